import { describe, expect, test } from 'vitest';
import { readRecords } from '../../generator/record/read-records.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { hasShared, modelRecords } from '../support/shared.ts';

const input = { name: 'prompt', type: 'string' };
const model = { id: 'model_a', name: 'A', inputs: [input] };

function read(json: unknown) {
  const text = typeof json === 'string' ? json : JSON.stringify(json, null, 2);
  return readRecords(sourceText('record.json', text));
}

function problemsOf(json: unknown) {
  return read(json).problems.map(({ code, message, location }) => [code, message, location?.line]);
}

describe('readRecords', () => {
  test.each([
    ['the answer for one model', { model }],
    ['the answer for several', { models: [model] }],
    ['a bare record', model],
    ['a list of records', [model]],
    ['a list of answers', [{ model }]],
  ])('accepts %s', (_, json) => {
    expect(read(json)).toMatchObject({ ok: true, value: [{ id: 'model_a', inputs: [input] }] });
  });

  test('reports all problems, each with its location', () => {
    const json = {
      models: [{ name: 'no id' }, { ...model, inputs: [input, input, { name: 'x' }] }],
    };
    expect(problemsOf(json)).toEqual([
      ['RECORD_NO_ID', 'A model record must have an `id`.', 3],
      ['RECORD_DUPLICATE_INPUT', 'The input `prompt` is defined twice.', 15],
      ['RECORD_INPUT', 'An input must have a `name` and a `type`, each one line of text.', 18],
    ]);
  });

  test('reports the location of invalid JSON', () => {
    const result = read('{\n  "model": {,\n}');
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'RECORD_JSON' }] });
    expect(result.problems[0]?.location).toMatchObject({ line: 2, column: 13 });
  });

  test('skips rows of a list, which have no inputs', () => {
    const rows = { models: [{ id: 'model_row' }, model] };
    expect(read(rows)).toMatchObject({ ok: true, value: [{ id: 'model_a' }] });
    expect(problemsOf(rows)).toEqual([
      ['RECORD_NO_INPUTS', '`model_row` has no inputs and is left out.', 4],
    ]);
    expect(read({ models: [{ id: 'model_row' }] }).ok).toBe(false);
  });

  test('reports unknown fields, in nested inputs too', () => {
    const nested = { name: 'uri', type: 'file', glow: 1 };
    const json = {
      ...model,
      mood: 'good',
      inputs: [
        { name: 'keyframes', type: 'inputs_array', inputs: [nested] },
        { name: 'x', type: 'hologram', step: 'one', required: { unless: {} } },
      ],
    };
    expect(problemsOf(json)).toEqual([
      ['RECORD_UNKNOWN_FIELD', 'A: `mood` is an unknown field.', 25],
      ['RECORD_UNKNOWN_FIELD', 'A: `uri`: `glow` is an unknown field.', 12],
      ['RECORD_UNKNOWN_FIELD', 'A: `x`: `step` has an unexpected value.', 19],
      ['RECORD_UNKNOWN_TYPE', 'A: `x` has the unknown type `hologram`.', 18],
      [
        'RECORD_UNKNOWN_CONSTRAINT',
        'A: in `required` of `x`, `unless` is an unknown condition.',
        21,
      ],
    ]);
  });
});

describe.skipIf(!hasShared)('readRecords of the recorded responses', () => {
  test('finds nothing unknown except two constraints on a missing input', () => {
    const problems = modelRecords().flatMap(
      ({ name, text }) => readRecords(sourceText(name, text)).problems,
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'RECORD_UNKNOWN_CONSTRAINT',
      'RECORD_UNKNOWN_CONSTRAINT',
    ]);
    expect(
      problems.every(({ message }) => message.includes('`inferenceType` is not an input')),
    ).toBe(true);
  });
});
