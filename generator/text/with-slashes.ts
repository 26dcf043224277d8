import { sep } from 'node:path';

/** Returns a native path with `/` between its parts, as committed files contain it. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}
