import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads every module of the generator and prints the patterns that they make from text, as JSON: each
 * with the place that makes it. The linter sees only patterns that are written as literals.
 */
const generator = join(import.meta.dirname, '../../generator');
const patterns = new Map<string, string>();

globalThis.RegExp = new Proxy(RegExp, {
  construct(target, args, newTarget): object {
    const made: unknown = Reflect.construct(target, args, newTarget);
    const [, , maker = ''] = (new Error().stack ?? '').split('\n');
    if (made instanceof RegExp && maker.includes(`${generator}/`)) {
      patterns.set(`/${made.source}/${made.flags}`, maker.slice(maker.indexOf(generator)));
    }
    return Object(made) as object;
  },
});

/** These begin to work when they are loaded, or need a browser. */
const programs =
  /^(?:site[\\/]browser|cli\.ts$|output[\\/]generation-worker|dev-server[\\/]typescript-hooks)/;

for (const path of readdirSync(generator, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.ts') || programs.test(path)) continue;
  await import(pathToFileURL(join(generator, path)).href);
}
process.stdout.write(JSON.stringify([...patterns]), () => process.exit(0));
