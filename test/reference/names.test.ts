import fc from 'fast-check';
import { slug } from 'github-slugger';
import { describe, expect, it, test } from 'vitest';
import { definitionPath } from '../../generator/definition/definition-path.ts';
import { anchorOf, githubAnchor } from '../../generator/markdown/anchor.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { acmePage } from '../support/page-text.ts';

test.each([
  ['Phota Edit', 'phota-edit'],
  ['Dodge & Burn', 'dodge-burn'],
  ['Qwen Edit - Camera Control', 'qwen-edit---camera-control'],
  ['Recraft V4.1', 'recraft-v41'],
  ['snake_case', 'snake_case'],
  ['Größe 字幕', 'größe-字幕'],
  ['*/ ](x)', '-x'],
])('anchorOf of %s is %s', (name, anchor) => {
  expect(anchorOf(name)).toBe(anchor);
});

test.each(['Dodge & Burn', 'Marble 1.0 — Draft', '`PAGE_DATE`', 'a  b\tc', 'Ⅷ ² ½ ⓐ', '3D 字幕'])(
  'githubAnchor of %s is the one of GitHub',
  (heading) => {
    expect(githubAnchor(heading)).toBe(slug(heading));
  },
);

test('githubAnchor keeps and removes the characters that GitHub does', () => {
  // Later characters are newer than the Unicode tables of the package.
  for (let code = 1; code < 0x870; code++) {
    const heading = `a${String.fromCodePoint(code)}b`;
    expect(githubAnchor(heading), code.toString(16)).toBe(slug(heading));
  }
});

describe('definitionPath', () => {
  test.each([
    ['Phota', 'image generation', 'image-generation/phota.yaml'],
    ['Runway ML', '3d generation', '3d-generation/runway-ml.yaml'],
    ['Retro-Diffusion', 'vectorization', 'vectorization/retro-diffusion.yaml'],
    ['../../etc/passwd', '..', 'u2e-2e/etc-passwd.yaml'],
    ['C:\\con', '/', 'u2f/c-con.yaml'],
    ['CON', 'aux', 'aux-/con-.yaml'],
    ['COM¹', 'nul', 'nul-/com1-.yaml'],
    ['Größe', '字幕', '字幕/größe.yaml'],
    ['Gro\u0308ße', 'a\u0000b', 'a-b/größe.yaml'],
    ['.hidden.yaml', 'x.overlay', 'x-overlay/hidden-yaml.yaml'],
    ['!?', '\u202e', 'u202e/u21-3f.yaml'],
  ])('of %j in %j is %s', (provider, category, path) => {
    expect(definitionPath({ provider, category })).toBe(path);
  });

  it('returns one folder and one short file name of letters, digits and dashes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 9 }),
        (provider, category) => {
          const path = definitionPath({ provider, category });
          expect(path).toMatch(
            /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.yaml$/u,
          );
          expect(path).not.toMatch(/(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/)/i);
          for (const part of path.split('/')) expect(Buffer.byteLength(part)).toBeLessThan(256);
        },
      ),
    );
  });
});

test.each([
  ['e', 'Edit', 'model_edit'],
  ['date', 'a', 'model_id'],
  ['notice', 'name', 'model_d'],
  ['provider', 'link', 'i'],
  ['contents', 'anchor', 'id'],
])('printPage prints the page of %s with the model %s (%s) as it was read', (...names) => {
  const [provider, name, id] = names;
  // Not the usual page, so that its layout is kept with slots for all names.
  const text = acmePage
    .replace('This reference', 'his reference')
    .replace('title: Acme', `title: ${provider}`)
    .replace('**Acme**', `**${provider}**`)
    .replace('- [Acme Edit](#acme-edit)', `* [${name}](#${name.toLowerCase()})`)
    .replace('## Acme Edit', `## ${name}`)
    .replace(/(\*\*Model ID.*)(\n\n)(\*\*Capabilities.*)/, '$3$2$1')
    .replace('model_acme-edit', id);
  const { ok, problems, ...result } = parsePage(sourceText('page.md', text));
  expect([ok, problems]).toEqual([true, []]);
  expect('value' in result && printPage(result.value)).toBe(text);
});
