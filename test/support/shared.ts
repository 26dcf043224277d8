import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder with the real pages and API records next to the repository, if it exists. */
const shared = join(import.meta.dirname, '..', '..', '..', 'shared');

export const hasShared = existsSync(shared);

if (!hasShared) {
  console.warn(`Tests on real pages and API records are skipped: there is no ${shared}`);
}

export interface SharedFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export function sharedPath(path: string): string {
  return join(shared, path);
}

export function readShared(path: string): string {
  return readFileSync(join(shared, path), 'utf8');
}

/** The real reference pages, sorted by name; none if the folder is missing. */
export function corpusPages(): readonly SharedFile[] {
  return filesIn('corpus', '.md').filter(({ name }) => name !== 'README.md');
}

/** The recorded responses of the API for single models; none if the folder is missing. */
export function modelRecords(): readonly SharedFile[] {
  return filesIn('api/records', '.json').filter(({ name }) => name.startsWith('model_'));
}

function filesIn(folder: string, extension: string): readonly SharedFile[] {
  if (!hasShared) return [];
  return readdirSync(join(shared, folder))
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({
      name,
      path: join(shared, folder, name),
      text: readShared(join(folder, name)),
    }));
}
