import { describe, expect, test } from 'vitest';
import { sourceText } from '../../generator/report/source-text.ts';
import { parseJson } from '../../generator/yaml/parse-json.ts';
import { parseYaml } from '../../generator/yaml/parse-yaml.ts';

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;

function nestedMap(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}

describe('parseYaml reports at its location', () => {
  test.each([
    ['an alias bomb', bomb, 'An alias is not allowed here', 2],
    ['an unknown alias', 'a: 1\nb: *c\n', 'alias', 2],
    ['brackets 50,000 deep', `a: ${'['.repeat(50_000)}`, 'at most 250 levels', 1],
    ['brackets on 50,000 lines', `a: ${'[\n'.repeat(50_000)}`, 'at most 250 levels', 1],
    ['dashes 50,000 deep', '- '.repeat(50_000), 'at most 250 levels', 1],
    ['maps 50,000 deep', '{"a":'.repeat(50_000), 'at most 250 levels', 1],
    ['maps 400 lines deep', `${nestedMap(400)} 1`, 'at most 250 levels', 251],
    ['an open quote', 'a: "b', 'Invalid YAML', 1],
    ['a conflict mark', 'a: 1\n<<<<<<< ours\na: 2\n=======\n', 'merge conflict markers', 2],
  ])('%s', (_, text, message, line) => {
    const result = parseYaml(sourceText('a.yaml', text), 'DEFINITION_YAML');
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.message).toContain(message);
    expect(result.problems[0]?.location?.line).toBe(line);
  });

  test('nothing for a value of the maximum depth', () => {
    expect(parseYaml(sourceText('a.yaml', `${nestedMap(200)} 1`), 'DEFINITION_YAML').ok).toBe(true);
    expect(parseYaml(sourceText('a.yaml', 'a: &a 1\nb: *a'), 'DEFINITION_YAML').ok).toBe(true);
  });
});

describe('parseJson', () => {
  const parse = (text: string) => parseJson(sourceText('a.json', text), 'RECORD_JSON', 'Fix it.');

  test.each([
    ['a text that is cut off', '{"a": [1,', 'not valid JSON', 1],
    ['50,000 lists', '[\n'.repeat(50_000), 'at most 100 levels', 101],
    ['6,000 objects', `${'{"a":'.repeat(6000)}1${'}'.repeat(6000)}`, 'at most 100 levels', 1],
    ['an endless number', '{"a":\n1e400}', 'got 1e400', 2],
    ['nothing', '', 'not valid JSON', 1],
  ])('rejects %s at its location', (_, text, message, line) => {
    const result = parse(text);
    expect(result.ok).toBe(false);
    expect(result.problems[0]?.message).toContain(message);
    expect(result.problems[0]?.location?.line).toBe(line);
  });

  test('warns only about numbers that lose digits', () => {
    const numbers =
      '[0.1, 1.0, 1e3, -0, 100, 0.30000000000000004, 9007199254740993, 18446744073709551615]';
    expect(parse(numbers).problems.map(({ message }) => message)).toEqual([
      'A number is kept as 9007199254740992 (got 9007199254740993).',
      'A number is kept as 18446744073709552000 (got 18446744073709551615).',
    ]);
    expect(parse('{"a": "9007199254740993, [[[ \\" 1e400"}').problems).toEqual([]);
  });
});
