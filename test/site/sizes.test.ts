import { expect, test } from 'vitest';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { readAssets } from '../../generator/site/assets.ts';
import { buildSite } from '../support/build-site.ts';
import { isLong } from '../support/long-form.ts';
import { plannedModel } from '../support/planned-models.ts';
import { deadLinks } from '../support/site-links.ts';

/** Models of a few providers and categories, with files, choices, numbers and constraints. */
function syntheticModels(count: number): readonly PlannedModel[] {
  return Array.from({ length: count }, (_, index) =>
    plannedModel(
      [
        { name: 'prompt', type: 'string', required: true, prompt: true, description: 'A text.' },
        { name: 'image', type: 'file', kind: 'image', maxSize: 1e6 },
        { name: 'size', type: 'string', allowedValues: ['1K', '2K', `${index}K`] },
        { name: 'seed', type: 'number', min: 0, max: index + 1 },
      ],
      {
        id: `model_acme-${index}`,
        name: `Acme ${index}`,
        description: `Makes pictures of kind ${index}.`,
        capabilities: [index % 2 === 0 ? 'img2img' : 'txt2video'],
        constraints: [{ kind: 'mutuallyExclusive', parameters: ['image', 'seed'] }],
        names: {
          identifier: `acme${index}`,
          inputType: `Acme${index}Input`,
          fileName: `acme-${index}`,
        },
        page: {
          provider: `Acme ${index % 40}`,
          category: `category ${index % 7}`,
          path: `category-${index % 7}/acme-${index % 40}.yaml`,
        },
      },
    ),
  );
}

const counts = isLong() ? [1, 3, 1000] : [1, 3, 40];

test.each(counts)('buildSite makes a whole site of %i models, in any order', async (count) => {
  const models = syntheticModels(count);
  const options = { definitions: new Map(), assets: readAssets(), url: 'https://acme.example/m/' };
  const files = await buildSite({ ...options, models });
  const again = await buildSite({ ...options, models: models.toReversed() });
  // Not by `toEqual`, which takes minutes for so much text.
  expect(JSON.stringify(again) === JSON.stringify(files)).toBe(true);
  const textOf = new Map(files.map(({ path, text }) => [path, text]));
  expect(textOf.size).toBe(files.length);
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  expect(pages.filter(({ path }) => path.startsWith('models/'))).toHaveLength(count);
  // The pages of the definitions themselves are missing here.
  const dead = pages.flatMap((page) => deadLinks(page, textOf));
  expect(dead.filter((link) => !link.includes('reference/'))).toEqual([]);
  // No absolute path: the site works below any base path.
  for (const { path, text } of pages) {
    if (path !== '404.html') expect(text, path).not.toMatch(/\s(?:href|src)="\//);
  }
});
