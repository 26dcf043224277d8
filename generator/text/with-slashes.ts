import { sep } from 'node:path';

/** Returns a path of this computer with `/` between its parts, as in files that are committed. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
