import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { hashOf } from './hash.ts';

/** The parts of the output folder that are ours; what stands beside them is not looked at. */
const ourFolders = ['docs', 'schema', 'sdk'];

/** The files of an output folder and their content, read when asked for. */
export interface FolderState {
  readonly paths: readonly string[];
  readonly textOf: (path: string) => string | undefined;
  readonly hashOf: (path: string) => string | undefined;
}

/** Reads the parts of an output folder, and those of `files` at its top that exist. */
export function readFolder(outputFolder: string, files: Iterable<string> = []): FolderState {
  const hashes = new Map<string, string | undefined>();
  const textOf = (path: string) => {
    const file = join(outputFolder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
  return {
    paths: [
      ...ourFolders.flatMap((folder) => filesBelow(outputFolder, folder)),
      ...[...files].filter((path) => !path.includes('/') && existsSync(join(outputFolder, path))),
    ],
    textOf,
    hashOf: (path) => {
      if (!hashes.has(path)) {
        const text = textOf(path);
        hashes.set(path, text === undefined ? undefined : hashOf(text));
      }
      return hashes.get(path);
    },
  };
}

function filesBelow(outputFolder: string, folder: string): string[] {
  const start = join(outputFolder, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outputFolder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}
