import { describe, expect, it, test } from 'vitest';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';

const row = '| `value` | string | No | - | - | - | - | - |';

/** Returns the model of a page with these labels and this row, or the problems of the page. */
function modelOf(labels: readonly string[], line = row) {
  const page = `---
title: Acme | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: 2026-04-09.

This reference lists all available **Acme** vectorization models and their parameters.

- [Anvil](#anvil)

---

## Anvil

${labels.join('\n\n')}

| Parameter | Type | Required | Default | Min | Max | Allowed Values | Description |
| --- | --- | --- | --- | --- | --- | --- | --- |
${line}
`;
  const result = parsePage(sourceText('acme.md', page));
  return result.ok ? result.value.models[0] : result.problems;
}

/** Returns the parameter in a row with type, default, min, max, allowed values and description. */
function parameter(...[type, initial, min, max, allowed, description]: readonly string[]) {
  const cells = ['`value`', type, 'No', initial, min, max, allowed, description];
  const line = `| ${cells.map((cell) => cell ?? '-').join(' | ')} |`;
  const model = modelOf(['**Model ID:** `model_anvil`', '**Capabilities:** `img2img`'], line);
  return model && 'parameters' in model ? model.parameters[0] : model;
}

describe('parsePage reads a default', () => {
  test.each([
    ['string', '`auto`', 'auto'],
    ['string', '`1.0`', '1.0'],
    ['string', '`on`', 'on'],
    ['string', '`512`', '512'],
    ['string', '`bold, 400 weight`', 'bold, 400 weight'],
    ['string', '``a`b``', 'a`b'],
    ['string', '`a\\|b`', 'a|b'],
    ['string', '“', ''],
    ['number', '`4`', 4],
    ['number', '`-0.5`', -0.5],
    ['number', '`1.0`', 1],
    ['number', '`0.10`', 0.1],
    ['number', '`1e3`', 1000],
    ['number', '`.5`', 0.5],
    ['number', '`-0`', 0],
    ['number', '`NaN`', 'NaN'],
    ['number', '`auto`', 'auto'],
    ['boolean', '`true`', true],
    ['boolean', '`false`', false],
    ['boolean', '`yes`', 'yes'],
    ['file\\_array', '“', []],
    ['file\\_array', '``', []],
    ['file\\_array', '` `` `', ['``']],
    ['string\\_array', '`drums,bass,guitar`', ['drums', 'bass', 'guitar']],
    ['string\\_array', '`one, and two,three`', ['one, and two', 'three']],
    ['number\\_array', '`1,2.5,-3`', [1, 2.5, -3]],
    ['number\\_array', '`1,x`', [1, 'x']],
    ['inputs\\_array', '“', []],
    ['inputs\\_array', '`[{"a":1,"b":2}]`', '[{"a":1,"b":2}]'],
    ['scent\\_array', '`a,b`', ['a', 'b']],
    ['scent', '`4`', '4'],
  ])('of type %s: %s as %j', (type, written, value) => {
    expect(parameter(type, written)).toMatchObject({ default: value });
  });

  it('as a list according to the allowed values', () => {
    const allowed = '`Robot`, `Anything, Robot`, `Let’s go,Robot`';
    expect(parameter('string\\_array', '`Anything, Robot,Robot`', '-', '-', allowed)).toMatchObject(
      {
        default: ['Anything, Robot', 'Robot'],
      },
    );
    expect(parameter('string\\_array', '`Let’s go,Robot`', '-', '-', allowed)).toMatchObject({
      default: ['Let’s go,Robot'],
    });
    expect(parameter('string\\_array', '`Let’s go,Sam`', '-', '-', allowed)).toMatchObject({
      default: ['Let’s go', 'Sam'],
    });
  });

  it('of a thousand items in linear time', () => {
    const items = Array.from({ length: 20_000 }, () => 'a');
    expect(
      parameter('string\\_array', `\`${items.join(',')}\``, '-', '-', '`a`, `a,a,b`'),
    ).toMatchObject({
      default: items,
    });
  });
});

describe('parsePage reads allowed values', () => {
  test.each([
    ['string', '`a`, `b, c`, `d`', ['a', 'b, c', 'd']],
    ['string', '“, `soft`', ['', 'soft']],
    ['string', '`512`, `1K`', ['512', '1K']],
    ['number', '`-1`, `4`, `5.5`', [-1, 4, 5.5]],
    ['number\\_array', '`1`, `2`', [1, 2]],
    ['boolean', '`true`', [true]],
  ])('of type %s: %s as %j', (type, written, values) => {
    expect(parameter(type, '-', '-', '-', written)).toMatchObject({ allowedValues: values });
  });
});

describe('parsePage reads bounds', () => {
  test.each([
    ['-50', '50', { min: -50, max: 50 }],
    ['0.1', '-', { min: 0.1 }],
    ['-', '4294967295', { max: 4294967295 }],
    ['0', '1e+21', { min: 0, max: 1e21 }],
  ])('%s and %s as %j', (min, max, bounds) => {
    expect(parameter('number', '-', min, max)).toEqual({
      name: 'value',
      type: 'number',
      ...bounds,
    });
  });
});

describe('parsePage reads a description', () => {
  test.each([
    ['Of file\\_array, \\~15s \\[x] \\<tag>', 'Of file_array, \\~15s \\[x] \\<tag>'],
    ['\\_private\\_ and a\\_b', '\\_private\\_ and a_b'],
    ['see <https://a.example/b_c> or `d_e`', 'see <https://a.example/b_c> or `d_e`'],
    ['a \\| b', 'a | b'],
    ['“quoted” – ‘text’', '“quoted” – ‘text’'],
    ['- no list', '- no list'],
    ['# no heading', '# no heading'],
  ])('%s as %s', (written, kept) => {
    expect(parameter('string', '-', '-', '-', '-', written)).toMatchObject({ description: kept });
  });

  it('of a dash as none', () => {
    expect(parameter('string', '-', '-', '-', '-', '-')).not.toHaveProperty('description');
  });
});

test.each([
  ['code spans', '`txt2img`, `img2img`', ['txt2img', 'img2img']],
  ['one code span', '`txt2img, img2img`', ['txt2img', 'img2img']],
  ['a code span with a line break', '`txt2img,\nimg2img`', ['txt2img', 'img2img']],
  ['a code span with bars', '`txt2img | img2img`', ['txt2img', 'img2img']],
  ['bold words', '**txt2img**, **img2img**', ['txt2img', 'img2img']],
  ['words in italics on lines', '*txt2img*<br>*img2img*', ['txt2img', 'img2img']],
  ['links', '[txt2img](/a), [img2img](/b)', ['txt2img', 'img2img']],
  ['quotation marks', '"txt2img", "img2img"', ['txt2img', 'img2img']],
])('parsePage reads capabilities in %s', (_, written, capabilities) => {
  expect(modelOf(['**Model ID:** `model_a`', `**Capabilities:** ${written}`])).toMatchObject({
    capabilities,
  });
});

test.each([
  ['of several words', '`text to image`'],
  ['in two lines of a code span', '`img2img`, `a\nb`'],
  ['in two lines of a code span with CRLF', '`a\r\nb`'],
  ['in two lines of quotation marks', '"a\nb", "c"'],
  ['in bold with other text', '**txt2img** and more'],
])('parsePage rejects a capability %s', (_, written) => {
  expect(modelOf(['**Model ID:** `model_a`', `**Capabilities:** ${written}`])).toMatchObject([
    { code: 'PAGE_CAPABILITIES' },
  ]);
});

test('parsePage rejects a Model ID in two lines, which contains a space', () => {
  expect(modelOf(['**Model ID:** `model\na`', '**Capabilities:** `a`'])).toMatchObject([
    { code: 'PAGE_MODEL_ID' },
  ]);
});
