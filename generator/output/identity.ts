import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { packageRoot } from '../package-root.ts';

/** A hash of the generator's sources, inserted by the build. */
declare const BUILD_ID: string | undefined;

/** The versions that decide the bytes of the output. */
export interface GeneratorIdentity {
  readonly version: string;
  readonly prettier: string;
  readonly 'ts-morph': string;
  readonly build: string;
}

/** Returns the identity of this generator: its version, its build and its printers. */
export function generatorIdentity(): GeneratorIdentity {
  return {
    version: versionIn(join(packageRoot, 'package.json')),
    prettier: installedVersion('prettier'),
    'ts-morph': installedVersion('ts-morph'),
    build: typeof BUILD_ID === 'undefined' ? 'sources' : BUILD_ID,
  };
}

/** Returns whether two runs had the same generator. */
export function sameGenerator(one: GeneratorIdentity, other: GeneratorIdentity): boolean {
  return isDeepStrictEqual(one, other);
}

function installedVersion(name: string): string {
  const require = createRequire(import.meta.url);
  return versionIn(require.resolve(`${name}/package.json`));
}

function versionIn(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return version;
}
