import type { LayoutChange } from './changes.ts';
import {
  added,
  arrays,
  both,
  capabilities,
  cells,
  emptyAs,
  grouped,
  groupRow,
  labels,
  merged,
  of,
  rangeOf,
  renamed,
  rowOf,
  rows,
  values,
  words2,
  words,
} from './edits.ts';
import { anchor, heads, printForm, usualTable, type Form, type Row } from './page-form.ts';
import { rewritings } from './rewritings.ts';
import { variations } from './variations.ts';

const keyValueSection: Form['section'] = ({ heading, description, table: parameters }, section) => [
  heading,
  description,
  `| Field | Value |\n| --- | --- |\n| Model ID | \`${section.id}\` |\n| Capabilities | ${section.capabilities || '-'} |\n| LLM Markdown | ${section.link === '' ? '-' : `<${section.link}>`} |`,
  parameters,
];

const headerRow: Row = rowOf(heads.map((head) => [head, head] as const));

/** More changes of the same kinds, which were not considered when the parser was written. */
export const neighbors: readonly LayoutChange[] = [
  ...of('label', [
    ['with a dash', labels((text, value) => `**${text}** — ${value}`)],
    ['with an equals sign', labels((text, value) => `**${text}** = ${value}`)],
    ['as a heading', labels((text, value) => `### ${text}\n\n${value}`), 'some'],
    ['on a line above the value', labels((text, value) => `**${text}:**\n${value}`)],
    ['in a paragraph above the value', labels((text, value) => `**${text}:**\n\n${value}`), 'some'],
    ['in bold italics', labels((text, value) => `***${text}:*** ${value}`)],
    [
      'with a no-break space',
      labels((text, value) => `**${text.replace(' ', '\u00a0')}:** ${value}`),
    ],
    ['with an emoji', labels((text, value) => `🔑 **${text}:** ${value}`), 'some'],
    ['in HTML', labels((text, value) => `<b>${text}:</b> ${value}`), 'none'],
    ['in a quote', labels((text, value) => `> **${text}:** ${value}`), 'some'],
    ['API model ID', { id: ({ id }) => `**API model ID:** \`${id}\`` }],
    ['Model identifier in lower case', { id: ({ id }) => `model identifier: \`${id}\`` }],
    ['in a table of two columns', { section: keyValueSection }, 'some'],
    [
      'next to a label for prices',
      labels((text, value) => `**Price:** 4 CU\n\n**${text}:** ${value}`),
    ],
    ['before a copy button', { id: ({ id }) => `**Model ID:** \`${id}\` <CopyButton />` }, 'some'],
    ['with an id in quotes', { id: ({ id }) => `**Model ID:** "${id}"` }],
    ['with an id and a full stop', { id: ({ id }) => `**Model ID:** \`${id}\`.` }, 'some'],
    ['with bold capabilities', capabilities((text) => text.replaceAll('`', '**'))],
    [
      'with linked capabilities',
      capabilities((text) => text.replaceAll(/`([^`]+)`/g, '[`$1`](/c/$1)')),
    ],
    ['with capabilities on lines', capabilities((text) => text.replaceAll(', ', '<br>'))],
    ['with capabilities in one span', capabilities((text) => `\`${text.replaceAll('`', '')}\``)],
    ['with capabilities in words', capabilities(() => 'Text to image'), 'none'],
  ]),
  ...of('date', [
    ['after "Updated:"', { notice: ({ date }) => `> Auto-generated. Updated: ${date}` }],
    ['in bold label', { notice: ({ date }) => `**Last updated:** ${date}` }],
    ['in parentheses', { notice: ({ date }) => `> Auto-generated (last updated ${date}).` }],
    ['with a weekday', { notice: ({ date }) => `> Last updated: Thursday, ${words(date)}` }],
    ['with dots', { notice: ({ date }) => `> Last updated: ${date.replaceAll('-', '.')}` }],
    [
      'with an ordinal',
      { notice: ({ date }) => `> Last updated: ${words(date).replace(',', 'th,')}` },
    ],
    ['of a month alone', { notice: () => '> Last updated: April 2026' }],
    [
      'in an alert',
      { notice: ({ date }) => `> [!NOTE]\n> This page is auto-generated. Last updated: ${date}.` },
    ],
    [
      'in an admonition',
      { notice: ({ date }) => `:::note\nThis page is auto-generated. Last updated: ${date}.\n:::` },
    ],
    [
      'in an element',
      { notice: ({ date }) => `<Callout>\n\nLast updated: ${date}.\n\n</Callout>` },
    ],
    [
      'at the end of the page',
      (page) => printForm(page, { notice: () => '', end: `\n\nLast updated: ${page.date}\n` }),
    ],
    [
      'as a time element',
      { notice: ({ date }) => `Last updated: <time datetime="${date}">${date}</time>` },
    ],
  ]),
  ...of('top', [
    ['with imports', (page) => `import Badge from './badge';\n\n${printForm(page)}`, 'some'],
    [
      'with TOML',
      { frontMatter: ({ provider }) => `+++\ntitle = "${provider} | Scenario Docs"\n+++` },
    ],
    [
      'with a folded title',
      { frontMatter: ({ provider }) => `---\ntitle: >-\n  ${provider} | Scenario Docs\n---` },
    ],
    ['with a byte order mark', (page) => `\ufeff${printForm(page)}`],
    [
      'with a breadcrumb',
      {
        frontMatter: ({ provider }) =>
          `---\ntitle: ${provider} | Scenario Docs\n---\n\n[Docs](/) › [Models](/models)`,
      },
    ],
    [
      'with the category as a slug',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available **${provider}** ${category.replaceAll(' ', '-')} models and their parameters.`,
      },
    ],
    [
      'with a possessive',
      {
        sentence: ({ provider, category }) =>
          `**${provider}**’s ${category} models and their parameters.`,
      },
    ],
    [
      'with models for a category',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available **${provider}** models for ${category}.`,
      },
    ],
    [
      'with a sentence in italics',
      { sentence: ({ provider, category }) => `_All ${category} models of_ **${provider}**.` },
    ],
    [
      'with grouped contents',
      {
        contents: ({ sections }) =>
          `- Models\n${sections.map(({ name }) => `  - [${name}](#${anchor(name)})`).join('\n')}`,
      },
    ],
    [
      'with contents in a table',
      {
        contents: ({ sections }) =>
          `| Model | Link |\n| --- | --- |\n${sections.map(({ name }) => `| ${name} | [Go](#${anchor(name)}) |`).join('\n')}`,
      },
    ],
    [
      'with full links in the contents',
      {
        contents: ({ sections }) =>
          sections
            .map(({ name }) => `- [${name}](https://docs.example/models#${anchor(name)})`)
            .join('\n'),
      },
    ],
    [
      'with descriptions in the contents',
      {
        contents: ({ sections }) =>
          sections.map(({ name }) => `- [${name}](#${anchor(name)}): a model`).join('\n'),
      },
    ],
    [
      'with contents in details',
      {
        contents: ({ sections }) =>
          `<details>\n\n${sections.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')}\n\n</details>`,
      },
    ],
  ]),
  ...of('section', [
    ['with a number', { heading: ({ name }, at) => `## ${at + 1}. ${name}` }],
    ['with an emoji', { heading: ({ name }) => `## 🆕 ${name}` }],
    ['with a badge in brackets', { heading: ({ name }) => `## ${name} \\[NEW]` }],
    ['with a badge in code', { heading: ({ name }) => `## ${name} \`new\`` }],
    ['with a badge in superscript', { heading: ({ name }) => `## ${name} <sup>Beta</sup>` }],
    [
      'struck through as deprecated',
      { heading: ({ name }, at) => (at === 0 ? `## ~~${name}~~` : `## ${name}`) },
    ],
    [
      'with a dash and "deprecated"',
      { heading: ({ name }, at) => `## ${name}${at === 0 ? ' — deprecated' : ''}` },
    ],
    ['with an escaped anchor', { heading: ({ name }) => `## ${name} \\{#${anchor(name)}}` }],
    ['with a status line', { id: ({ id }) => `**Status:** Deprecated\n\n**Model ID:** \`${id}\`` }],
    [
      'with a price before the description',
      { description: ({ description }) => `Price: 4 CU per image\n\n${description}`.trimEnd() },
    ],
    [
      'with a badge before the description',
      { description: ({ description }) => `![new](/new.svg)\n\n${description}`.trimEnd() },
    ],
    [
      'with a word before the description',
      { description: ({ description }) => `_New_\n\n${description}`.trimEnd() },
    ],
    [
      'with a sentence after the labels',
      { table: ({ rows }) => `All prices are in compute units.\n\n${usualTable(rows)}` },
      'some',
    ],
    [
      'with a quote after the heading',
      { heading: ({ name }) => `## ${name}\n\n> Try it in the app.` },
    ],
    [
      'with a link after the table',
      { table: ({ rows }) => `${usualTable(rows)}\n\n[Back to top](#top)` },
    ],
    ['with the description in italics', { description: ({ description }) => description }],
    [
      'with tabs',
      {
        table: ({ rows }) =>
          `<Tabs>\n<Tab title="Parameters">\n\n${usualTable(rows)}\n\n</Tab>\n</Tabs>`,
      },
    ],
    [
      'with the table in a quote',
      { table: ({ rows }) => usualTable(rows).replaceAll(/^/gm, '> ') },
      'none',
    ],
    [
      'with a list instead of a table',
      {
        table: ({ rows }) =>
          rows.map((row) => `- ${row.Parameter} (${row.Type}): ${row.Description}`).join('\n'),
      },
      'none',
    ],
    [
      'with an HTML table',
      {
        table: ({ rows }) =>
          `<table>\n<tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>\n${rows.map((row) => `<tr>${heads.map((head) => `<td>${row[head]}</td>`).join('')}</tr>`).join('\n')}\n</table>`,
      },
      'none',
    ],
    [
      'with parameters as headings',
      {
        table: ({ rows }) =>
          rows.map((row) => `#### ${row.Parameter}\n\n${row.Description}`).join('\n\n'),
      },
      'none',
    ],
    [
      'with a code block of parameters',
      {
        table: ({ rows }) =>
          `\`\`\`yaml\n${rows.map((row) => `${row.Parameter.replaceAll('`', '')}: ${row.Type}`).join('\n')}\n\`\`\``,
      },
      'none',
    ],
    [
      'with an example table',
      {
        table: ({ rows }) =>
          `${usualTable(rows)}\n\n### Example\n\n| Parameter | Value |\n| --- | --- |\n| \`prompt\` | a cat |`,
      },
    ],
    [
      'with a table of limits per plan',
      {
        table: ({ rows }) =>
          `${usualTable(rows)}\n\n### Limits\n\n| Plan | Min | Max |\n| --- | --- | --- |\n| Free | 1 | 2 |`,
      },
    ],
    [
      'with a changelog above',
      {
        table: ({ rows }) => `### Changelog\n\n- 2026-01-01: first version\n\n${usualTable(rows)}`,
      },
    ],
  ]),
  ...of('column', [
    ['with a line break in the name', renamed({ 'Allowed Values': 'Allowed<br>Values' })],
    ['names in code', renamed(Object.fromEntries(heads.map((head) => [head, `\`${head}\``])))],
    [
      'names as links',
      renamed(
        Object.fromEntries(heads.map((head) => [head, `[${head}](/glossary#${anchor(head)})`])),
      ),
    ],
    ['names with colons', renamed(Object.fromEntries(heads.map((head) => [head, `${head}:`])))],
    ['Req’d', renamed({ Required: 'Req’d' }), 'some'],
    [
      'Argument, Data type, Mandatory',
      renamed({ Parameter: 'Argument', Type: 'Data type', Required: 'Mandatory' }),
    ],
    [
      'Accepted values and Notes',
      renamed({ 'Allowed Values': 'Accepted values', Description: 'Notes' }),
    ],
    ['Min (px)', renamed({ Min: 'Min (px)', Max: 'Max (px)' })],
    ['Max (MB), which scales', renamed({ Max: 'Max (MB)' }), 'none'],
    ['a number of the row first', added(['#'], (_, at) => [String(at + 1)], 'first')],
    ['Example last', added(['Example'], () => ['`x`'])],
    ['Notes next to Description', added(['Notes'], () => ['See the guide.'])],
    ['Options next to Allowed Values', added(['Options'], () => ['-'])],
    ['a label before the name', added(['Name'], () => ['Label'], 'first')],
    ['Name before Key', added(['Name'], () => ['Label'], 'first', { Parameter: 'Key' }), 'none'],
    [
      'Field and Key, both of which may be names',
      added(['Field'], (row) => [row.Parameter.replaceAll('`', '')], 'first', { Parameter: 'Key' }),
      'some',
    ],
    ['Min twice', added(['Min'], () => ['7']), 'none'],
    [
      'Constraints, which is unknown',
      merged(
        (row) => (row.Min === '-' && row.Max === '-' ? '-' : `min: ${row.Min}, max: ${row.Max}`),
        'Constraints',
      ),
      'none',
    ],
    ['Range in brackets', merged(rangeOf((min, max) => `[${min}, ${max}]`)), 'some'],
    [
      'Range in parentheses, which is open',
      merged(rangeOf((min, max) => `(${min}, ${max})`)),
      'some',
    ],
    ['Range with an ellipsis', merged(rangeOf((min, max) => `${min} … ${max}`))],
    ['Range with a tilde', merged(rangeOf((min, max) => `${min} ~ ${max}`)), 'some'],
    ['Range with "between"', merged(rangeOf((min, max) => `between ${min} and ${max}`)), 'some'],
    ['Range with "from"', merged(rangeOf((min, max) => `from ${min} to ${max}`)), 'some'],
    ['Range with units', merged(rangeOf((min, max) => `${min} px – ${max} px`))],
    ['Range with inequalities', merged(rangeOf((min, max) => `${min} ≤ x ≤ ${max}`)), 'some'],
    ['Range with names', merged(rangeOf((min, max) => `min ${min}, max ${max}`)), 'some'],
    ['Range with a break', merged(rangeOf((min, max) => `min ${min}<br>max ${max}`)), 'some'],
    ['Range in code', merged(rangeOf((min, max) => `\`${min}\`–\`${max}\``))],
  ]),
  ...of('row', [
    ['of a group', rows((row, at) => (at === 0 ? [groupRow('**Basic**'), row] : row))],
    ['of the header again', rows((row, at) => (at === 1 ? [headerRow, row] : row))],
    ['without content', rows((row, at) => (at === 0 ? [row, groupRow('')] : row))],
    [
      'with a number in the name',
      rows((row, at) => ({ ...row, Parameter: `${at + 1}. ${row.Parameter}` })),
      'none',
    ],
    [
      'with a name in quotes',
      cells('Parameter', (text) => text.replaceAll('`', '"').replaceAll('_', '\\_')),
      'none',
    ],
    [
      'with a name struck through',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `~~${row.Parameter}~~` } : row)),
      'some',
    ],
    [
      'with a type below the name',
      rows((row) => ({ ...row, Parameter: `${row.Parameter}<br>${row.Type}` })),
      'none',
    ],
    [
      'with "Required" below the name',
      rows((row) => ({
        ...row,
        Parameter: row.Required === 'Yes' ? `${row.Parameter}<br>Required` : row.Parameter,
      })),
    ],
    [
      'with a footnote at the name',
      rows((row, at) => (at === 0 ? { ...row, Parameter: `${row.Parameter}[^1]` } : row)),
      'none',
    ],
  ]),
  ...of('type', [
    [
      'with a question mark',
      rows((row) => ({ ...row, Type: row.Required === 'Yes' ? row.Type : `${row.Type}?` })),
    ],
    [
      'with null',
      rows((row) => ({ ...row, Type: row.Required === 'Yes' ? row.Type : `${row.Type} \\| null` })),
    ],
    ['list[]', arrays((item) => `\`list[${item}]\``)],
    ['List of', arrays((item) => `List of ${item}s`)],
    ['in brackets', arrays((item) => `[${item}]`), 'some'],
    ['in parentheses', arrays((item) => `array (${item})`)],
    ['with commas', arrays((item) => `array, ${item}`), 'some'],
    [
      'with a format',
      cells('Type', (text) => (text === 'string' ? 'string (text)' : text)),
      'some',
    ],
    ['as a link', cells('Type', (text) => `[${text}](/types#${text})`)],
    ['in italics', cells('Type', (text) => `_${text}_`)],
    [
      'enum with its type',
      rows((row) => (row['Allowed Values'] === '-' ? row : { ...row, Type: `enum (${row.Type})` })),
      'some',
    ],
  ]),
  ...of('Required', [
    ['with FE0F', words2('✔️', '✖️')],
    ['as numbers', words2('1', '0'), 'none'],
    ['as x', words2('x', ''), 'none'],
    ['with a footnote', words2('Yes[^1]', 'No'), 'none'],
    ['as a check box', words2('[x]', '[ ]')],
    ['as an image', words2('![Yes](/yes.svg)', '![No](/no.svg)'), 'none'],
    ['as circles', words2('🟢', '🔴'), 'none'],
    ['with stars', words2('Yes\\*', 'No'), 'none'],
    ['as T and F', words2('T', 'F'), 'none'],
    ['with always', words2('Always', 'Never'), 'none'],
  ]),
  ...of('nothing', [
    ...[
      'NA',
      '(none)',
      '_none_',
      '&nbsp;',
      '&mdash;',
      'nil',
      '*',
      '/',
      '`null`',
      '""',
      'unset',
      '.',
      'Any',
      '…',
    ].map((mark) => [`as ${mark}`, emptyAs(mark), 'any'] as const),
  ]),
  ...of('default', [
    [
      'after a word',
      cells('Default', (text) => (text.startsWith('`') ? `Default: ${text}` : text)),
      'some',
    ],
    [
      'in quotes',
      cells('Default', (text) =>
        text.startsWith('`') ? text.replaceAll('`', '"').replaceAll('*', '\\*') : text,
      ),
      'some',
    ],
    [
      'in single quotes',
      cells('Default', (text) =>
        text.startsWith('`') ? text.replaceAll('`', "'").replaceAll('*', '\\*') : text,
      ),
      'some',
    ],
    [
      'with capitals of Python',
      rows((row) =>
        row.Type === 'boolean'
          ? { ...row, Default: row.Default.replace('true', 'True').replace('false', 'False') }
          : row,
      ),
    ],
    [
      'as on and off',
      rows((row) =>
        row.Type === 'boolean'
          ? { ...row, Default: row.Default.replace('true', 'on').replace('false', 'off') }
          : row,
      ),
      'some',
    ],
    [
      'of a list in JSON',
      rows((row) =>
        row.Type.endsWith('array') && row.Default.startsWith('`')
          ? {
              ...row,
              Default: `\`[${row.Default.slice(1, -1)
                .split(',')
                .map((item) => (row.Type.startsWith('number') ? item : `"${item}"`))
                .join(', ')}]\``,
            }
          : row,
      ),
    ],
    [
      'with a unit',
      rows((row) =>
        row.Type === 'number' && row.Default.startsWith('`')
          ? { ...row, Default: `${row.Default} px` }
          : row,
      ),
      'some',
    ],
    [
      'with a remark',
      cells('Default', (text) => (text.startsWith('`') ? `${text} (recommended)` : text)),
      'some',
    ],
    [
      'with thousands in code',
      rows((row) => (row.Type === 'number' ? { ...row, Default: grouped(row.Default, ',') } : row)),
    ],
  ]),
  ...of('limit', [
    ['with dots for thousands', both((text) => grouped(text, '.')), 'some'],
    ['with underscores for thousands', both((text) => grouped(text, '\\_')), 'some'],
    ['with apostrophes for thousands', both((text) => grouped(text, "'"))],
    ['with spaces for thousands', both((text) => grouped(text, ' '))],
    ['with a percent sign', both((text) => (text === '-' ? text : `${text}%`)), 'some'],
    ['with K', both((text) => text.replace(/000$/, 'K')), 'some'],
    [
      'that excludes',
      rows((row) => ({ ...row, Min: row.Min === '-' ? '-' : `> ${row.Min}` })),
      'some',
    ],
    ['about', both((text) => (text === '-' ? text : `~${text}`)), 'some'],
    ['inclusive', both((text) => (text === '-' ? text : `${text} (inclusive)`)), 'some'],
    ['with decimals', both((text) => (/^\d+$/.test(text) ? `${text}.0` : text))],
    ['in bold', both((text) => (text === '-' ? text : `**${text}**`))],
    ['with a footnote', both((text) => (text === '-' ? text : `${text}[^1]`)), 'some'],
    ['infinite', both((text) => (text === '-' ? '∞' : text)), 'any'],
  ]),
  ...of('values', [
    ['in one code span', values((items) => `\`${items.join(', ')}\``), 'some'],
    ['in one code span with bars', values((items) => `\`${items.join(' \\| ')}\``), 'some'],
    ['in JSON', values((items) => `\`[${items.map((item) => `"${item}"`).join(', ')}]\``), 'some'],
    ['with bullets', values((items) => items.map((item) => `• \`${item}\``).join('<br>'))],
    [
      'with hyphens and breaks',
      values((items) => items.map((item) => `- \`${item}\``).join('<br>')),
      'some',
    ],
    [
      'in an HTML list',
      values((items) => `<ul>${items.map((item) => `<li>\`${item}\`</li>`).join('')}</ul>`),
      'some',
    ],
    [
      'in HTML code',
      values((items) =>
        items.map((item) => `<code>${item.replaceAll('*', '\\*')}</code>`).join(', '),
      ),
      'some',
    ],
    [
      'after "One of"',
      values((items) => `One of: ${items.map((item) => `\`${item}\``).join(', ')}`),
      'some',
    ],
    ['with "and"', values((items) => items.map((item) => `\`${item}\``).join(' and '))],
    [
      'with a comma and "or"',
      values((items) =>
        items.length < 2
          ? `\`${items[0] ?? ''}\``
          : `${items
              .slice(0, -1)
              .map((item) => `\`${item}\``)
              .join(', ')}, or \`${items.at(-1) ?? ''}\``,
      ),
    ],
    [
      'that are cut',
      values(
        (items) =>
          `${items
            .slice(0, 2)
            .map((item) => `\`${item}\``)
            .join(', ')}${items.length > 2 ? `, and ${items.length - 2} more` : ''}`,
      ),
      'some',
    ],
    [
      'that are cut by dots',
      values(
        (items) =>
          `${items
            .slice(0, 2)
            .map((item) => `\`${item}\``)
            .join(', ')}${items.length > 2 ? ', …' : ''}`,
      ),
      'some',
    ],
    [
      'with labels',
      values((items) => items.map((item) => `\`${item}\` (label)`).join(', ')),
      'some',
    ],
    [
      'with labels after colons',
      values((items) => items.map((item) => `\`${item}\`: a label`).join('<br>')),
      'some',
    ],
    ['as links', values((items) => items.map((item) => `[\`${item}\`](/v)`).join(', '))],
    ['with semicolons', values((items) => items.map((item) => `\`${item}\``).join('; '))],
    [
      'with single quotes',
      values((items) => items.map((item) => `'${item.replaceAll('*', '\\*')}'`).join(', ')),
      'some',
    ],
    [
      'with the default in bold',
      rows((row) => ({
        ...row,
        'Allowed Values': row['Allowed Values']
          .split(', ')
          .map((value) => (value === row.Default ? `**${value}**` : value))
          .join(', '),
      })),
    ],
    [
      'with a mark in italics',
      rows((row) => ({
        ...row,
        'Allowed Values':
          row.Type === 'string'
            ? row['Allowed Values']
                .split(', ')
                .map((value) =>
                  value === row.Default && value !== '-' ? `${value} _(default)_` : value,
                )
                .join(', ')
            : row['Allowed Values'],
      })),
    ],
    [
      'of numbers with thousands, without code',
      rows((row) =>
        row.Type === 'number' && row['Allowed Values'] !== '-'
          ? {
              ...row,
              'Allowed Values': row['Allowed Values'].replaceAll(/`(\d+)`/g, (_, digits: string) =>
                Number(digits).toLocaleString('en-US'),
              ),
            }
          : row,
      ),
      'some',
    ],
    [
      'of numbers with thousands, in code',
      rows((row) =>
        row.Type === 'number' && row['Allowed Values'] !== '-'
          ? {
              ...row,
              'Allowed Values': row['Allowed Values'].replaceAll(
                /`(\d+)`/g,
                (_, digits: string) => `\`${Number(digits).toLocaleString('en-US')}\``,
              ),
            }
          : row,
      ),
    ],
  ]),
  ...of('text', [
    ['with trailing spaces', (page) => printForm(page).replace(/$/gm, '  ')],
    ['with tabs around bars', (page) => printForm(page).replace(/^\| (.*) \|$/gm, '|\t$1\t|')],
    ['with comments', { between: '\n\n<!-- next -->\n\n' }],
    ['with escaped hyphens', (page) => printForm(page).replaceAll('| -  ', '| \\- ')],
    [
      'with zero-width spaces in heads',
      renamed({ 'Allowed Values': 'Allowed\u200b Values' }),
      'some',
    ],
    ['with old Mac line ends', (page) => printForm(page).replaceAll('\n', '\r')],
    ['with blank lines doubled', (page) => printForm(page).replaceAll('\n\n', '\n\n\n\n')],
  ]),
  ...rewritings,
  ...variations,
];
