import { expect, test } from 'vitest';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import { sourceText } from '../../generator/report/source-text.ts';

const valid = `provider: Acme
category: image generation
source:
  lastUpdated: "2026-04-09"
models:
  - id: model_edit
    name: Edit
    capabilities: [img2img]
    parameters:
      - name: prompt
        type: string
        required: true
      - name: size
        type: string
        default: "1K"
        allowedValues: ["1K", "4K"]
`;

/** Returns the code, line:column and fix of each problem. */
function problemsOf(text: string): string[] {
  const result = parseDefinition(sourceText('acme.yaml', text));
  return result.problems.map(
    ({ code, location, fix }) => `${code} ${location?.line}:${location?.column} ${fix}`,
  );
}

test('parseDefinition accepts a valid definition', () => {
  expect(problemsOf(valid)).toEqual([]);
});

test.each([
  [
    'a misspelt field',
    'required: true',
    'requird: true',
    'DEFINITION_UNKNOWN_FIELD 12:9 Did you mean `required`?',
  ],
  [
    'a misspelt field of a model',
    'name: Edit',
    'nmae: Edit\n    name: Edit',
    'DEFINITION_UNKNOWN_FIELD 7:5 Did you mean `name`?',
  ],
  [
    'a field of an earlier version',
    'name: size',
    'name: size\n        page: false',
    'DEFINITION_REPLACED_FIELD 14:9 Write `onPage`.',
  ],
  ['a missing field', 'provider: Acme\n', '', 'DEFINITION_MISSING_FIELD 1:1 Add `provider`.'],
  [
    'a missing type',
    '        type: string\n        required',
    '        required',
    'DEFINITION_MISSING_FIELD 10:9 Add `type`.',
  ],
  [
    'required: false',
    'required: true',
    'required: false',
    'DEFINITION_WRONG_VALUE 12:19 Write true.',
  ],
  [
    'a date without quotes in the wrong form',
    '"2026-04-09"',
    '"9 April"',
    'DEFINITION_WRONG_VALUE 4:16 Correct the value.',
  ],
  ['a number for a name', 'name: Edit', 'name: 3', 'DEFINITION_WRONG_VALUE 7:11 Write a string.'],
  [
    'a repeated ID',
    'models:\n',
    'models:\n  - {id: model_edit, name: A, capabilities: [], parameters: []}\n',
    'DEFINITION_DUPLICATE_NAME 7:9 Remove one of them.',
  ],
  [
    'a repeated parameter',
    'name: size',
    'name: prompt',
    'DEFINITION_DUPLICATE_NAME 13:15 Remove one of them.',
  ],
])('parseDefinition reports %s at its location', (_, from, to, problem) => {
  expect(problemsOf(valid.replace(from, to))).toEqual([problem]);
});

test('parseDefinition reports invalid YAML with its location', () => {
  expect(problemsOf('provider: [Acme\nmodels: {')[0]).toMatch(/^DEFINITION_YAML 2:/);
  expect(problemsOf('')[0]).toMatch(/^DEFINITION_WRONG_VALUE 1:1/);
  expect(problemsOf('- a')[0]).toMatch(/^DEFINITION_/);
});

test('parseDefinition reports all problems together', () => {
  const invalid = valid.replace('required: true', 'requird: true').replace('name: Edit', 'name: 3');
  expect(problemsOf(invalid)).toHaveLength(2);
});

test.each(['class', 'default', 'z', 'file', 'models', 'await', 'con'])(
  'parseDefinition rejects the reserved identifier %s, and proposes another',
  (name) => {
    const text = valid.replace('name: Edit', `name: Edit\n    identifier: ${name}`);
    const [problem] = parseDefinition(sourceText('acme.yaml', text)).problems;
    expect(problem).toMatchObject({ code: 'DEFINITION_WRONG_VALUE', location: { line: 8 } });
    expect(problem?.message).toContain(`'${name}Model' is free`);
  },
);
