import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, format } from 'prettier';
import { describe, expect, inject, test } from 'vitest';
import { sampleOf } from '../support/long-form.ts';

const corpus = inject('corpus');

/** The Prettier options of this repository. */
const options = { printWidth: 100, singleQuote: true } as const;

describe.runIf(corpus)('the generated TypeScript', () => {
  const sdk = join(corpus?.generated ?? '', 'sdk');

  test('is as Prettier formats it', async () => {
    const files = readdirSync(sdk, { recursive: true, encoding: 'utf8' });
    const formatted: string[] = [];
    const code = files.filter((name) => name.endsWith('.ts'));
    for (const file of sampleOf(code, 6)) {
      const text = readFileSync(join(sdk, file), 'utf8');
      const named = { ...options, filepath: file };
      if (!(await check(text, named))) formatted.push(await format(text, named));
    }
    expect(formatted).toEqual([]);
  });
});
