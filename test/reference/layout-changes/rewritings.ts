// cspell:ignore crip tion
import type { LayoutChange } from './changes.ts';
import {
  added,
  arrays,
  both,
  capabilities,
  cells,
  labels,
  of,
  rangeOf,
  renamed,
  rows,
  values,
  words2,
} from './edits.ts';
import {
  anchor,
  heads,
  printForm,
  table,
  usualTable,
  type Form,
  type Head,
  type Row,
  type SectionPart,
} from './page-form.ts';

/** Changes that a move to another docs platform, or a rewriting of the pages, may make. */
export const rewritings: readonly LayoutChange[] = [
  ...of('platform', [
    ['labels in an admonition', around(':::info', ':::')],
    ['labels in a component', around('<Info>', '</Info>')],
    ['labels in a hint of GitBook', around('{% hint style="info" %}', '{% endhint %}')],
    [
      'date in a hint of GitBook',
      {
        notice: ({ date }) => `{% hint style="info" %}\nLast updated: ${date}.\n{% endhint %}`,
      },
    ],
    [
      'table in tabs of GitBook',
      { table: inside('{% tabs %}\n{% tab title="Parameters" %}', '{% endtab %}\n{% endtabs %}') },
    ],
    ['table in a container', { table: inside('::: details Parameters', ':::') }],
    ['table in an accordion', { table: inside('<Accordion title="Parameters">', '</Accordion>') }],
    ['table in a div', { table: inside('<div class="table-wrapper">', '</div>') }],
    [
      'table in a div without empty lines',
      { table: ({ rows: own }) => `<div>\n${usualTable(own)}\n</div>` },
      'none',
    ],
    [
      'table indented by two spaces',
      { table: ({ rows: own }) => usualTable(own).replaceAll(/^/gm, '  ') },
    ],
    [
      'table indented by four spaces',
      { table: ({ rows: own }) => usualTable(own).replaceAll(/^/gm, '    ') },
      'none',
    ],
    [
      'table in a list item',
      { table: ({ rows: own }) => `- Parameters\n\n${usualTable(own).replaceAll(/^/gm, '  ')}` },
      'none',
    ],
    ['table in a code block', { table: inside('```md', '```') }, 'none'],
    [
      'parameters as components',
      {
        table: ({ rows: own }) =>
          own
            .map(
              (row) =>
                `<ParamField body="${bare(row.Parameter)}" type="${row.Type}"${row.Required === 'Yes' ? ' required' : ''}>\n  ${row.Description}\n</ParamField>`,
            )
            .join('\n\n'),
      },
      'none',
    ],
    [
      'parameters in a block of ReadMe',
      {
        table: ({ rows: own }) =>
          `[block:parameters]\n${JSON.stringify({ data: own.map((row) => row.Parameter) }, undefined, 2)}\n[/block]`,
      },
      'none',
    ],
    ['comments of MDX between sections', { between: '\n\n{/* next model */}\n\n' }],
    [
      'exports at the top',
      (page) => `export const meta = { kind: 'reference' };\n\n${printForm(page)}`,
    ],
    [
      'more front matter',
      {
        frontMatter: ({ provider }) =>
          `---\ntitle: ${provider} | Scenario Docs\nsidebarTitle: ${provider}\nicon: robot\ntags:\n  - models\n  - reference\n---`,
      },
    ],
    ['a table of contents mark', { contents: () => '[[toc]]' }],
    [
      'cards for the contents',
      {
        contents: ({ sections }) =>
          `<CardGroup>\n${sections.map(({ name }) => `  <Card title="${name}" href="#${anchor(name)}" />`).join('\n')}\n</CardGroup>`,
      },
    ],
    [
      'contents as an HTML list',
      {
        contents: ({ sections }) =>
          `<ul>\n${sections.map(({ name }) => `<li><a href="#${anchor(name)}">${name}</a></li>`).join('\n')}\n</ul>`,
      },
    ],
    [
      'contents on one line',
      {
        contents: ({ sections }) =>
          sections.map(({ name }) => `[${name}](#${anchor(name)})`).join(' | '),
      },
    ],
    [
      'contents with ids',
      {
        contents: ({ sections }) =>
          sections.map(({ name, id }) => `- [${name}](#${anchor(name)}) (\`${id}\`)`).join('\n'),
      },
    ],
    [
      'contents with ids after a dash',
      {
        contents: ({ sections }) =>
          sections.map(({ name, id }) => `- [${name}](#${anchor(name)}) — \`${id}\``).join('\n'),
      },
    ],
    [
      'contents with bold links',
      {
        contents: ({ sections }) =>
          sections.map(({ name }) => `- **[${name}](#${anchor(name)})**`).join('\n'),
      },
    ],
    [
      'contents of HTML anchors with other case',
      {
        contents: ({ sections }) =>
          sections
            .map(({ name }) => `- [${name}](#${anchor(name).replaceAll('-', '_')})`)
            .join('\n'),
      },
    ],
    [
      'a table of all models at the top',
      {
        contents: ({ sections }) =>
          `| Model | Model ID | Capabilities |\n| --- | --- | --- |\n${sections.map(({ name, id, capabilities: list }) => `| [${name}](#${anchor(name)}) | \`${id}\` | ${list || '-'} |`).join('\n')}`,
      },
    ],
    [
      'a table of all models and the contents',
      {
        rule: '## Overview\n\n| Name | Type | Required | Default | Min | Max | Allowed Values | Description |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| `seed` | number | No | - | - | - | - | Of all models. |\n\n---',
      },
    ],
    [
      'a section of common parameters at the end',
      {
        end: `\n\n## Common parameters\n\n| ${heads.join(' | ')} |\n|${' --- |'.repeat(8)}\n| \`seed\` | number | No | - | - | - | - | Of all models. |\n`,
      },
    ],
    ['questions at the end', { end: '\n\n## FAQ\n\n### Which model is best?\n\nIt depends.\n' }],
    [
      'feedback at the end',
      {
        end: '\n\nWas this page helpful?\n\n[Yes](#) [No](#)\n\n[Edit this page](https://example.com/edit)\n',
      },
    ],
    [
      '"On this page" over the contents',
      {
        contents: ({ sections }) =>
          `**On this page**\n\n${sections.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')}`,
      },
    ],
    [
      'permalinks with a zero-width space',
      { heading: ({ name }) => `## ${name} [\u200b](#${anchor(name)})` },
    ],
    [
      'permalinks with #',
      { heading: ({ name }) => `## ${name}[#](#${anchor(name)} "Direct link")` },
    ],
    ['permalinks before the name', { heading: ({ name }) => `## [#](#${anchor(name)}) ${name}` }],
    ['a pilcrow after the name', { heading: ({ name }) => `## ${name} [¶](#${anchor(name)})` }],
    [
      'an arrow to the app after the name',
      { heading: ({ name, id }) => `## ${name} [↗](https://app.example.com/models/${id})` },
    ],
    ['the id after the name', { heading: ({ name, id }) => `## ${name} (\`${id}\`)` }],
    [
      'the id as plain text after the name',
      { heading: ({ name, id }) => `## ${name} (${id.replaceAll('_', '\\_')})` },
    ],
    ['the price after the name', { heading: ({ name }) => `## ${name} — 4 CU` }],
    [
      'the provider before the name',
      (page) => printForm(page, { heading: ({ name }) => `## ${page.provider}: ${name}` }),
    ],
    ['a name in a span', { heading: ({ name }) => `## <span id="${anchor(name)}">${name}</span>` }],
    ['a name in code', { heading: ({ name }) => `## \`${name}\`` }],
    ['a comment after the name', { heading: ({ name }) => `## ${name} <!-- omit in toc -->` }],
    [
      'a comment of MDX with the anchor',
      { heading: ({ name }) => `## ${name} {/* #${anchor(name)} */}` },
    ],
    [
      'a no-break space in the name',
      { heading: ({ name }) => `## ${name.replaceAll(' ', '\u00a0')}` },
    ],
    [
      'a zero-width space in the name',
      { heading: ({ name }) => `## ${name.replaceAll(' ', '\u200b ')}` },
    ],
    ['a name in other case', { heading: ({ name }) => `## ${name.toUpperCase()}` }],
    [
      'descriptions in quotes',
      (page) =>
        printForm(page, {
          // The quote of a single model may be anything.
          description: ({ description }) =>
            description && page.sections.length > 1 ? `> ${description}` : description,
        }),
    ],
    [
      'descriptions in italics',
      {
        description: ({ description }) => description && `_${description.replaceAll('_', '\\_')}_`,
      },
    ],
    [
      'descriptions with a label',
      { description: ({ description }) => description && `**Description:** ${description}` },
      'some',
    ],
  ]),
  ...of('label of a rewriting', [
    [
      'in a table across',
      {
        section: ({ heading, description, table: own }, section) => [
          heading,
          description,
          `| Model ID | Capabilities | LLM Markdown |\n| --- | --- | --- |\n| \`${section.id}\` | ${section.capabilities || '-'} | ${section.link === '' ? '-' : `<${section.link}>`} |`,
          own,
        ],
      },
      'none',
    ],
    [
      'in an HTML definition list',
      {
        section: ({ heading, description, table: own }, section) => [
          heading,
          description,
          `<dl>\n<dt>Model ID</dt><dd><code>${section.id}</code></dd>\n<dt>Capabilities</dt><dd>${section.capabilities}</dd>\n</dl>`,
          own,
        ],
      },
      'none',
    ],
    ['in a definition list', labels((text, value) => `${text}\n: ${value}`), 'none'],
    ['in nested bullets', labels((text, value) => `- **${text}**\n  - ${value}`), 'none'],
    ['with a full-width colon', labels((text, value) => `**${text}：** ${value}`)],
    ['with an arrow', labels((text, value) => `**${text}** → ${value}`)],
    ['with a bar', labels((text, value) => `**${text}** | ${value}`)],
    ['with entities for spaces', labels((text, value) => `**${text}:**&nbsp;&nbsp;${value}`)],
    [
      'with backslashes at line ends',
      {
        section: ({ heading, description, id, capabilities: list, link, table: own }) => [
          heading,
          description,
          [id, list, link].filter((part) => part !== '').join('\\\n'),
          own,
        ],
      },
    ],
    [
      'with a remark after the id',
      { id: ({ id }) => `**Model ID:** \`${id}\` (use this in the API)` },
      'none',
    ],
    ['with two ids', { id: ({ id }) => `**Model ID:** \`${id}\` or \`${id}-v2\`` }, 'none'],
    [
      'with the old id struck through',
      { id: ({ id }) => `**Model ID:** ~~\`${id}-old\`~~ \`${id}\`` },
      'none',
    ],
    [
      'with an endpoint',
      {
        id: ({ id }) => `**Endpoint:** \`POST /generate/custom/${id}\`\n\n**Model ID:** \`${id}\``,
      },
    ],
    ['with an id in a URL', { id: ({ id }) => `**Model ID:** \`/generate/custom/${id}\`` }, 'none'],
    [
      'with the id in a code block',
      { id: ({ id }) => `**Model ID:**\n\n\`\`\`\n${id}\n\`\`\`` },
      'none',
    ],
    [
      'with a base model',
      { id: ({ id }) => `**Model ID:** \`${id}\`\n\n**Base model:** \`model_other\`` },
    ],
    [
      'with a plain base model',
      { id: ({ id }) => `**Model ID:** \`${id}\`\n\nModel: \`model_other\`` },
    ],
    [
      'with capabilities joined by "and"',
      capabilities((text) => text.replace(/, (`[^`]*`)$/, ' and $1')),
    ],
    [
      'with capabilities joined by "+"',
      capabilities((text) => text.replaceAll(', ', ' + ')),
      'some',
    ],
    [
      'with capabilities as badges',
      capabilities((text) => text.replaceAll(/`([^`]+)`,? ?/g, '![$1](/b/$1.svg) ')),
      'none',
    ],
    [
      'with capabilities in words and code',
      capabilities((text) => text.replaceAll(/`([^`]+)`/g, 'Text to image (`$1`)')),
      'none',
    ],
    ['with struck capabilities', capabilities((text) => `${text}, ~~\`txt2old\`~~`), 'none'],
    [
      'with capabilities that are coming',
      capabilities((text) => `${text}, \`txt2new\` (soon)`),
      'none',
    ],
    [
      'with a second link',
      {
        link: ({ link }) =>
          link &&
          `**LLM Markdown:** [View](${link}) · [Open in a chat](https://chat.example/?q=${link})`,
      },
    ],
    [
      'with a second link first',
      {
        link: ({ link }) =>
          link && `**LLM Markdown:** [Open in a chat](https://chat.example/) · [View](${link})`,
      },
    ],
  ]),
  ...of('column of a rewriting', [
    [
      'with the type in the name',
      combined('Parameter', (row) => `${row.Parameter} _${row.Type}_`, ['Type']),
      'none',
    ],
    [
      'with the type below the name and no column',
      combined(
        'Parameter',
        (row) => `${row.Parameter}<br>${row.Type}`,
        ['Type'],
        'Parameter / Type',
      ),
      'none',
    ],
    [
      'with "Required" instead of a default',
      combined(
        'Default',
        (row) => (row.Required === 'Yes' && row.Default === '-' ? 'Required' : row.Default),
        ['Required'],
      ),
      'none',
    ],
    [
      'with "required" in the description',
      combined(
        'Description',
        (row) => `${row.Required === 'Yes' ? '**Required.** ' : ''}${row.Description}`,
        ['Required'],
      ),
      'none',
    ],
    [
      'with the default in the description',
      combined(
        'Description',
        (row) => `${row.Description}${row.Default === '-' ? '' : ` Default: ${row.Default}.`}`,
        ['Default'],
      ),
      'none',
    ],
    [
      'with the values in the description',
      combined(
        'Description',
        (row) =>
          `${row.Description}${row['Allowed Values'] === '-' ? '' : ` One of ${row['Allowed Values']}.`}`,
        ['Allowed Values'],
      ),
      'none',
    ],
    [
      'with "Optional — default"',
      combined(
        'Required',
        (row) => (row.Required === 'Yes' ? 'Yes' : `Optional — default: ${row.Default}`),
        ['Default'],
      ),
      'none',
    ],
    [
      'with a range and its default',
      combined(
        'Min',
        (row) =>
          `${rangeOf((min, max) => `${min}–${max}`)(row)}${row.Default === '-' ? '' : ` (default ${row.Default})`}`,
        ['Max', 'Default'],
        'Range',
      ),
      'none',
    ],
    [
      'with a range after the default',
      combined(
        'Default',
        (row) => (row.Min === '-' ? row.Default : `${row.Default} (${row.Min}–${row.Max})`),
        ['Min', 'Max'],
      ),
      'none',
    ],
    [
      'with a range among the values',
      combined(
        'Allowed Values',
        (row) => (row.Min === '-' ? row['Allowed Values'] : `${row.Min}–${row.Max}`),
        ['Min', 'Max'],
      ),
      'none',
    ],
    [
      'with a range among the values, in code',
      combined(
        'Allowed Values',
        (row) => (row.Min === '-' ? row['Allowed Values'] : `\`${row.Min}-${row.Max}\``),
        ['Min', 'Max'],
      ),
      'none',
    ],
    [
      'with the bounds as two values',
      combined(
        'Allowed Values',
        (row) => (row.Min === '-' ? row['Allowed Values'] : `${row.Min}, ${row.Max}`),
        ['Min', 'Max'],
        'Allowed Values',
      ),
      'none',
    ],
    [
      'Range and the bounds',
      added(['Range'], (row) => [rangeOf((min, max) => `${min}–${max}`)(row)]),
    ],
    [
      'Range with other bounds',
      added(['Range'], (row) => [rangeOf((min, max) => `${min}–${Number(max) + 1}`)(row)]),
    ],
    [
      'Nullable instead of Required',
      combined('Required', (row) => (row.Required === 'Yes' ? 'No' : 'Yes'), [], 'Nullable'),
      'none',
    ],
    [
      'Status instead of Required',
      combined(
        'Required',
        (row) => (row.Required === 'Yes' ? 'Required' : 'Optional'),
        [],
        'Status',
      ),
      'none',
    ],
    [
      'Optional and Required, which agree',
      added(['Optional'], (row) => [row.Required === 'Yes' ? 'No' : 'Yes']),
    ],
    ['Optional and Required, which differ', added(['Optional'], () => ['Yes'])],
    ['names with emoji', renamed({ Parameter: '🔑 Parameter', Description: '📝 Description' })],
    [
      'names with arrows for sorting',
      renamed(Object.fromEntries(heads.map((head) => [head, `${head} ▲▼`]))),
    ],
    ['names with footnotes', renamed({ Required: 'Required[^1]' })],
    [
      'names in an element',
      renamed(Object.fromEntries(heads.map((head) => [head, `<div>${head}</div>`]))),
    ],
    ['names with no-break spaces', renamed({ 'Allowed Values': 'Allowed\u00a0Values' })],
    ['names with entities', renamed({ 'Allowed Values': 'Allowed&nbsp;Values' })],
    [
      'names with soft hyphens',
      renamed({ Parameter: 'Para\u00admeter', Description: 'Des\u00adcrip\u00adtion' }),
    ],
    [
      'names with an alternative',
      renamed({ Parameter: 'Parameter / Field', 'Allowed Values': 'Allowed values / options' }),
    ],
    [
      'names with a remark',
      renamed({ Required: 'Required (Y/N)', Default: 'Default (if omitted)' }),
      'none',
    ],
    ['Min length and Max length', renamed({ Min: 'Min length', Max: 'Max length' }), 'none'],
    ['Recommended for Default', renamed({ Default: 'Recommended' }), 'none'],
    ['Example for Default', renamed({ Default: 'Example' }), 'none'],
    ['Examples for Allowed Values', renamed({ 'Allowed Values': 'Examples' }), 'none'],
    ['Value for Default', renamed({ Default: 'Value' }), 'none'],
    [
      'names in Spanish',
      renamed({
        Parameter: 'Parámetro',
        Type: 'Tipo',
        Required: 'Obligatorio',
        Default: 'Predeterminado',
        'Allowed Values': 'Valores permitidos',
        Description: 'Descripción',
      }),
      'none',
    ],
  ]),
  ...of('table of a rewriting', [
    [
      'of path parameters above',
      {
        table: ({ rows: own }) =>
          `### Path parameters\n\n${usualTable([pathRow])}\n\n### Body parameters\n\n${usualTable(own)}`,
      },
      'none',
    ],
    [
      'of query parameters below',
      {
        table: ({ rows: own }) =>
          `### Body parameters\n\n${usualTable(own)}\n\n### Query parameters\n\n${usualTable([pathRow])}`,
      },
      'none',
    ],
    [
      'of headers above, without a title',
      {
        table: ({ rows: own }) =>
          `Headers:\n\n${usualTable([pathRow])}\n\nBody:\n\n${usualTable(own)}`,
      },
    ],
    [
      'of common parameters above',
      {
        table: ({ rows: own }) =>
          `#### Common parameters\n\n${usualTable([pathRow])}\n\n#### Parameters\n\n${usualTable(own)}`,
      },
      'none',
    ],
    [
      'in two parts, Parameters and Advanced',
      { table: ({ rows: own }) => halves(own, '### Parameters', '### Advanced parameters') },
    ],
    [
      'in two parts, in details',
      {
        table: ({ rows: own }) =>
          `${usualTable(own.slice(0, 2))}${own.length > 2 ? `\n\n<details>\n<summary>Advanced</summary>\n\n${usualTable(own.slice(2))}\n\n</details>` : ''}`,
      },
    ],
    ['in two parts without titles', { table: ({ rows: own }) => halves(own, '', '') }, 'any'],
    [
      'for two versions',
      {
        table: ({ rows: own }) => `#### v1\n\n${usualTable(own)}\n\n#### v2\n\n${usualTable(own)}`,
      },
      'none',
    ],
    [
      'as a grid',
      {
        table: ({ rows: own }) =>
          usualTable(own).replaceAll(/^\|[ -|]+\|$/gm, (line) =>
            /^[|\s-]+$/.test(line) ? line.replaceAll('|', '+').replaceAll(' ', '-') : line,
          ),
      },
      'none',
    ],
    [
      'with plus signs in the rule',
      {
        table: ({ rows: own }) =>
          usualTable(own).replace(/^\| -.*$/m, (line) => line.replaceAll(' | ', '-+-')),
      },
      'none',
    ],
    [
      'transposed',
      {
        table: ({ rows: own }) =>
          table(
            ['Parameter', ...own.map((row) => row.Parameter)],
            heads.slice(1).map((head) => [head, ...own.map((row) => row[head])]),
          ),
      },
      'none',
    ],
    [
      'with alphabetical rows',
      {
        table: ({ rows: own }) =>
          usualTable(own.toSorted((a, b) => (a.Parameter < b.Parameter ? -1 : 1))),
      },
    ],
    [
      'with a caption row',
      { table: ({ rows: own }) => usualTable([...own, emptyRow('_See the guide for details._')]) },
    ],
    [
      'with a row of dots at the end',
      { table: ({ rows: own }) => usualTable([...own, emptyRow('…')]) },
    ],
    [
      'with a caption of Pandoc',
      { table: ({ rows: own }) => `${usualTable(own)}\n\nTable: Parameters` },
    ],
    [
      'with attributes below',
      { table: ({ rows: own }) => `${usualTable(own)}\n{: .wide}` },
      'none',
    ],
    [
      'as bullets',
      {
        table: ({ rows: own }) =>
          own
            .map(
              (row) =>
                `- **${row.Parameter}** (${row.Type}, ${row.Required === 'Yes' ? 'required' : 'optional'}): ${row.Description}`,
            )
            .join('\n'),
      },
      'none',
    ],
    [
      'as nested bullets',
      {
        table: ({ rows: own }) =>
          own
            .map(
              (row) =>
                `- ${row.Parameter}\n  - Type: ${row.Type}\n  - Required: ${row.Required}\n  - Default: ${row.Default}`,
            )
            .join('\n'),
      },
      'none',
    ],
    [
      'as a definition list',
      {
        table: ({ rows: own }) =>
          own.map((row) => `${row.Parameter}\n: ${row.Type}. ${row.Description}`).join('\n\n'),
      },
      'none',
    ],
    [
      'with name, type and description alone',
      combined('Parameter', (row) => row.Parameter, [
        'Required',
        'Default',
        'Min',
        'Max',
        'Allowed Values',
      ]),
      'none',
    ],
    [
      'with all in JSON',
      { table: ({ rows: own }) => `\`\`\`json\n${JSON.stringify(own, undefined, 2)}\n\`\`\`` },
      'none',
    ],
  ]),
  ...of('name of a rewriting', [
    ['with a question mark in code', optionalNames((name) => `\`${name}?\``)],
    ['with a star in code', requiredNames((name) => `\`${name}*\``)],
    ['with a colon in code', names((name) => `\`${name}:\``)],
    [
      'with its type in code',
      rows((row) => ({
        ...row,
        Parameter: `\`${bare(row.Parameter)}: ${row.Type.replaceAll('\\', '')}\``,
      })),
      'none',
    ],
    ['with dashes in code', names((name) => `\`--${name}\``)],
    ['with quotes in code', names((name) => `\`"${name}"\``)],
    [
      'with brackets of lists in code',
      rows((row) => ({
        ...row,
        Parameter: row.Type.endsWith('array') ? `\`${bare(row.Parameter)}[]\`` : row.Parameter,
      })),
    ],
    ['with a path in code', names((name) => `\`input.${name}\``), 'none'],
    ['with a path of the body in code', names((name) => `\`body.${name}\``), 'none'],
    ['with a dollar in code', names((name) => `\`$.${name}\``)],
    ['with a zero-width space in code', names((name) => `\`${name}\u200b\``)],
    ['with a no-break space in code', names((name) => `\`${name}\u00a0\``)],
    ['in snake case', names((name) => `\`${name}\` / \`${name.toLowerCase()}_\``), 'none'],
    [
      'with an alias',
      rows((row, at) =>
        at === 0 ? { ...row, Parameter: `${row.Parameter} (alias: \`other\`)` } : row,
      ),
      'none',
    ],
    ['with a component for required', requiredNames((name) => `\`${name}\` <Required />`), 'none'],
    ['with a superscript star', requiredNames((name) => `\`${name}\`<sup>\\*</sup>`)],
    [
      'with a dagger',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `${row.Parameter}†` } : row)),
      'none',
    ],
    [
      'with "since"',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `${row.Parameter} _(since v2)_` } : row)),
      'none',
    ],
    ['with an icon', names((name) => `🔧 \`${name}\``), 'none'],
    ['in an HTML code element', names((name) => `<code>${name}</code>`)],
    ['in double backticks', names((name) => `\`\` ${name} \`\``)],
    ['in kbd', names((name) => `<kbd>${name}</kbd>`), 'none'],
    ['with soft breaks', names((name) => name.replaceAll(/([a-z])([A-Z])/g, '$1<wbr>$2')), 'some'],
    [
      'struck through in code',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `\`~~${bare(row.Parameter)}~~\`` } : row)),
    ],
    [
      'of two parameters in one row',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `${row.Parameter}, \`other\`` } : row)),
      'none',
    ],
  ]),
  ...of('type of a rewriting', [
    [
      'a union of values',
      rows((row) =>
        row['Allowed Values'] === '-' || row.Type !== 'string'
          ? row
          : {
              ...row,
              Type: row['Allowed Values']
                .replaceAll('`', '"')
                .replaceAll(', ', ' \\| ')
                .replaceAll('*', '\\*'),
            },
      ),
      'some',
    ],
    [
      'Enum<string>',
      rows((row) => (row['Allowed Values'] === '-' ? row : { ...row, Type: `enum<${row.Type}>` })),
    ],
    [
      'Optional[]',
      rows((row) => (row.Required === 'Yes' ? row : { ...row, Type: `Optional[${row.Type}]` })),
    ],
    ['List[str]', arrays((item) => `List[${item === 'string' ? 'str' : item}]`)],
    [
      'string or a list',
      rows((row) => (row.Type === 'string' ? { ...row, Type: 'string \\| string[]' } : row)),
    ],
    [
      'string or number',
      rows((row) => (row.Type === 'string' ? { ...row, Type: 'string \\| number' } : row)),
    ],
    [
      'string, array',
      rows((row) => (row.Type === 'string' ? { ...row, Type: 'string/array' } : row)),
    ],
    [
      'with a length',
      rows((row) => (row.Type === 'string' ? { ...row, Type: 'string(500)' } : row)),
    ],
    [
      'with bounds',
      rows((row) =>
        row.Type === 'number' ? { ...row, Type: `number [${row.Min}..${row.Max}]` } : row,
      ),
    ],
    ['with the number of items', arrays((item) => `${item}[4]`)],
    ['with up to items', arrays((item) => `array of up to 4 ${item}s`)],
    ['with an emoji', cells('Type', (text) => `🔤 ${text}`)],
    ['with non-breaking hyphens', cells('Type', (text) => text.replaceAll('\\_', '\u2011'))],
    ['as badges', cells('Type', (text) => `<Badge>${text}</Badge>`)],
    ['image for file', cells('Type', (text) => text.replace('file', 'image'))],
    ['asset ID for file', cells('Type', (text) => (text === 'file' ? 'asset ID' : text))],
    [
      'string (asset ID) for file',
      cells('Type', (text) => (text === 'file' ? 'string (asset ID)' : text)),
    ],
    ['string for file', cells('Type', (text) => (text === 'file' ? 'string (URL)' : text))],
    [
      'object for inputs',
      cells('Type', (text) => (text.startsWith('inputs') ? 'array of objects' : text)),
    ],
    ['integer (int32)', cells('Type', (text) => (text === 'number' ? 'integer (int32)' : text))],
    ['number (0 to 1)', cells('Type', (text) => (text === 'number' ? 'number (0 to 1)' : text))],
  ]),
  ...of('required of a rewriting', [
    ['with a condition in parentheses', words2('Yes (if no image)', 'No'), 'none'],
    [
      'with "Conditional"',
      rows((row, at) => (at === 0 ? { ...row, Required: 'Conditional' } : row)),
      'none',
    ],
    ['with "Recommended"', words2('Yes', 'Recommended'), 'some'],
    ['with R and O', words2('R', 'O'), 'none'],
    ['with Must and May', words2('Must', 'May'), 'none'],
    ['with full and empty circles', words2('●', '○'), 'none'],
    ['with FE0E', words2('✔\ufe0e', '✘\ufe0e')],
    ['with a zero-width space', words2('Yes\u200b', 'No\u200b')],
    ['with no-break spaces', words2('\u00a0Yes\u00a0', '\u00a0No\u00a0')],
    ['with a full stop', words2('Yes.', 'No.')],
    ['with colored words', words2('<span style="color:red">Yes</span>', 'No')],
    ['with components', words2('<Check />', '<Cross />'), 'none'],
    ['with a bold mark and nothing', words2('**✓**', ''), 'some'],
    [
      'with "No" and the default',
      rows((row) => ({
        ...row,
        Required:
          row.Required === 'Yes'
            ? 'Yes'
            : row.Default === '-'
              ? 'No'
              : `No (default ${row.Default})`,
      })),
      'some',
    ],
    ['with "Yes*" and "No"', words2('Yes†', 'No'), 'none'],
    ['with an exclamation mark', words2('!', ''), 'none'],
  ]),
  ...of('default of a rewriting', [
    ['in typographic quotes', cells('Default', (text) => quoted(text, '“', '”'))],
    ['in single typographic quotes', cells('Default', (text) => quoted(text, '‘', '’'))],
    [
      'in single quotes in code',
      rows((row) =>
        row.Type === 'string'
          ? { ...row, Default: row.Default.replace(/^`(.*)`$/, "`'$1'`") }
          : row,
      ),
      'some',
    ],
    [
      'with an equals sign',
      cells('Default', (text) => (text.startsWith('`') ? `= ${text}` : text)),
      'some',
    ],
    ['with a zero-width space in code', cells('Default', (text) => text.replace(/`$/, '\u200b`'))],
    ['with a no-break space in code', cells('Default', (text) => text.replace(/`$/, '\u00a0`'))],
    [
      'with words for none in code',
      cells('Default', (text) => (text === '-' ? '`None`' : text)),
      'some',
    ],
    [
      'undefined in code',
      cells('Default', (text) => (text === '-' ? '`undefined`' : text)),
      'some',
    ],
    [
      'an empty list in code',
      rows((row) =>
        row.Type.endsWith('array') && row.Default === '“' ? { ...row, Default: '`[]`' } : row,
      ),
    ],
    [
      '"Random" for none',
      rows((row) =>
        row.Type === 'number' && row.Default === '-' ? { ...row, Default: 'Random' } : row,
      ),
      'some',
    ],
    [
      '"auto" for none',
      rows((row) =>
        row.Type === 'string' && row.Default === '-' ? { ...row, Default: 'auto' } : row,
      ),
      'some',
    ],
    ['"Varies" for none', cells('Default', (text) => (text === '-' ? 'Varies' : text)), 'none'],
    [
      '"see-description" for none',
      cells('Default', (text) => (text === '-' ? 'see-description' : text)),
      'none',
    ],
    [
      '"Required" for none',
      rows((row) =>
        row.Required === 'Yes' && row.Default === '-' ? { ...row, Default: 'Required' } : row,
      ),
    ],
    [
      '"*required*" for none',
      rows((row) =>
        row.Required === 'Yes' && row.Default === '-' ? { ...row, Default: '_required_' } : row,
      ),
    ],
    [
      'a link for none',
      cells('Default', (text) => (text === '-' ? '[varies](/defaults)' : text)),
      'none',
    ],
    [
      'with decimals',
      rows((row) =>
        row.Type === 'number'
          ? { ...row, Default: row.Default.replace(/^`(\d+)`$/, '`$1.0`') }
          : row,
      ),
    ],
    ['with a typographic minus', cells('Default', (text) => text.replace('`-', '`−'))],
    [
      'Yes and No of a boolean',
      rows((row) =>
        row.Type === 'boolean'
          ? { ...row, Default: row.Default.replace('`true`', 'Yes').replace('`false`', 'No') }
          : row,
      ),
      'some',
    ],
    [
      'marks of a boolean',
      rows((row) =>
        row.Type === 'boolean'
          ? { ...row, Default: row.Default.replace('`true`', '✅').replace('`false`', '❌') }
          : row,
      ),
      'some',
    ],
    [
      '0 and 1 of a boolean',
      rows((row) =>
        row.Type === 'boolean'
          ? { ...row, Default: row.Default.replace('`true`', '`1`').replace('`false`', '`0`') }
          : row,
      ),
    ],
    [
      'of a plan',
      cells('Default', (text) => (text.startsWith('`') ? `${text} (Pro: \`2\`)` : text)),
      'some',
    ],
  ]),
  ...of('limit of a rewriting', [
    ['with narrow no-break spaces', both((text) => thousands(text, '\u202f'))],
    ['with typographic apostrophes', both((text) => thousands(text, '’'))],
    ['in minutes', both((text) => (text === '-' ? text : `${text} min`)), 'some'],
    ['in milliseconds', both((text) => (text === '-' ? text : `${text} ms`)), 'some'],
    ['in m', both((text) => (text === '-' ? text : `${text}m`)), 'some'],
    ['in megapixels', both((text) => (text === '-' ? text : `${text} MP`)), 'some'],
    ['with "x"', both((text) => (text === '-' ? text : `${text}x`)), 'some'],
    ['with a square', both((text) => (text === '-' ? text : `${text}²`)), 'some'],
    ['as a power', both((text) => text.replace(/000$/, 'e3'))],
    [
      'as a power of ten',
      both((text) => text.replace(/^1(0+)$/, (_, zeros: string) => `10^${zeros.length}`)),
      'some',
    ],
    [
      'as a power in superscript',
      both((text) => text.replace(/^1(0+)$/, (_, zeros: string) => `10<sup>${zeros.length}</sup>`)),
      'some',
    ],
    [
      'with a footnote in superscript',
      both((text) => (text === '-' ? text : `${text}<sup>1</sup>`)),
      'some',
    ],
    ['with a superscript digit', both((text) => (text === '-' ? text : `${text}¹`)), 'some'],
    [
      'in full-width digits',
      both((text) =>
        text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      ),
      'some',
    ],
    ['with zero-width spaces', both((text) => (text === '-' ? text : `\u200b${text}\u200b`))],
    ['with no-break spaces around', both((text) => `\u00a0${text}\u00a0`)],
    ['for two plans', both((text) => (text === '-' ? text : `${text} / 100`)), 'some'],
    [
      'for two plans with a break',
      both((text) => (text === '-' ? text : `${text}<br>100 (Pro)`)),
      'some',
    ],
    ['with "exclusive"', both((text) => (text === '-' ? text : `${text} (exclusive)`)), 'some'],
    ['less than', rows((row) => ({ ...row, Max: row.Max === '-' ? '-' : `< ${row.Max}` })), 'some'],
    ['struck through', both((text) => (text === '-' ? text : `~~100~~ ${text}`)), 'some'],
    ['in italics', both((text) => (text === '-' ? text : `_${text}_`))],
    ['with a plus sign', both((text) => (/^\d/.test(text) ? `+${text}` : text))],
    ['without a zero', both((text) => text.replace(/^0\./, '.'))],
    ['with more decimals', both((text) => (/^-?\d+\.\d$/.test(text) ? `${text}00` : text)), 'some'],
    ['as a length in the unit', both((text) => (text === '-' ? text : `${text} chars`))],
    ['as a length in words', both((text) => (text === '-' ? text : `${text} words`)), 'some'],
    ['as a length in tokens', both((text) => (text === '-' ? text : `${text} tokens`)), 'some'],
    ['as a percentage', both((text) => (text === '-' ? text : `${text} %`)), 'some'],
  ]),
  ...of('values of a rewriting', [
    [
      'as a link to a list',
      cells('Allowed Values', (text) => (text === '-' ? text : '[voices](/voices)')),
      'some',
    ],
    ['as one word', cells('Allowed Values', (text) => (text === '-' ? text : 'various')), 'some'],
    [
      'as one word in italics',
      cells('Allowed Values', (text) => (text === '-' ? text : '_Multiple_')),
      'some',
    ],
    ['as the number of values', values((items) => `${items.length} values`), 'some'],
    ['as a number alone', values((items) => String(items.length)), 'some'],
    [
      'as a link of code',
      cells('Allowed Values', (text) => (text === '-' ? text : '[`Voice`](/types/voice)')),
      'some',
    ],
    [
      'as a named type in code',
      cells('Allowed Values', (text) => (text === '-' ? text : '`AspectRatio`')),
      'some',
    ],
    [
      'with "any" for none',
      cells('Allowed Values', (text) => (text === '-' ? 'Any text' : text)),
      'some',
    ],
    [
      'with "free-form" for none',
      cells('Allowed Values', (text) => (text === '-' ? 'free-form' : text)),
      'some',
    ],
    [
      'with "string" for none',
      rows((row) => (row['Allowed Values'] === '-' ? { ...row, 'Allowed Values': row.Type } : row)),
      'some',
    ],
    [
      'with "true, false" for booleans',
      rows((row) =>
        row.Type === 'boolean' ? { ...row, 'Allowed Values': '`true`, `false`' } : row,
      ),
    ],
    [
      'with "true/false" for booleans',
      rows((row) => (row.Type === 'boolean' ? { ...row, 'Allowed Values': 'true/false' } : row)),
    ],
    [
      'with formats for files',
      rows((row) =>
        row.Type.startsWith('file') ? { ...row, 'Allowed Values': 'png, jpg, webp' } : row,
      ),
    ],
    [
      'with formats for files in code',
      rows((row) =>
        row.Type.startsWith('file') ? { ...row, 'Allowed Values': '`png`, `jpg`' } : row,
      ),
    ],
    [
      'with typographic quotes',
      values((items) => items.map((item) => `“${item.replaceAll('*', '\\*')}”`).join(', ')),
    ],
    [
      'with single typographic quotes',
      values((items) => items.map((item) => `‘${item.replaceAll('*', '\\*')}’`).join(', ')),
    ],
    [
      'with single quotes in code',
      rows((row) =>
        row.Type === 'string'
          ? {
              ...row,
              Default: row.Default.replace(/^`(.*)`$/, "`'$1'`"),
              'Allowed Values': row['Allowed Values'].replaceAll(/`([^`]*)`/g, "`'$1'`"),
            }
          : row,
      ),
    ],
    [
      'with no-break spaces between',
      values((items) => items.map((item) => `\`${item}\``).join(',\u00a0')),
    ],
    [
      'with zero-width spaces',
      values((items) => items.map((item) => `\`${item}\``).join(',\u200b ')),
    ],
    [
      'with zero-width spaces in code',
      values((items) => items.map((item) => `\`${item}\u200b\``).join(', ')),
    ],
    [
      'with numbers before',
      values((items) => items.map((item, at) => `${at + 1}. \`${item}\``).join('<br>')),
      'some',
    ],
    [
      'struck through',
      values((items) => `${items.map((item) => `\`${item}\``).join(', ')}, ~~\`old\`~~`),
      'some',
    ],
    [
      'with a remark on a plan',
      values((items) =>
        items.map((item, at) => `\`${item}\`${at === 0 ? ' (Pro)' : ''}`).join(', '),
      ),
      'some',
    ],
    [
      'with "e.g."',
      values((items) => `e.g. ${items.map((item) => `\`${item}\``).join(', ')}`),
      'some',
    ],
    [
      'with "Any except"',
      values((items) => `any except ${items.map((item) => `\`${item}\``).join(', ')}`),
      'some',
    ],
    [
      'with "not"',
      values((items) => `not ${items.map((item) => `\`${item}\``).join(', ')}`),
      'some',
    ],
    [
      'with "plus custom"',
      values((items) => `${items.map((item) => `\`${item}\``).join(', ')} or custom`),
      'some',
    ],
    [
      'with "custom" as a plain item',
      values((items) => `${items.map((item) => `\`${item}\``).join(', ')}, custom`),
      'some',
    ],
    ['with CJK commas', values((items) => items.map((item) => `\`${item}\``).join('、'))],
    ['with full-width commas', values((items) => items.map((item) => `\`${item}\``).join('，'))],
    ['with ampersands', values((items) => items.map((item) => `\`${item}\``).join(' & '))],
    ['with plus signs', values((items) => items.map((item) => `\`${item}\``).join(' + ')), 'some'],
    [
      'in kbd',
      values((items) => items.map((item) => `<kbd>${item.replaceAll('*', '\\*')}</kbd>`).join(' ')),
      'some',
    ],
    [
      'in adjacent HTML code',
      values((items) =>
        items.map((item) => `<code>${item.replaceAll('*', '\\*')}</code>`).join(''),
      ),
      'some',
    ],
    [
      'in details',
      values(
        (items) =>
          `<details><summary>${items.length} values</summary>${items.map((item) => `\`${item}\``).join(', ')}</details>`,
      ),
      'some',
    ],
    [
      'as a range of two',
      values((items) =>
        items.length > 2
          ? `\`${items[0] ?? ''}\` … \`${items.at(-1) ?? ''}\``
          : items.map((item) => `\`${item}\``).join(', '),
      ),
      'some',
    ],
    [
      'as a range "to"',
      values((items) =>
        items.length > 2
          ? `\`${items[0] ?? ''}\` to \`${items.at(-1) ?? ''}\``
          : items.map((item) => `\`${item}\``).join(', '),
      ),
      'some',
    ],
    [
      'with the default first in bold',
      rows((row) => ({
        ...row,
        'Allowed Values': row['Allowed Values'].replace(
          row.Default === '-' ? ' nothing ' : row.Default,
          `**${row.Default}**`,
        ),
      })),
    ],
    [
      'with a star for the default',
      rows((row) => ({
        ...row,
        'Allowed Values':
          row.Default === '-'
            ? row['Allowed Values']
            : row['Allowed Values'].replace(row.Default, `${row.Default}\\*`),
      })),
      'some',
    ],
    [
      'with prices',
      values((items) => items.map((item) => `\`${item}\` (2 CU)`).join(', ')),
      'some',
    ],
    [
      'with equals signs',
      values((items) => items.map((item, at) => `\`${item}\` = ${at}`).join(', ')),
      'some',
    ],
    ['in a set', values((items) => `{ ${items.map((item) => `\`${item}\``).join(', ')} }`)],
    ['in square brackets', values((items) => `[${items.map((item) => `\`${item}\``).join(', ')}]`)],
    ['in a set in code', values((items) => `\`{${items.join(', ')}}\``), 'some'],
    [
      'in a union in code',
      values((items) => `\`${items.map((item) => `'${item}'`).join(' \\| ')}\``),
    ],
    [
      'in a list of Python in code',
      values((items) => `\`[${items.map((item) => `'${item}'`).join(', ')}]\``),
      'some',
    ],
    [
      'with a full stop at the end',
      values((items) => `${items.map((item) => `\`${item}\``).join(', ')}.`),
    ],
  ]),
  ...of('date of a rewriting', [
    ['with an offset', (page) => printForm({ ...page, date: `${page.date}T00:30:00+02:00` })],
    [
      'with hyphens and a month',
      { notice: ({ date }) => `> Last updated: ${date.slice(8)}-Apr-${date.slice(0, 4)}.` },
    ],
    ['of JavaScript', { notice: ({ date }) => `> Last updated: ${new Date(date).toUTCString()}` }],
    ['without hyphens', { notice: ({ date }) => `> Last updated: ${date.replaceAll('-', '')}` }],
    [
      'in Japanese',
      {
        notice: ({ date }) =>
          `> Last updated: ${date.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$1年$2月$3日')}`,
      },
    ],
    ['relative', { notice: () => '> Last updated: 2 days ago' }],
    ['with two digits', { notice: ({ date }) => `> Last updated: ${date.slice(2)}` }],
    [
      'day first with hyphens',
      {
        notice: ({ date }) =>
          `> Last updated: ${date.slice(8)}-${date.slice(5, 7)}-${date.slice(0, 4)}`,
      },
    ],
    ['with a version', { notice: ({ date }) => `> v2.1 · Last updated ${date}` }],
    [
      'after a date of publication',
      { notice: ({ date }) => `> Published on 2020-01-01. Last updated: ${date}.` },
    ],
    [
      'after the update of the prices',
      {
        notice: ({ date }) =>
          `> Prices updated on 2020-01-01.\n\n> This page is auto-generated. Last updated: ${date}.`,
      },
    ],
    [
      'in the front matter after a date of publication',
      {
        frontMatter: ({ provider, date }) =>
          `---\ntitle: ${provider} | Scenario Docs\ndate: 2020-01-01\nlastUpdated: ${date}\n---`,
        notice: () => '',
      },
    ],
    [
      'in the front matter as a date of publication alone',
      {
        frontMatter: ({ provider }) =>
          `---\ntitle: ${provider} | Scenario Docs\ndate: 2020-01-01\n---`,
        notice: () => '',
      },
    ],
    [
      'in the front matter, nested',
      {
        frontMatter: ({ provider, date }) =>
          `---\ntitle: ${provider} | Scenario Docs\nlast_update:\n  date: ${date}\n---`,
        notice: () => '',
      },
    ],
    [
      'in the front matter as lastmod',
      {
        frontMatter: ({ provider, date }) =>
          `---\ntitle: ${provider} | Scenario Docs\nlastmod: ${date}\n---`,
        notice: () => '',
      },
    ],
    [
      'in the front matter and other than the notice',
      {
        frontMatter: ({ provider }) =>
          `---\ntitle: ${provider} | Scenario Docs\nlastUpdated: 2020-01-01\n---`,
      },
    ],
    [
      'below each model',
      { table: ({ rows: own }) => `${usualTable(own)}\n\nLast updated: 2020-01-01` },
    ],
  ]),
  ...of('text of a rewriting', [
    [
      'with no-break spaces in rows',
      (page) =>
        printForm(page).replaceAll(/^\|.*$/gm, (line) => line.replaceAll(' | ', '\u00a0|\u00a0')),
      'none',
    ],
    ['with entities for bars', (page) => printForm(page).replaceAll('\\|', '&#124;')],
    [
      'with hyphens that do not break',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '\u2011'),
    ],
    [
      'with minus signs for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '\u2212'),
    ],
    [
      'with horizontal bars for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '\u2015'),
    ],
    ['with two hyphens for none', (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '--')],
    ['with "N.A." for none', (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, 'N.A.')],
    [
      'with "not set" for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, 'not set'),
    ],
    [
      'with a no-break space for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '\u00a0'),
      'some',
    ],
    [
      'with a zero-width space for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '\u200b'),
      'some',
    ],
    [
      'with bullets for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '•'),
      'none',
    ],
    [
      'with an empty code element for none',
      (page) => printForm(page).replaceAll(/(?<=\| )-(?= +\|)/g, '<code></code>'),
      'some',
    ],
    [
      'with the cells in bold',
      (page) => printForm(page).replaceAll(/(?<=\| )(Yes|No)(?= +\|)/g, '**$1**'),
    ],
    [
      'with each line a list item',
      (page) =>
        printForm(page, {
          id: ({ id }) => `* Model ID: \`${id}\``,
          capabilities: ({ capabilities: list }) => list && `* Capabilities: ${list}`,
        }),
    ],
    ['with the page twice', (page) => `${printForm(page)}\n${printForm(page)}`, 'none'],
  ]),
];

const pathRow: Row = {
  Parameter: '`modelId`',
  Type: 'string',
  Required: 'Yes',
  Default: '-',
  Min: '-',
  Max: '-',
  'Allowed Values': '-',
  Description: 'The model.',
};

function emptyRow(text: string): Row {
  const empty = Object.fromEntries(heads.map((head) => [head, '']));
  return { ...pathRow, ...empty, Parameter: text };
}

/** Puts the labels of a section between two lines. */
function around(before: string, after: string): Partial<Form> {
  return {
    section: ({ heading, description, id, capabilities: list, link, table: own }) => [
      heading,
      description,
      before,
      id,
      list,
      link,
      after,
      own,
    ],
  };
}

/** Puts the table of a section between two lines. */
function inside(before: string, after: string): (section: SectionPart) => string {
  return ({ rows: own }) => `${before}\n\n${usualTable(own)}\n\n${after}`;
}

function halves(own: readonly Row[], first: string, second: string): string {
  const half = Math.ceil(own.length / 2);
  const parts = [
    [first, usualTable(own.slice(0, half))],
    [second, own.length > half ? usualTable(own.slice(half)) : ''],
  ];
  return parts
    .filter(([, text]) => text !== '')
    .map(([title = '', text = '']) => (title === '' ? text : `${title}\n\n${text}`))
    .join('\n\n');
}

/** Prints a column from a row, under another name, and leaves out columns that it has absorbed. */
function combined(
  column: Head,
  print: (row: Row) => string,
  without: readonly Head[],
  title: string = column,
): Partial<Form> {
  const kept = heads.filter((head) => !without.includes(head));
  return {
    table: (section) =>
      table(
        kept.map((head) => (head === column ? title : head)),
        section.rows.map((row) => kept.map((head) => (head === column ? print(row) : row[head]))),
      ),
  };
}

function bare(name: string): string {
  return name.replaceAll('`', '');
}

function names(print: (name: string) => string): Partial<Form> {
  return cells('Parameter', (text) => print(bare(text)));
}

function requiredNames(print: (name: string) => string): Partial<Form> {
  return rows((row) =>
    row.Required === 'Yes' ? { ...row, Parameter: print(bare(row.Parameter)) } : row,
  );
}

function optionalNames(print: (name: string) => string): Partial<Form> {
  return rows((row) =>
    row.Required === 'Yes' ? row : { ...row, Parameter: print(bare(row.Parameter)) },
  );
}

function quoted(text: string, open: string, close: string): string {
  return text.startsWith('`') ? `${open}${text.slice(1, -1).replaceAll('*', '\\*')}${close}` : text;
}

function thousands(text: string, separator: string): string {
  return text.replaceAll(/\d{4,}$/g, (digits) =>
    Number(digits).toLocaleString('en-US').replaceAll(',', separator),
  );
}
