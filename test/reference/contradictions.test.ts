import { describe, expect, it, test } from 'vitest';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { acmePage } from '../support/page-text.ts';

const heads =
  '| Parameter | Type | Required | Default | Min | Max | Allowed Values | Description |\n| --- | --- | --- | --- | --- | --- | --- | --- |';

/** A page with two models, each with these rows. */
function pageOf(
  rows: readonly string[],
  { heading = (name: string) => name, contents = ['Anvil', 'Anvil Pro'] } = {},
) {
  const sections = ['Anvil', 'Anvil Pro'].map(
    (name) =>
      `## ${heading(name)}\n\n**Model ID:** \`model_${name.replace(' ', '-')}\`\n\n**Capabilities:** \`img2img\`\n\n${heads}\n${rows.join('\n')}\n`,
  );
  const top = acmePage.slice(0, acmePage.indexOf('\n- ['));
  return `${top}\n${contents.map((name) => `- [${name}](#x)`).join('\n')}\n\n---\n\n${sections.join('\n')}`;
}

function read(page: string) {
  const result = parsePage(sourceText('acme.md', page));
  return {
    models: result.ok ? result.value.models : [],
    codes: [...new Set(result.problems.map(({ code }) => code))],
  };
}

const parametersOf = (rows: readonly string[]) => read(pageOf(rows)).models[0]?.parameters;

describe('parsePage reads the notation of a name in code', () => {
  test('unless a page has so many notations that they are parts of the names', () => {
    const names = [
      'zone',
      'a/b',
      '@type',
      '#hash',
      '${x}',
      'x',
      'foo[0]',
      'foo-bar',
      'naïve',
      'a b',
    ];
    const rows = names.map((name) => `| \`${name}\` | string | No | - | - | - | - | - |`);
    expect(parametersOf(rows)?.map(({ name }) => name)).toEqual(names);
  });

  test.each([
    ['`prompt?`', 'prompt'],
    ['`prompt*`', 'prompt'],
    ['`prompt:`', 'prompt'],
    ['`--prompt`', 'prompt'],
    ['`"prompt"`', 'prompt'],
    ['`$.prompt`', 'prompt'],
    ['`prompt\u200b`', 'prompt'],
    ['`prompt!`', 'prompt'],
    ['`prompt=`', 'prompt'],
    ['`{prompt}`', 'prompt'],
    ['`{{ prompt }}`', 'prompt'],
    ['`<prompt>`', 'prompt'],
    ['`[prompt]`', 'prompt'],
    ['`2. prompt`', 'prompt'],
    ['`images[0]`', 'images'],
    ['`images[n]`', 'images'],
    ['`images.*`', 'images'],
    ['`prompt (deprecated)`', 'prompt'],
    ['`with.dot`', 'with.dot'],
    ['`[0]`', '[0]'],
  ])('%s', (written, name) => {
    expect(parametersOf([`| ${written} | string | No | - | - | - | - | - |`])).toMatchObject([
      { name },
    ]);
  });

  test.each([
    ...[
      '`prompt: string`',
      '`input.prompt`',
      '`body.prompt`',
      '`$.input.prompt`',
      '`/body/prompt`',
    ],
    ...['`@prompt`', '`prompt()`', '`width, height`', '`width \\| height`', '`prompt string`'],
    ...['`prompt required`', '`prompt (text)`'],
  ])('rejects %s', (written) => {
    const { models, codes } = read(pageOf([`| ${written} | string | No | - | - | - | - | - |`]));
    expect([models, codes]).toEqual([[], ['PAGE_PARAMETER_NAME']]);
  });
});

describe('parsePage rejects a contradiction', () => {
  test.each([
    ['of swapped bounds', 'PAGE_RANGE', '| `a` | number | No | - | 9 | 1 | - | - |'],
    [
      'of a raised digit',
      'PAGE_BOUND_NOT_A_NUMBER',
      '| `a` | number | No | - | 4<sup>1</sup> | - | - | - |',
    ],
    [
      'of a type with other values',
      'PAGE_CHOICE_TYPE',
      '| `a` | "x" \\| "y" | No | - | - | - | `x`, `z` | - |',
    ],
    [
      'of one word for values',
      'PAGE_ALLOWED_VALUES',
      '| `a` | string | No | - | - | - | various | - |',
    ],
    [
      'of one word for a default',
      'PAGE_DEFAULT_NOT_CODE',
      '| `a` | string | No | varies | - | - | - | - |',
    ],
  ])('%s', (_, code, row) => {
    const { models, codes } = read(pageOf([row]));
    expect([models, codes]).toEqual([[], [code]]);
  });

  it('of names of lists instead of values', () => {
    const rows = ['a', 'b'].map(
      (name) => `| \`${name}\` | string | No | \`x\` | - | - | \`List\` | - |`,
    );
    expect(read(pageOf(rows)).codes).toEqual(['PAGE_ALLOWED_VALUES']);
  });
});

describe('parsePage takes', () => {
  it('values that do not limit a parameter as none', () => {
    const rows = [
      '| `a` | boolean | No | - | - | - | `true`, `false` | - |',
      '| `b` | file | No | - | - | - | `png`, `jpg` | - |',
    ];
    expect(parametersOf(rows)).toEqual([
      { name: 'a', type: 'boolean' },
      { name: 'b', type: 'file' },
    ]);
  });

  it('`None` in code as no default if a file has it, but not as an allowed value', () => {
    const file = '| `a` | file | No | `None` | - | - | - | - |';
    expect(parametersOf([file, '| `b` | string | No | `None` | - | - | - | - |'])).toEqual([
      { name: 'a', type: 'file' },
      { name: 'b', type: 'string' },
    ]);
    const ambiguousRow = '| `b` | string | No | `None` | - | - | `None`, `x` | - |';
    expect(read(pageOf([file, ambiguousRow])).codes).toEqual(['PAGE_DEFAULT_NOT_CODE']);
  });

  it('`None` in code as doubtful if two strings have it, unless the configuration maps it', () => {
    const rows = ['a', 'b'].map(
      (name) => `| \`${name}\` | string | No | \`None\` | - | - | - | - |`,
    );
    expect(read(pageOf(rows))).toEqual({ models: [], codes: ['PAGE_DEFAULT_NOTHING'] });
    const required = '| `a` | string | Yes | `None` | - | - | - | - |';
    expect(read(pageOf([required])).codes).toEqual(['PAGE_DEFAULT_NOTHING']);
    const mapped = (meaning: 'none' | 'value') => {
      const result = parsePage(sourceText('acme.md', pageOf(rows)), { words: { none: meaning } });
      return result.ok && result.value.models[0]?.parameters;
    };
    expect(mapped('none')).toEqual([
      { name: 'a', type: 'string' },
      { name: 'b', type: 'string' },
    ]);
    expect(mapped('value')).toMatchObject([{ default: 'None' }, { default: 'None' }]);
    const listed = '| `c` | string | No | `None` | - | - | `None`, `x` | - |';
    expect(parametersOf([listed])).toMatchObject([{ default: 'None' }]);
  });

  it('lists with quotation marks in one code span', () => {
    const row = "| `a` | string | No | `x` | - | - | `'x' \\| 'y'` | - |";
    expect(parametersOf([row])).toMatchObject([{ allowedValues: ['x', 'y'] }]);
  });

  test.each([
    (name: string) => `${name} [¶](#x)`,
    (name: string) => `${name} [\u200b](#x)`,
    (name: string) => `${name} (\`model_${name.replace(' ', '-')}\`)`,
    (name: string) => `${name} — 4 CU`,
    (name: string) => `Acme: ${name}`,
    (name: string) => `${name} <!-- omit in toc -->`,
    (name: string) => name.toUpperCase(),
  ])('the names of the contents list for decorated headings, case %#', (heading) => {
    const row = '| `a` | string | No | - | - | - | - | - |';
    const { models } = read(pageOf([row], { heading }));
    expect(models.map(({ name }) => name)).toEqual(['Anvil', 'Anvil Pro']);
  });

  it('the name of a heading that only starts like the one in the contents list', () => {
    const row = '| `a` | string | No | - | - | - | - | - |';
    const { models } = read(pageOf([row], { contents: ['Anvil', 'Anvil P'] }));
    expect(models.map(({ name }) => name)).toEqual(['Anvil', 'Anvil Pro']);
  });
});
