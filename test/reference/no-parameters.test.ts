import { expect, test } from 'vitest';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { saysNoParameters } from '../../generator/reference/parse/no-parameters.ts';
import { parsePage, type PageResult } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { planUpdate } from '../../generator/update/plan-update.ts';
import { readTrackedDefinitions } from '../../generator/update/tracked-definitions.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const table = /\| Parameter[\s\S]*\|\n/;
const [header = '', dashes = ''] = table.exec(acmePage)?.[0].split('\n') ?? [];
const second = acmePage
  .slice(acmePage.indexOf('## '))
  .replace(/^## .*/, '## Plain')
  .replace(/model_[\w-]+/, 'model_plain');
const list = /^- \[.*\)$/m;
const page = `${acmePage.replace(list, '$&\n- [Plain](#plain)')}\n${second}`;

/** Returns the page with another end of its second section. */
function pageWith(end: string, { description = true } = {}): PageResult {
  const at = page.indexOf('## Plain');
  const section = page.slice(at).replace(table, end === '' ? '' : `${end}\n`);
  const text = description ? section : section.replace(/^(## Plain\n\n)(?!\*\*)[^\n]*\n\n/, '$1');
  return parsePage(sourceText('acme.md', `${page.slice(0, at)}${text.trimEnd()}\n`));
}

function plainModel(result: PageResult) {
  return result.ok ? result.value.models.find(({ id }) => id === 'model_plain') : undefined;
}

const sentences = [
  'This model has no parameters.',
  'No parameters.',
  '_This model has no configurable parameters._',
  '> This model takes no parameters.',
  'This model does not have any parameters.',
  "It doesn't take parameters.",
  'It doesn’t accept any input parameters.',
  'There are no parameters.',
  'This model requires no inputs.',
  'No options available',
  '**Parameters:** none',
  'Parameters: N/A',
  'Parameters: —',
  'None.',
  '### Parameters\n\nNone.',
  '### Parameters\n\n—',
  `${header}\n${dashes}`,
  `${header}\n${dashes}\n| -  | - | - | - | - | - | - | - |`,
  `${header}\n${dashes}\n| _No parameters_ | | | | | | | |`,
  `${header}\n${dashes}\n| None | — | — | — | — | — | — | — |`,
];

test.each(sentences)('parsePage reads a model without parameters from %j', (end) => {
  for (const description of [true, false]) {
    const result = pageWith(end, { description });
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plainModel(result)).toMatchObject({ parameters: [] });
    expect(plainModel(result)?.description === undefined).toBe(!description);
    expect(result.rejected).toEqual([]);
  }
});

test.each([
  'This model has no required parameters.',
  'There are no additional parameters.',
  'No parameters are required.',
  'See [the parameters](/parameters.md).',
  'The parameters are those of Acme.',
  '- `prompt` (string): The text.',
  '<table><tr><td>prompt</td></tr></table>',
  '```json\n{ "prompt": "x" }\n```',
])('parsePage rejects a model whose parameters may be in %j', (end) => {
  const result = pageWith(end);
  expect(plainModel(result)).toBeUndefined();
  expect(result.rejected).toEqual([{ name: 'Plain', id: 'model_plain' }]);
});

test('parsePage reads a section without a table as a model without parameters, with a warning', () => {
  const result = pageWith('');
  expect(plainModel(result)).toMatchObject({ parameters: [] });
  expect(result.problems[0]).toMatchObject({ code: 'PAGE_NO_TABLE', severity: 'warning' });
});

test('parsePage rejects a page of which no section has a table', () => {
  const result = parsePage(sourceText('acme.md', page.replaceAll(new RegExp(table, 'g'), '')));
  expect(result.ok).toBe(false);
});

test('planUpdate keeps the parameters of a known model without a table', () => {
  const known = parsePage(sourceText('acme.md', page));
  const now = pageWith('');
  if (!known.ok || !now.ok) throw new Error('The pages can’t be read.');
  const files = { 'image-generation/acme.yaml': formatDefinition(known.value) };
  const tracked = readTrackedDefinitions(temporaryFolder(files));
  const update = planUpdate(tracked.ok ? tracked.value : [], {
    pages: [{ definition: now.value, pageName: 'acme.md', rejected: now.rejected }],
  });
  expect(update.files[0]?.definition.models).toEqual(known.value.models);
  expect(update.problems).toMatchObject([{ code: 'PAGE_NO_TABLE', severity: 'error' }]);
});

test('saysNoParameters takes linear time', () => {
  expect(saysNoParameters(`${'no input '.repeat(20_000)}x`)).toBe(false);
  expect(saysNoParameters(`${' '.repeat(100_000)}x`)).toBe(false);
});
