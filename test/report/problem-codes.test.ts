import { slug } from 'github-slugger';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainCode } from '../../generator/commands/explain.ts';
import { emitProblemsPage } from '../../generator/emit/docs/problems-page.ts';
import { isProblemCode, problemCodes, problemUrl } from '../../generator/report/problem-codes.ts';
import { problemsText } from '../../generator/report/report-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');

/** Returns all TypeScript below a folder as one text, without the table of codes. */
function sourcesIn(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/^report[/\\](?:codes|problem-codes)/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n');
}

/** Matches codes that are built from the kind of a file. */
const shared =
  /^(?:DEFINITION|OVERLAY|CONFIG|INPUT_HISTORY|INPUT_ACCEPTED)_(?:YAML|(?:UNKNOWN|MISSING|REPLACED)_FIELD|WRONG_VALUE)$/;
const codes = Object.keys(problemCodes);

describe('problemCodes', () => {
  test('contains only codes that the generator reports', () => {
    const sources = sourcesIn('generator');
    const made = /^OVERLAY_UNKNOWN_(?:MODEL|PARAMETER|VALUE)$/;
    expect(
      codes.filter(
        (code) => !shared.test(code) && !made.test(code) && !sources.includes(`'${code}'`),
      ),
    ).toEqual([]);
  });

  test('explains each code in complete sentences', () => {
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

test('problemUrl returns the URL of the section of the code on GitHub', () => {
  const repository = packageJson.repository.url.replace(/^git\+|\.git$/g, '');
  const page = readFileSync(join(root, 'generated/docs/problems.md'), 'utf8');
  const anchors = new Set(
    Array.from(page.matchAll(/^### (.+)$/gm), ([, heading = '']) => slug(heading)),
  );
  for (const code of codes.filter(isProblemCode)) {
    const [url, anchor = ''] = problemUrl(code).split('#');
    expect(url).toBe(`${repository}/blob/main/generated/docs/problems.md`);
    expect(anchors).toContain(anchor);
  }
});

test('problemsText links to the explanation of each code', () => {
  const problem = { severity: 'error', message: 'It is wrong.' } as const;
  const one = problemsText([{ ...problem, code: 'PAGE_DATE' }], plainStyle);
  expect(one).toContain('Run `scenario-models explain PAGE_DATE`');
  expect(one).toContain(`  ${problemUrl('PAGE_DATE')}\n`);
  const two = problemsText(
    [
      { ...problem, code: 'PAGE_DATE' },
      { ...problem, code: 'PAGE_RANGE', severity: 'warning' },
    ],
    plainStyle,
  );
  for (const code of ['PAGE_DATE', 'PAGE_RANGE'] as const) expect(two).toContain(problemUrl(code));
  expect(problemsText([], plainStyle)).toBe('');
});

describe('explainCode', () => {
  test('prints the explanation of a code, in any case', () => {
    const { stdout } = explainCode('page-no-model-id', plainStyle);
    expect(stdout).toContain('PAGE_NO_MODEL_ID');
    expect(stdout).toContain(problemCodes.PAGE_NO_MODEL_ID.why);
    expect(stdout).toContain(problemUrl('PAGE_NO_MODEL_ID'));
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
