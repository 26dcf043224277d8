import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { removeFileInside, writeFileInside } from '../output/write-file.ts';

/** What is to be done to a folder, all of it or nothing. Paths are below the folder. */
export interface Changes {
  readonly writes: Readonly<Record<string, string>>;
  readonly removes: readonly string[];
}

const journalName = '.scenario-models-journal.json';

const schema = z.strictObject({
  writes: z.record(z.string(), z.string()),
  removes: z.array(z.string()),
});

/**
 * Carries out changes so that they can't be left half done: what is to be done is written down
 * first, in one piece. A run that is ended in the middle is finished by `finishChanges`.
 */
export function applyChanges(folder: string, changes: Changes): void {
  writeFileInside(folder, journalName, JSON.stringify(changes));
  carryOut(folder, changes);
}

/** Finishes what an earlier run was ended in; tells whether there was anything. */
export function finishChanges(folder: string): boolean {
  const file = join(folder, journalName);
  if (!existsSync(file)) return false;
  carryOut(folder, schema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return true;
}

function carryOut(folder: string, { writes, removes }: Changes): void {
  for (const [path, text] of Object.entries(writes)) writeFileInside(folder, path, text);
  for (const path of removes) removeFileInside(folder, path);
  rmSync(join(folder, journalName));
}
