import { compile, type CompileOptions } from '@mdx-js/mdx';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { withFlavor } from '../../generator/output/docs-flavor.ts';
import { hostileText } from '../support/any-model.ts';
import { renderVue, vueElements } from '../support/render-vue.ts';
import { hostileTexts } from '../support/site.ts';

const options: CompileOptions = { format: 'mdx', remarkPlugins: [remarkGfm] };
const toMdx = (page: string) => compile(withFlavor(page, 'mdx'), options);

describe('withFlavor', () => {
  test.each([
    ['mdx', 'Use {a} and <b>.', 'Use \\{a\\} and \\<b>.'],
    ['mdx', 'Kept: `{a} <b>`, \\<c, &lt;.', 'Kept: `{a} <b>`, \\<c, &lt;.'],
    ['mdx', '<https://a.test/?q={x}>', '[https://a.test/?q=\\{x\\}](https://a.test/?q=\\{x\\})'],
    ['mdx', 'export it', '&#101;xport it'],
    ['mdx', '[API](/api/x.md) and [b](b.md)', 'API and [b](b.md)'],
    [
      'mdx',
      '| a |\n| - |\n| `{{x}}` {{x}} <br> |',
      '| a |\n| - |\n| `{{x}}` \\{\\{x\\}\\} <br /> |',
    ],
    ['mdx', '<!-- note -->\n\n# A\n', '# A\n\n{/* note */}\n'],
    ['mdx', '```js\nimport {a} from "b";\n```', '```js\nimport {a} from "b";\n```'],
    ['vue', 'Use {{a}} and <b>.', 'Use <span v-pre>{{</span>a}} and \\<b>.'],
    ['vue', 'Kept: `{a}`, {b}', 'Kept: `{a}`, \\{b}'],
    ['vue', '| a |\n| - |\n| `{{x}}` |', '| a |\n| - |\n| <span v-pre>`{{x}}`</span> |'],
    [
      'vue',
      'a \\\\{{x}} \\{{x}} \\{x} \\\\{x}',
      'a \\\\<span v-pre>{{</span>x}} <span v-pre>{{</span>x}} \\{x} \\\\\\{x}',
    ],
    ['vue', '# </script> `</SCRIPT>`', '# \\<\u200b/script> `<\u200b/SCRIPT>` {#script-script}'],
    [
      'vue',
      '# ```</script> {{a}}```',
      '# <span v-pre>```<\u200b/script> {{a}}```</span> {#script-a}',
    ],
    ['vue', '---\ntitle: "</script>"\n---\n\n# A\n', '---\ntitle: "<\u200b/script>"\n---\n\n# A\n'],
    ['vue', '```html\n</script>\n```', '```html\n</script>\n```'],
    ['vue', '<!-- note -->\n\n# A\n', '# A\n\n<!-- note -->\n'],
    ['vue', '---\ntitle: {{a}}\n---\n\n# A\n', '---\ntitle: {{a}}\n---\n\n# A\n'],
    ['github', 'Use {{a}} and {% b %}', 'Use {\\{a}} and {\\% b %}'],
    ['github', 'Use \\{{a}} and \\{% b %}', 'Use \\{\\{a}} and \\{\\% b %}'],
    ['github', 'Use {a} and <b>.', 'Use {a} and <b>.'],
  ] as const)('writes for %s: %j as %j', (flavor, page, expected) => {
    expect(withFlavor(page, flavor)).toBe(expected);
  });

  test.each([
    ['## Dodge & Burn', '## Dodge & Burn {#dodge--burn}'],
    ['### `PAGE_DATE`', '### `PAGE_DATE` {#page_date}'],
    ['## Edit an image', '## Edit an image'],
    ['## A\n\n## A', '## A\n\n## A {#a-1}'],
  ])('names the anchors of GitHub for vue: %j as %j', (page, expected) => {
    expect(withFlavor(page, 'vue')).toBe(expected);
  });

  test.each([
    // Emitters make images text or links.
    ...hostileTexts.filter((text) => !text.startsWith('![')),
    '`<!--@include: /etc/hostname-->`',
    '\\<!-- @include: /etc/hostname-->',
    '```\n<!--@include: /etc/hostname-->\n```',
    '</p><Foo/>',
    '# a {onclick=x}',
    '- a {onclick=x}',
    '| a |\n| - |\n| a {onclick=x} |',
    '[a](b){onclick=x}',
    '\\{{ x }}',
    '::: danger\na\n:::',
  ])('gives a Vue template in which %j is text', (text) => {
    const page = withFlavor(text, 'vue');
    expect(page).not.toMatch(/<!--\s*@include|^<<<|^:::/im);
    const { errors, active, elements } = renderVue(page);
    expect({ errors, active }).toEqual({ errors: [], active: [] });
    expect([...elements].filter((name) => !vueElements.has(name))).toEqual([]);
  });

  test('returns a Vue template without expressions, directives and attributes for any text', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const page = withFlavor(`${a}\n\n## ${b}\n\n- ${a}\n`, 'vue');
        const { active, headings } = renderVue(page);
        expect(active).toEqual([]);
        // VitePress prints the title of a page into a script.
        expect(headings.join('\n')).not.toMatch(/<\\?\/script/i);
      }),
      { numRuns: 500, examples: [['', '<!--</script>-->']] },
    );
  });

  test.each([
    '{',
    '}',
    '<',
    '<#0.5#>',
    '<a',
    '</p>',
    '{{x}}',
    '<!-',
    'import a',
    '\\{',
    'a > {b',
    '<>',
  ])(
    'returns MDX that compiles for %j in a paragraph, a cell, a heading and a list',
    async (text) => {
      const page = `${text}\n\n# ${text}\n\n- ${text}\n\n| a |\n| - |\n| ${text} |\n`;
      await expect(toMdx(page)).resolves.toBeDefined();
    },
  );
});
