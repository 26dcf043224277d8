import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { itemType } from '../../generator/model/value-type.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { prompts } from '../../generator/samples/example-text.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import type { ExampleInput } from '../../generator/samples/types.ts';
import { toJson } from '../support/example-json.ts';
import { corpusModels, plannedModel } from '../support/planned-models.ts';
import { hasShared } from '../support/shared.ts';

const models = corpusModels();

/** The requests that the pages of all models show. */
const requests = models.flatMap((model) => {
  const { minimal, full, missing } = exampleInputs(model);
  return missing.length > 0
    ? []
    : [requestBody(model, minimal), full].map((input) => ({ model, input }));
});

/** Returns the findings in all requests, each with its model. */
function findings(
  find: (input: ExampleInput, model: PlannedModel) => readonly string[],
): readonly string[] {
  return requests.flatMap(({ model, input }) =>
    find(input, model).map((finding) => `${model.model.id}: ${finding}`),
  );
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function namesOf(
  { parameters }: PlannedModel,
  wanted: (planned: PlannedModel['parameters'][number]) => boolean,
): readonly string[] {
  return parameters.filter(wanted).map(({ parameter }) => parameter.name);
}

describe.skipIf(!hasShared)('exampleInputs of all models of the real pages', () => {
  test('covers them', () => {
    expect(models).toHaveLength(246);
    expect(requests.length).toBeGreaterThanOrEqual(2 * 244);
  });

  test('says how a list is used only if it is there', () => {
    const unrelated = findings((input, model) =>
      namesOf(model, ({ type }) => type.kind === 'array')
        .filter((list) => !input.has(list))
        .flatMap((list) =>
          [...input.keys()].filter((name) => new RegExp(`^${list}(?=[A-Z_])`).test(name)),
        ),
    );
    expect(unrelated).toEqual([]);
  });

  test('gives no negative prompt of strength 0', () => {
    const withoutWeight = findings((input) =>
      input.get('negativePromptStrength') === 0 && input.has('negativePrompt')
        ? ['negativePrompt']
        : [],
    );
    expect(withoutWeight).toEqual([]);
  });

  test('gives a file to a model that edits', () => {
    const empty = findings((input, model) => {
      const isEditor = /\bedit(?:ing)?\b/i.test(`${model.model.name} ${model.model.id}`);
      const fileParameters = namesOf(model, ({ type }) => itemType(type).kind === 'file');
      return isEditor && !fileParameters.some((name) => input.has(name)) ? ['no file'] : [];
    });
    expect(empty).toEqual([]);
  });

  test('does not describe another scene to a model that animates an image', () => {
    const scenes = findings((input, { model }) =>
      (input.has('image') || input.has('startImage') || input.has('firstFrameImage')) &&
      model.capabilities.includes('img2video') &&
      input.get('prompt') === prompts.film
        ? ['prompt']
        : [],
    );
    expect(scenes).toEqual([]);
  });

  test('translates into another language than English', () => {
    const same = findings((input) =>
      [...input]
        .filter(
          ([name, value]) =>
            /^(?:target|output)Lang/.test(name) && typeof value === 'string' && /^en/i.test(value),
        )
        .map(([name]) => name),
    );
    expect(same).toEqual([]);
  });

  test.each([
    ['audio', ['picture', 'film', 'edit', 'shape', 'animation'] as const],
    ['video', ['picture', 'shape', 'music', 'motion'] as const],
    ['img', ['film', 'speech', 'music', 'sound', 'shape', 'animation'] as const],
    ['3d', ['film', 'speech', 'music', 'edit', 'animation'] as const],
  ])('gives %s models prompts of their kind', (result, others) => {
    const wrong = findings((input, { model: { capabilities } }) => {
      const makesOthers = capabilities.some((name) => !name.endsWith(`2${result}`));
      const prompt = input.get('prompt');
      const found = others.filter((purpose) => prompts[purpose] === prompt);
      return makesOthers ? [] : found;
    });
    expect(wrong).toEqual([]);
  });

  test('gives whole texts in plain characters', () => {
    const unusual = findings((input) =>
      textsOf(toJson(input)).filter(
        (text) => text === '' || /\.\.|\s{2}|^\s|\s$|[“”‘’]|undefined|\[object/.test(text),
      ),
    );
    expect(unusual).toEqual([]);
  });
});

describe.skipIf(!hasShared)('emitModelPage of all models of the real pages', () => {
  test('says nothing twice outside of tables and code', () => {
    const repeated = models.flatMap((model) => {
      const page = emitModelPage(model).replace(/^```[\s\S]*?^```$/gm, '');
      const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('|'));
      return lines
        .filter((line, index) => lines.indexOf(line) !== index)
        .map((line) => `${model.model.id}: ${line}`);
    });
    expect(repeated).toEqual([]);
  });

  test('asks to replace files and models only if a request has them', () => {
    for (const model of models) {
      const page = emitModelPage(model);
      const programs = page.split('### Full body')[0] ?? '';
      expect(programs.includes('Replace the files'), model.model.id).toBe(
        programs.includes('await openAsBlob('),
      );
    }
  });
});

test('exampleInputs makes texts of every length, in whole words where they fit', () => {
  const names = ['prompt', 'text', 'negativePrompt', 'lyrics', 'script', 'title', 'style'];
  const spans = fc.tuple(fc.nat(400), fc.nat(400)).map(([a, b]) => ({
    minLength: Math.min(a, b),
    maxLength: Math.max(a, b, 1),
  }));
  const capabilities = fc.constantFrom('txt2img', 'txt2audio', 'img2video', 'txt2txt', '3d23d');
  fc.assert(
    fc.property(fc.constantFrom(...names), spans, capabilities, (name, span, capability) => {
      const parameter = { name, type: 'string', required: true, ...span } as const;
      const model = plannedModel([parameter], { name: 'Acme', capabilities: [capability] });
      const value = exampleInputs(model).minimal.get(name);
      const text = typeof value === 'string' ? value : expect.fail(`${name} has no text`);
      expect(text.length).toBeGreaterThanOrEqual(span.minLength);
      expect(text.length).toBeLessThanOrEqual(span.maxLength);
      expect(text).not.toMatch(/\.\.|^\s|\s{2}/);
      const isWide = span.maxLength - span.minLength > 30;
      if (isWide) expect(text).not.toMatch(/\s$|[,;]$/);
    }),
    { numRuns: 2000 },
  );
});
