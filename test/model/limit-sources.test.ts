import { expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { limitsBySource, sourceOf } from '../../generator/model/limit-sources.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { playgroundData } from '../../generator/site/playground-data.ts';
import { parseMarkdown, tablesOf } from '../support/markdown-tree.ts';
import { plannedModel } from '../support/planned-models.ts';

const steps: ResolvedParameter = {
  ...{ name: 'steps', type: 'number', min: 1, max: 50, step: 5, integer: true, required: true },
  provenance: { max: 'record', step: 'overlay' },
};
const images: ResolvedParameter = {
  ...{ name: 'images', type: 'file_array', kind: 'image', maxItems: 4, maxSize: 1_048_576 },
  provenance: { maxItems: 'record', maxSize: 'description', kind: 'record' },
};

function limitsOf(parameter: ResolvedParameter) {
  const type = plannedModel([parameter]).parameters[0]?.type ?? { kind: 'unknown' };
  return limitsBySource(type, parameter);
}

test('limitsBySource describes the limits of each source, the page first', () => {
  expect(limitsOf(steps)).toEqual([
    { source: 'page', words: 'at least 1, whole number' },
    { source: 'record', words: 'up to 50' },
    { source: 'overlay', words: 'in steps of 5' },
  ]);
  expect(limitsOf(images)).toEqual([
    { source: 'record', words: 'up to 4 items' },
    { source: 'description', words: 'each up to 1 MiB' },
  ]);
});

test('limitsBySource returns an empty list for a parameter without limits', () => {
  expect(limitsOf({ name: 'a', type: 'string', provenance: { label: 'record' } })).toEqual([]);
  expect(sourceOf({ name: 'a', type: 'string' }, 'max')).toBe('page');
});

test('the page of a model on the site shows the source of each limit', () => {
  const planned = plannedModel([steps, images]);
  const page = emitModelPage(planned, { withSources: true });
  const [header = [], ...rows] = tablesOf(parseMarkdown(page))[0] ?? [];
  const allowed = rows.map((row) => row[header.indexOf('Allowed values')]);
  expect(allowed).toEqual([
    'at least 1, whole number, up to 50 API record, in steps of 5 overlay',
    'up to 4 items API record, each up to 1 MiB description',
  ]);
  expect(page).toContain('[API record](#sources)');
  // The docs of the package have no section for it.
  expect(emitModelPage(planned)).not.toContain('#sources');
  expect(playgroundData(planned).limits).toEqual({
    steps: 'at least 1, whole number, up to 50 (API record), in steps of 5 (overlay)',
    images: 'up to 4 items (API record), each up to 1 MiB (description)',
  });
});

test('the section "Sources" lists each parameter once, with the facts of each source', () => {
  const planned = plannedModel([steps, images, { name: 'plain', type: 'string' }], {
    recordDate: '2026-05-01',
    constraints: [{ kind: 'anyOf', parameters: ['steps', 'images'], provenance: 'overlay' }],
  });
  const [, sources = ''] = emitModelPage(planned, { withSources: true }).split('## Sources\n');
  expect(sources.trim().split('\n')).toEqual([
    'Everything without a label is from the [reference page](../reference/image-generation/acme.md).',
    '',
    '- **API record of 2026-05-01**: `steps` (maximum); `images` (maximum items, kind of file)',
    '- **Overlay, written by the maintainers of this catalog**: `steps` (step); constraints (anyOf)',
    '- **Description**: `images` (maximum size)',
  ]);
});

test('the section "Sources" is missing if everything is from the page', () => {
  const page = emitModelPage(plannedModel([{ name: 'a', type: 'number', max: 2 }]), {
    withSources: true,
  });
  expect(page).not.toContain('## Sources');
});

test('the section "Sources" does not link to a page that does not describe the model', () => {
  const page = emitModelPage(plannedModel([steps], { onPage: false }), { withSources: true });
  expect(page).toContain('## Sources\n\nThe reference page does not describe this model.\n');
});
