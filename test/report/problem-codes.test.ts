import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainCode } from '../../generator/commands/explain.ts';
import { emitProblemsPage } from '../../generator/emit/docs/problems-page.ts';
import { problemCodes } from '../../generator/report/problem-codes.ts';
import { plainStyle } from '../../generator/report/style.ts';

const root = join(import.meta.dirname, '../..');

/** All TypeScript below a folder as one text, without the table of codes. */
function sourcesIn(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^report[/\\](?:codes|problem-codes)/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

/** Codes that end like this are made from the kind of a file. */
const shared =
  /^(?:DEFINITION|OVERLAY|CONFIG|INPUT_HISTORY|INPUT_ACCEPTED)_(?:YAML|(?:UNKNOWN|MISSING|REPLACED)_FIELD|WRONG_VALUE)$/;
const codes = Object.keys(problemCodes);

describe('problemCodes', () => {
  test('has no code that nothing reports', () => {
    const sources = sourcesIn('generator');
    const made = /^OVERLAY_UNKNOWN_(?:MODEL|PARAMETER|VALUE)$/;
    expect(
      codes.filter(
        (code) => !shared.test(code) && !made.test(code) && !sources.includes(`'${code}'`),
      ),
    ).toEqual([]);
  });

  test('explains each code in whole sentences', () => {
    for (const [code, { why, fix }] of Object.entries(problemCodes)) {
      expect(why, code).toMatch(/^[A-Z`].*\.$/);
      expect(fix, code).toMatch(/^[A-Z`].*[.`]$/);
    }
  });
});

test('emitProblemsPage has a section for each code', () => {
  const headings = Array.from(emitProblemsPage().matchAll(/^### `(\w+)`$/gm), ([, code]) => code);
  expect(headings.toSorted()).toEqual(codes.toSorted());
});

describe('explainCode', () => {
  test('prints the explanation of a code, in any case', () => {
    const { stdout } = explainCode('page-no-model-id', plainStyle);
    expect(stdout).toContain('PAGE_NO_MODEL_ID');
    expect(stdout).toContain(problemCodes.PAGE_NO_MODEL_ID.why);
    expect(stdout).toContain('problems.md#page_no_model_id');
  });

  test('lists all codes', () => {
    const { stdout = '' } = explainCode(undefined, plainStyle);
    expect(codes.filter((code) => !stdout.includes(`  ${code}\n`))).toEqual([]);
  });

  test('suggests a code for a misspelled one', () => {
    expect(explainCode('PAGE_NO_MODEL', plainStyle).problems).toMatchObject([
      { code: 'INPUT_UNKNOWN_CODE', fix: "Did you mean 'PAGE_NO_MODELS'?" },
    ]);
  });
});
