import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** Reads the scripts and styles of the site, which the build of this package bundles. */
export function readAssets(): ReadonlyMap<string, string> {
  const folder = join(packageRoot, 'dist', 'generator', 'site-assets');
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
