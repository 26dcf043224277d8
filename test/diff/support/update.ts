import type { Catalog } from '../../../generator/diff/catalog.ts';
import type { ResolvedModel, ResolvedParameter } from '../../../generator/model/resolved-model.ts';
import { model, page } from './catalogs.ts';

const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };
const count = { name: 'numOutputs', type: 'number', default: 1, min: 1, integer: true as const };
const ratio = { name: 'aspectRatio', type: 'string', allowedValues: ['auto', '1:1'] };

const sheet: ResolvedModel = model({
  id: 'model_acme-sheet',
  name: 'Acme Sheet',
  capabilities: [],
});

/** A page of 9 April, `models/image-generation/acme.yaml`. */
export const april: Catalog = side('2026-04-09', [
  model({ parameters: [prompt, { ...count, max: 4 }, { ...ratio, default: 'auto' }] }),
  sheet,
]);

/** The page of 15 June: a breaking change, a warning, two additions and a change of text. */
export const june: Catalog = side('2026-06-15', [
  model({
    description: 'It paints.',
    parameters: [
      prompt,
      { ...count, max: 2 },
      { ...ratio, default: '1:1' },
      { name: 'seed', type: 'number' },
    ],
  }),
  sheet,
  model({ id: 'model_acme-pro', name: 'Acme Pro' }),
]);

function side(lastUpdated: string, models: readonly ResolvedModel[]): Catalog {
  const found = page(models, { lastUpdated });
  const locate = (id: string, parameter = '', field = '') => ({
    file: `models/${found.page.path}`,
    line: 8 + models.findIndex((model) => model.id === id) * 20 + parameter.length + field.length,
    column: 9,
    length: 1,
    lineText: '',
  });
  return { pages: [{ ...found, locate }] };
}
