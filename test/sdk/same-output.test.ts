import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const corpus = inject('corpus');

/** The output without its manifest, which names the build of the generator. */
function contents(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')] as const),
  );
}

test.runIf(corpus)(
  'generate writes the same bytes in threads from the bundle and in one thread from the sources',
  async () => {
    const { models = '', generated = '' } = corpus ?? {};
    // The corpus is generated with the configuration of this project.
    const configured = { package: 'scenario-models', importExtension: 'js' } as const;
    const out = join(temporaryFolder(), 'generated');
    const { exitCode } = await runGenerate({ models, out, configured }, plainStyle);
    expect(exitCode).toBe(0);
    expect(contents(out)).toEqual(contents(generated));
  },
);
