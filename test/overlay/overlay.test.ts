import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import type { Parameter } from '../../generator/model/definition.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { overlaySchema } from '../../generator/overlay/schema.ts';
import type { Problem } from '../../generator/report/problem.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { checkOverlay } from '../../generator/resolve/check-overlay.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { pageWith } from '../record/arbitraries.ts';

const rows: readonly Parameter[] = [
  { name: 'prompt', type: 'string', required: true },
  { name: 'numOutputs', type: 'number', default: 1, min: 1, max: 4 },
  { name: 'images', type: 'file_array' },
  { name: 'mode', type: 'string', allowedValues: ['fast', 'good'] },
  { name: 'layers', type: 'inputs_array' },
];

/** Returns the problems of an overlay with this text for its only model. */
function problemsOf(model: string, id = 'model_made-up'): readonly Problem[] {
  const text = `models:\n  ${id}:\n${model.replace(/^/gm, '    ')}\n`;
  const overlay = parseOverlay(sourceText('maker.overlay.yaml', text));
  if (!overlay.ok) return overlay.problems;
  return checkOverlay(overlay.value, resolveDefinition(pageWith(rows), overlay.value.value));
}

/** Returns the code, line and fix of each problem. */
function summaryOf(model: string, id?: string) {
  return problemsOf(model, id).map(({ code, location, fix }) => [code, location?.line, fix]);
}

const everything = `
name: Better
identifier: better
description: With *Markdown*.
deprecated: { reason: Old., replacement: model_new }
parameters:
  prompt: { minLength: 2, maxLength: 300, placeholder: What to make }
  numOutputs: { integer: true, max: 3, step: 1, default: null, costImpact: true }
  images: { required: false, minItems: 1, maxItems: 4, kind: image, maxSize: 10485760, maxDuration: null }
  mode: { valueLabels: { fast: Fast }, deprecated: false }
  layers:
    inputs:
      image: { type: file, required: true }
      at: { type: number, min: 0, max: 1 }
    requires:
      - { parameter: at, needs: [image] }
mutuallyExclusive:
  - { parameters: [images, layers], reason: One or the other. }
anyOf:
  - parameters: [images, layers]
requires:
  - { parameter: mode, needs: [images] }
requiresAnyOf:
  - { parameter: mode, needs: [images, layers] }
requiredWhen:
  - { parameter: images, when: { parameter: mode, values: [good] } }
ignoredWhen:
  - { parameter: mode, when: { parameter: images } }
ignoredUnless:
  - { parameter: mode, when: { parameter: numOutputs, values: [1] } }
examples:
  - { name: A cat, input: { prompt: a cat, numOutputs: 2 } }
`.trim();

describe('parseOverlay', () => {
  test('accepts every field of an overlay', () => {
    expect(problemsOf(everything)).toEqual([]);
  });

  test('accepts what the JSON Schema for editors accepts', () => {
    const schema = z.toJSONSchema(overlaySchema, { io: 'input' });
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const overlay = (text: string): unknown => ({
      models: { 'model_made-up': parse(text) as unknown },
    });
    expect(validate(overlay(everything))).toBe(true);
    expect(validate(overlay('parameters: { prompt: { maxLenght: 3 } }'))).toBe(false);
  });

  test('reports the field that replaces one of an earlier version', () => {
    const group = '[{ parameters: [prompt, mode] }]';
    const needs = '[{ parameter: prompt, needs: [mode] }]';
    expect(summaryOf(`exclusive: ${group}\noneOf: ${group}\nrequiresOneOf: ${needs}`)).toEqual([
      ['OVERLAY_REPLACED_FIELD', 3, 'Write `mutuallyExclusive`.'],
      ['OVERLAY_REPLACED_FIELD', 4, 'Write `anyOf`.'],
      ['OVERLAY_REPLACED_FIELD', 5, 'Write `requiresAnyOf`.'],
    ]);
  });

  test('reports all problems of shape, with locations and suggestions', () => {
    const text = 'paramters: {}\nparameters:\n  prompt: { maxLenght: 3 }\n  mode: { integer: 1 }';
    expect(summaryOf(text)).toEqual([
      ['OVERLAY_UNKNOWN_FIELD', 3, 'Did you mean `parameters`?'],
      ['OVERLAY_UNKNOWN_FIELD', 5, 'Did you mean `maxLength`?'],
      ['OVERLAY_WRONG_VALUE', 6, 'Write a boolean.'],
    ]);
  });

  test.each([
    [
      'a model',
      'name: A',
      'model_made-op',
      ['OVERLAY_UNKNOWN_MODEL', 2, 'Did you mean `model_made-up`? Otherwise remove the entry.'],
    ],
    [
      'a parameter',
      'parameters: { numOutput: { max: 2 } }',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 3, 'Did you mean `numOutputs`? Otherwise remove the entry.'],
    ],
    [
      'a parameter without a similar name',
      'parameters: { zzzzzz: { max: 2 } }',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 3, 'Correct the name, or remove the entry.'],
    ],
    [
      'a parameter in a constraint',
      'mutuallyExclusive:\n  - parameters: [image, mode]',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 4, 'Did you mean `images`? Otherwise remove the entry.'],
    ],
    [
      'a value in a constraint',
      'ignoredWhen:\n  - { parameter: images, when: { parameter: mode, values: [fsat] } }',
      undefined,
      ['OVERLAY_UNKNOWN_VALUE', 4, 'Did you mean `fast`? Otherwise remove the entry.'],
    ],
    [
      'a parameter in an example',
      'examples:\n  - { name: A, input: { promt: x } }',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 4, 'Did you mean `prompt`? Otherwise remove the entry.'],
    ],
    [
      'an input in a constraint of a parameter',
      'parameters:\n  layers:\n    anyOf:\n      - parameters: [a, b]\n    inputs: { a: { type: file } }',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 6, 'Did you mean `a`? Otherwise remove the entry.'],
    ],
    [
      'an input without a type',
      'parameters: { layers: { inputs: { img: { max: 2 } } } }',
      undefined,
      ['OVERLAY_UNKNOWN_PARAMETER', 3, 'Correct the name, or remove the entry.'],
    ],
  ])('rejects an unknown name: %s', (_, text, id, problem) => {
    expect(summaryOf(text, id)).toEqual([problem]);
  });

  test.each([
    ['numOutputs: { min: 5, default: null }', '`numOutputs`: min must be at most max 4 (got 5).'],
    ['numOutputs: { default: 9 }', '`numOutputs`: default 9 must be at most 4.'],
    [
      'numOutputs: { step: 2, min: 0 }',
      '`numOutputs`: default 1 must be a multiple of the step 2.',
    ],
    [
      'numOutputs: { default: 1.5, integer: true }',
      '`numOutputs`: default 1.5 must be a whole number.',
    ],
    [
      'numOutputs: { maxLength: 4 }',
      '`numOutputs`: `maxLength` has no effect on the type `number`.',
    ],
    ['mode: { default: slow }', '`mode`: default `slow` must be one of the allowed values.'],
    ['mode: { allowedValues: [a, a] }', '`mode`: allowed value `a` is listed twice.'],
    ['images: { default: asset_x }', '`images`: default must be a list for the type `file_array`.'],
    [
      'images: { kind: image, minLength: 3 }',
      '`images`: `minLength` has no effect on the type `file_array`.',
    ],
  ])('rejects a contradiction: %s', (text, message) => {
    expect(problemsOf(`parameters:\n  ${text}`).map((problem) => problem.message)).toEqual([
      message,
    ]);
  });
});
