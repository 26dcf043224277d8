import { expect, test } from 'vitest';
import type { Definition } from '../../generator/model/definition.ts';
import { reportFormat } from '../../generator/update/report-format.ts';

/** Returns twenty pages, of which the first have an unusual layout and the given numbers of models. */
function twentyPages(unusual: readonly number[]) {
  return Array.from({ length: 20 }, (_, index) => {
    const provider = `Acme ${index}`;
    const models = Array.from({ length: unusual[index] ?? 1 }, (_model, at) => ({
      id: `model_${index}-${at}`,
      name: `${provider} ${at}`,
      capabilities: [],
      parameters: [],
    }));
    const definition: Definition = {
      provider,
      category: 'image generation',
      source: index < unusual.length ? { layout: { other: ['a list'] } } : {},
      models,
    };
    return { definition, pageName: `https://docs.example/${index}` };
  });
}

test.each([
  ['a fifth of the pages', [1, 1, 1, 1], false],
  ['more than a fifth of the pages', [1, 1, 1, 1, 1], true],
  ['two pages with a fifth of the models', [2, 2], false],
  ['two pages with more than a fifth of the models', [3, 2], true],
  ['one page with most of the models', [50], false],
])('reportFormat of %s', (_, unusual, hasChanged) => {
  const pages = twentyPages(unusual);
  const report = reportFormat([], pages, [], pages.length);
  expect(report.hasChanged).toBe(hasChanged);
  const code = hasChanged ? 'PAGE_FORMAT_CHANGED' : 'PAGE_FORMAT';
  expect(report.problems.map((problem) => problem.code)).toEqual([code]);
  const count = `The format changed on ${unusual.length} of 20 pages.`;
  expect(report.problems[0]?.message.includes(count)).toBe(hasChanged);
});

test('reportFormat names three pages and counts the others', () => {
  const pages = twentyPages([1, 1, 1, 1, 1, 1]);
  const [problem] = reportFormat([], pages, [], pages.length).problems;
  const named = JSON.stringify(problem).match(/https:\/\/docs\.example\/\d+/g);
  expect(new Set(named).size).toBe(3);
  expect(problem?.message).toContain('and 3 more');
});
