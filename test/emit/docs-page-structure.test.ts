import fc from 'fast-check';
import { toString } from 'mdast-util-to-string';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { inlineCode } from '../../generator/markdown/blocks.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { anyModel } from '../support/any-model.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';
import { plannedModel } from '../support/planned-models.ts';

const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };

test('emitModelPage prints the pages of Phota as Prettier does', async () => {
  const phota = photaModels();
  for (const model of phota) {
    const page = emitModelPage(model);
    expect(await format(page, { parser: 'markdown', printWidth: 100, singleQuote: true })).toBe(
      page,
    );
  }
});

function photaModels(): readonly PlannedModel[] {
  const common: readonly ResolvedParameter[] = [
    {
      name: 'numOutputs',
      type: 'number',
      default: 1,
      min: 1,
      max: 4,
      description: 'Number of images to generate.',
    },
    {
      name: 'resolution',
      type: 'string',
      default: '1K',
      allowedValues: ['1K', '4K'],
      description: 'Output image resolution.',
    },
    {
      name: 'aspectRatio',
      type: 'string',
      default: 'auto',
      allowedValues: ['auto', '16:9', '1:1'],
      description: 'Aspect ratio of the output image.',
    },
  ];
  const images: ResolvedParameter = {
    name: 'referenceImages',
    type: 'file_array',
    required: true,
    description: 'Images to edit. The first image is used as the primary source.',
  };
  const parts = { page: { provider: 'Phota', path: 'image-generation/phota.yaml' } };
  return [
    plannedModel([images, prompt, ...common], {
      ...parts,
      id: 'model_phota-edit',
      name: 'Phota Edit',
    }),
    plannedModel([prompt, ...common], { ...parts, id: 'model_phota', name: 'Phota Text to Image' }),
  ];
}

test('emitModelPage keeps the structure of a page for any definition', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const root = parseMarkdown(emitModelPage(model));
      const { parameters } = model;
      const top = root.children.filter((node) => node.type === 'heading' && node.depth <= 2);
      expect(top.map((node) => toString(node))).toEqual(
        expect.arrayContaining(['Parameters', 'Requests']),
      );
      expect(nodesOf(root, 'html')).toHaveLength(1);
      expect(nodesOf(root, 'image')).toEqual([]);
      for (const { url } of nodesOf(root, 'link')) expect(url).toMatch(/^(https:|#|\.\.\/)/);
      for (const [header, ...rows] of tablesOf(root)) {
        for (const row of rows) expect(row).toHaveLength(header?.length ?? 0);
      }
      const names = tablesOf(root).flatMap((table) => table.slice(1).map(([name]) => name));
      expect(names).toEqual(expect.arrayContaining(parameters.map(nameInTable)));
    }),
    { numRuns: 60 },
  );
});

/** A bar after an odd number of backslashes loses one of them: no cell can hold it. */
function nameInTable({ parameter }: PlannedModel['parameters'][number]): string {
  return inlineCode(parameter.name).text.replace(/\\*\|/g, (found) =>
    found.length % 2 === 0 ? found.slice(1) : found,
  );
}
