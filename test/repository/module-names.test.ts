import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const generator = join(import.meta.dirname, '..', '..', 'generator');

/** The client for Node.js extends the client for all platforms, under the same name. */
const sharedNames = ['ScenarioClient'];

test('no name is exported by two modules of the generator', () => {
  const modules = new Map<string, readonly string[]>();
  for (const path of readdirSync(generator, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path)) continue;
    const text = readFileSync(join(generator, path), 'utf8');
    const declaration =
      /^export (?:async )?(?:function\*?|const|class|interface|type|abstract class) (\w+)/gm;
    for (const [, name = ''] of text.matchAll(declaration)) {
      modules.set(name, [...(modules.get(name) ?? []).filter((module) => module !== path), path]);
    }
  }
  expect(modules.size).toBeGreaterThan(1000);
  const repeated = [...modules].filter(
    ([name, paths]) => paths.length > 1 && !sharedNames.includes(name),
  );
  expect(repeated).toEqual([]);
});
