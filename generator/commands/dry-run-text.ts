import { showHidden } from '../text/invisible.ts';

/** Prints the files that a run would write and remove, one per line. */
export function dryRunText(written: readonly string[], removed: readonly string[]): string {
  return [
    ...written.map((path) => `write  ${showHidden(path)}\n`),
    ...removed.map((path) => `remove ${showHidden(path)}\n`),
  ].join('');
}
