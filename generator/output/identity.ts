import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { packageRoot } from '../package-root.ts';

/** A hash of the generator's sources and of the versions of its packages, inserted by the build. */
declare const BUILD_ID: string | undefined;

/** The versions that decide the bytes of the output. */
export interface GeneratorIdentity {
  readonly version: string;
  readonly build: string;
}

/** Returns the identity of this generator: its version and its build, with the packages in it. */
export function generatorIdentity(): GeneratorIdentity {
  return {
    version: packageVersion(),
    build: typeof BUILD_ID === 'undefined' ? 'sources' : BUILD_ID,
  };
}

/** Returns whether two runs had the same generator. */
export function sameGenerator(a: GeneratorIdentity, b: GeneratorIdentity): boolean {
  return isDeepStrictEqual(a, b);
}

function packageVersion(): string {
  const text = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
