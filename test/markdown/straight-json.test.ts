import { describe, expect, test } from 'vitest';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { parameterDoc } from '../../generator/emit/sdk/doc-comments.ts';
import { straightJson } from '../../generator/markdown/straight-json.ts';
import { plannedModel } from '../support/planned-models.ts';

describe('straightJson', () => {
  test.each([
    ['[{“x”: 1}]', '[{"x": 1}]'],
    ['Each shot: {“prompt”: ”…”, “duration”: N}.', 'Each shot: {"prompt": "…", "duration": N}.'],
    ['such as \\[“#000000”, “#FFFFFF”]', 'such as \\["#000000", "#FFFFFF"]'],
    ['A “soft” look [see “styles”]', 'A “soft” look [see “styles”]'],
    ['Such as [{‘text’: ‘It’s on’, ‘at’: 2}]', 'Such as [{"text": "It’s on", "at": 2}]'],
    ['\\[‘#000000’, ‘#FFFFFF’] as a list', '\\["#000000", "#FFFFFF"] as a list'],
    ['Set to ‘Auto’ [‘a’ is the first], or not', 'Set to ‘Auto’ [‘a’ is the first], or not'],
    ['“lips”: only the lips', '“lips”: only the lips'],
  ])('reads %s as %s', (text, expected) => {
    expect(straightJson(text)).toBe(expected);
  });

  test('applies to the descriptions in comments and JSON Schemas', () => {
    const shots = { name: 'shots', type: 'string', description: 'Such as [{“x”: 1}].' };
    const model = plannedModel([shots]);
    expect(model.parameters.map((planned) => parameterDoc(planned, []))[0]).toContain('[{"x": 1}]');
    expect(emitJsonSchema(model)).toContain(String.raw`[{\"x\": 1}]`);
  });
});
