import type { LayoutChange } from './changes.ts';
import {
  added,
  arrays,
  both,
  capabilities,
  cells,
  emptyAs,
  labels,
  of,
  renamed,
  rows,
  values,
  words2,
  words,
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
} from './page-form.ts';

const bare = (text: string) => text.replaceAll('`', '');
const isList = (type: string) => type.endsWith('array');
const itemOf = (type: string) => type.replace(/\\_array$/, '');

/** Prints a column for each row next to its type, which loses what the column states. */
function split(title: string, yes: string, no: string): Partial<Form> {
  return {
    table: (section) =>
      table(
        heads.flatMap((head) => (head === 'Type' ? [head, title] : [head])),
        section.rows.map((row) =>
          heads.flatMap((head) =>
            head === 'Type' ? [itemOf(row.Type), isList(row.Type) ? yes : no] : [row[head]],
          ),
        ),
      ),
  };
}

function tableOf(columns: readonly Head[], own: readonly Row[]): string {
  return table(
    columns,
    own.map((row) => columns.map((head) => row[head])),
  );
}

function without(head: Head, edit: (row: Row) => Row): Partial<Form> {
  const others = heads.filter((other) => other !== head);
  return { table: (section) => tableOf(others, section.rows.map(edit)) };
}

function afterTable(text: string): Partial<Form> {
  return { table: (section) => `${usualTable(section.rows)}\n\n${text}` };
}

function atEnd(text: string): LayoutChange['apply'] {
  return (page) => `${printForm(page)}\n${text}\n`;
}

function notice(print: (date: string) => string): Partial<Form> {
  return { notice: ({ date }) => `> This page is auto-generated. ${print(date)}` };
}

function limits(print: (text: string) => string): Partial<Form> {
  return both((text) => (text === '-' ? text : print(text)));
}

function defaults(print: (text: string, row: Row) => string): Partial<Form> {
  return rows((row) => (row.Default === '-' ? row : { ...row, Default: print(row.Default, row) }));
}

/** Changes of small parts, columns that are split, and content between the models. */
export const variations: readonly LayoutChange[] = [
  ...of('split', [
    ['lists in a column List', split('List', 'Yes', 'No'), 'none'],
    ['lists in a column Array', split('Array', '✅', ''), 'none'],
    ['lists in a column Multiple', split('Multiple', 'Yes', '-'), 'none'],
    ['lists in a column Repeatable', split('Repeatable', 'true', 'false'), 'none'],
    ['lists in a column Cardinality', split('Cardinality', '0..n', '0..1'), 'none'],
    ['lists in a column Kind', split('Kind', 'list', 'single'), 'none'],
    ['lists in a column Format', split('Format', 'array', '-'), 'none'],
    [
      'array and its items',
      {
        table: (section) =>
          table(
            heads.flatMap((head) => (head === 'Type' ? [head, 'Items'] : [head])),
            section.rows.map((row) =>
              heads.flatMap((head) =>
                head === 'Type'
                  ? isList(row.Type)
                    ? ['array', itemOf(row.Type)]
                    : [row.Type, '-']
                  : [row[head]],
              ),
            ),
          ),
      },
      'none',
    ],
    [
      'in two tables of the same parameters',
      {
        table: ({ rows: own }) =>
          `${tableOf(['Parameter', 'Type', 'Required', 'Default'], own)}\n\n${tableOf(['Parameter', 'Min', 'Max', 'Allowed Values', 'Description'], own)}`,
      },
      'none',
    ],
    [
      'in a table and one of limits',
      {
        table: ({ rows: own }) =>
          `${tableOf(['Parameter', 'Type', 'Required', 'Default', 'Allowed Values', 'Description'], own)}\n\n### Limits\n\n${tableOf(['Parameter', 'Min', 'Max'], own)}`,
      },
      'none',
    ],
    [
      'in a table and one of allowed values',
      {
        table: ({ rows: own }) =>
          `${tableOf(['Parameter', 'Type', 'Required', 'Default', 'Min', 'Max', 'Description'], own)}\n\n### Allowed values\n\n${tableOf(['Parameter', 'Allowed Values'], own)}`,
      },
      'none',
    ],
    [
      'in rows, the second with the description',
      rows((row) => [
        { ...row, Description: '' },
        {
          Parameter: '',
          Type: '',
          Required: '',
          Default: '',
          Min: '',
          Max: '',
          'Allowed Values': '',
          Description: row.Description,
        },
      ]),
      'none',
    ],
    [
      'required as a bold name, without the column',
      without('Required', (row) => ({
        ...row,
        Parameter: row.Required === 'Yes' ? `**${row.Parameter}**` : row.Parameter,
      })),
      'none',
    ],
    [
      'required as an underlined name, without the column',
      without('Required', (row) => ({
        ...row,
        Parameter: row.Required === 'Yes' ? `<u>${row.Parameter}</u>` : row.Parameter,
      })),
      'none',
    ],
    [
      'required as "!" of the type, without the column',
      without('Required', (row) => ({
        ...row,
        Type: row.Required === 'Yes' ? `${row.Type}!` : row.Type,
      })),
      'none',
    ],
    ['required as "Can be omitted"', renamedRequired('Can be omitted'), 'none'],
    ['required as "Has fallback"', renamedRequired('Has fallback'), 'none'],
  ]),
  ...of('added', [
    ['column Old name in code', added(['Old name'], (_, at) => [`\`old${at}\``])],
    ['column Alias in code first', added(['Alias'], (_, at) => [`\`a${at}\``], 'first')],
    ['column API name in code', added(['API name'], (row) => [row.Parameter]), 'none'],
    ['column Label with words', added(['Label'], () => ['A word'], 'first')],
    ['column JSON path', added(['JSON path'], (row) => [`\`inputs.${bare(row.Parameter)}\``])],
    ['column Location', added(['In'], () => ['body'])],
    ['column Unit', added(['Unit'], () => ['-'])],
    ['column Unit with units', added(['Unit'], () => ['px'])],
    ['column Step', added(['Step'], () => ['1'])],
    ['column Deprecated', added(['Deprecated'], () => ['No'])],
    ['column Group first', added(['Group'], () => ['Basic'], 'first')],
    ['column Recommended', added(['Recommended'], () => ['`9`'])],
    ['column Max (free plan)', added(['Max (free plan)'], () => ['1']), 'none'],
    ['column without a name, last', added([''], () => [''])],
    ['column without a name, first', added([''], () => [''], 'first')],
    ['column with a box first', added([''], () => ['☐'], 'first')],
  ]),
  ...of('renamed', [
    ['From and To', renamed({ Min: 'From', Max: 'To' }), 'none'],
    ['Lower bound and Upper bound', renamed({ Min: 'Lower bound', Max: 'Upper bound' }), 'none'],
    ['≥ and ≤', renamed({ Min: '≥', Max: '≤' }), 'none'],
    ['Min and Max in bold italics', renamed({ Min: '***Min***', Max: '***Max***' })],
    ['What it does', renamed({ Description: 'What it does' }), 'none'],
    ['Data Type / Format', renamed({ Type: 'Data Type / Format' }), 'none'],
    ['Initial', renamed({ Default: 'Initial' }), 'none'],
    ['Default (if omitted)', renamed({ Default: 'Default (if omitted)' }), 'none'],
    ['Allowed Values (enum)', renamed({ 'Allowed Values': 'Allowed Values (enum)' }), 'none'],
    ['Required (Yes/No)', renamed({ Required: 'Required (Yes/No)' }), 'none'],
    ['with tooltips', renamed({ Min: '<abbr title="Minimum">Min</abbr>' }), 'none'],
    ['with question marks', renamed({ Type: 'Type ⓘ', Min: 'Min ⓘ' })],
  ]),
  ...of('empty cell', [
    ...['❌', '✗', 'x', '?', 'TBD', 'not specified', '(empty)', '<br>', '&#45;'].map(
      (mark) => [mark, emptyAs(mark), 'none'] as const,
    ),
    ...['🚫', '<!-- none -->', '–/–', '_n/a_', '**-**', '`-`', 'no value', '( )', '""'].map(
      (mark) => [mark, emptyAs(mark), 'none'] as const,
    ),
  ]),
  ...of('limit, further,', [
    ['with the words min and max', rows(minAndMax('min ', 'max ')), 'none'],
    ['with the words at least and at most', rows(minAndMax('at least ', 'at most ')), 'none'],
    ['with signs', rows(minAndMax('≥ ', '≤ ')), 'none'],
    ['with signs of code', rows(minAndMax('`>=` ', '`<=` ')), 'none'],
    ['with a former one struck', limits((text) => `~~9~~ ${text}`), 'none'],
    ['with a former one after it', limits((text) => `${text} (was 9)`), 'none'],
    ['with a recommended one', limits((text) => `${text} (recommended 2)`), 'none'],
    ['with an arrow to another', limits((text) => `9 → ${text}`), 'none'],
    ['in mathematics', limits((text) => `$${text}$`), 'none'],
    ['in Arabic digits', limits((text) => text.replaceAll(/\d/g, arabic)), 'none'],
    ['with an entity for the minus', limits((text) => text.replace('-', '&minus;'))],
    ['with leading zeros', limits((text) => text.replace(/^(-?)(\d)/, '$10$2'))],
    ['with an escaped dot', limits((text) => text.replace('.', '\\.'))],
    ['with a second one of a plan', limits((text) => `${text} / 9`), 'none'],
    ['as a fraction', limits((text) => text.replace('0.5', '1/2')), 'none'],
    ['with a plus', limits((text) => `${text}+`), 'none'],
    ['in hexadecimal', limits((text) => (/^\d+$/.test(text) ? hex(text) : text)), 'none'],
    ['with a mark of information', limits((text) => `${text} ⓘ`), 'none'],
    ['with a break and a word', limits((text) => `${text}<br>soft`), 'none'],
  ]),
  ...of('default, further,', [
    ['with an arrow', defaults((text) => `→ ${text}`), 'none'],
    ['with its type', defaults((text, row) => `${text} (${row.Type})`), 'none'],
    ['with a former one struck', defaults((text) => `~~\`9\`~~ ${text}`), 'none'],
    ['with a former one', defaults((text) => `${text} (was \`9\`)`), 'none'],
    ['with one of a plan', defaults((text) => `${text} / \`9\``), 'none'],
    ['in samp', defaults((text) => `<samp>${bare(text)}</samp>`), 'none'],
    ['in JSON', defaults((text, row) => jsonDefault(text, row.Type)), 'none'],
    ['after "Default:"', defaults((text) => `Default: ${text}`), 'none'],
    ['with a footnote', defaults((text) => `${text}[^1]`), 'none'],
    ['in italics', defaults((text) => `_${text}_`), 'none'],
  ]),
  ...of('values, further,', [
    ['with more', values((items) => `${codes(items)} +3 more`), 'none'],
    ['and others', values((items) => `${codes(items)} and others`), 'none'],
    ['after their number', values((items) => `${items.length} values: ${codes(items)}`), 'none'],
    ['with the first marked by an arrow', values((items) => `${codes(items)} ← default`), 'none'],
    ['with the default apart', values((items) => `**Default:** ${codes(items)}`), 'none'],
    ['in samp', values((items) => items.map((one) => `<samp>${one}</samp>`).join(', ')), 'none'],
    ['in bold', values((items) => items.map((one) => `**\`${one}\`**`).join(', '))],
    ['in guillemets', values((items) => items.map((one) => `«${one}»`).join(', ')), 'none'],
    ['in backslashes', values((items) => items.map((one) => `\`${one}\``).join(' \\ ')), 'none'],
    ['in hyphens', values((items) => items.map((one) => `\`${one}\``).join(' - ')), 'none'],
    ['with "vs."', values((items) => items.map((one) => `\`${one}\``).join(' vs. ')), 'none'],
    ['without separators', values((items) => items.map((one) => `\`${one}\``).join(' '))],
    [
      'with some of a plan',
      values((items) => items.map((one, at) => `\`${one}\`${at > 0 ? ' 🔒' : ''}`).join(', ')),
      'none',
    ],
    [
      'with one that ends',
      values((items) => items.map((one) => `\`${one}\``).join(', ') + ' (until 2027)'),
      'none',
    ],
  ]),
  ...of('type, further,', [
    ['of GraphQL', arrays((item) => `[${item}!]`), 'none'],
    ['with undefined', cells('Type', (text) => `${text} \\| undefined`), 'none'],
    ['with a footnote', cells('Type', (text) => `${text}[^1]`), 'none'],
    ['with a number of items', arrays((item) => `${item} ×4`), 'none'],
    ['with dots', arrays((item) => `...${item}`), 'none'],
    ['with a star', arrays((item) => `${item}*`), 'none'],
    ['with a plus', arrays((item) => `${item}+`), 'none'],
    ['in the plural', arrays((item) => `${item}s`), 'none'],
    ['with "s"', arrays((item) => `${item}(s)`), 'none'],
    ['with "multiple"', arrays((item) => `${item} (multiple)`), 'none'],
    ['with "one or more"', arrays((item) => `one or more ${item}`), 'none'],
    ['set of', arrays((item) => `set of ${item}`), 'none'],
    ['tuple', arrays((item) => `tuple<${item}>`), 'none'],
  ]),
  ...of('name, further,', [
    ['with an index', rows(named((name, row) => (isList(row.Type) ? `${name}[0]` : name))), 'none'],
    ['with n', rows(named((name, row) => (isList(row.Type) ? `${name}[n]` : name))), 'none'],
    ['with a star', rows(named((name, row) => (isList(row.Type) ? `${name}.*` : name))), 'none'],
    ['with a number', rows(named((name) => `1. ${name}`)), 'none'],
    ['in braces', rows(named((name) => `{${name}}`)), 'none'],
    ['in angle brackets', rows(named((name) => `<${name}>`)), 'none'],
    ['with an equals sign', rows(named((name) => `${name}=`)), 'none'],
    ['with "(deprecated)" in code', rows(named((name) => `${name} (deprecated)`)), 'none'],
    ['with its label', rows((row) => ({ ...row, Parameter: `Prompt (${row.Parameter})` })), 'none'],
    [
      'with its label below',
      rows((row) => ({ ...row, Parameter: `${row.Parameter}<br>Prompt` })),
      'none',
    ],
    ['after a dot', rows((row) => ({ ...row, Parameter: `• ${row.Parameter}` })), 'none'],
    ['with a lock', rows((row) => ({ ...row, Parameter: `${row.Parameter} 🔒` })), 'none'],
  ]),
  ...of('required, further,', [
    ['Always and Never', words2('Always', 'Never'), 'none'],
    ['green and white', words2('🟢', '⚪'), 'none'],
    ['thumbs', words2('👍', '👎'), 'none'],
    ['M and O', words2('M', 'O'), 'none'],
    ['No and Yes with a reason', words2('Yes: always', 'No: has a default'), 'none'],
    ['1..1 and 0..1', words2('1..1', '0..1'), 'none'],
    ['Needed and Not needed', words2('Needed', 'Not needed'), 'none'],
    ['the word required struck', words2('Required', '~~Required~~'), 'none'],
    ['Yes in one plan', words2('Yes', 'No (Yes in v2)'), 'none'],
    ['Non-null and Null', words2('Non-null', 'Null'), 'none'],
  ]),
  ...of('date, further,', [
    [
      'with a next one after it',
      notice((date) => `Last updated: ${date}. Next update: 2027-01-01.`),
    ],
    [
      'with a next one before it',
      notice((date) => `Next update: 2027-01-01. Last updated: ${date}.`),
    ],
    ['with a former one struck', notice((date) => `Last updated: ~~2025-01-01~~ ${date}.`), 'none'],
    [
      'after a notice with another',
      {
        notice: ({ date }) =>
          `> Deprecated models retire on 2027-12-31.\n\n> Last updated: ${date}.`,
      },
    ],
    [
      'after an announcement',
      {
        notice: ({ date }) =>
          `> **New on 2027-01-01:** updated prices.\n\n> This page is auto-generated. Last updated: ${date}.`,
      },
    ],
    ['as seconds', notice((date) => `Last updated: ${Date.parse(date) / 1000}.`), 'none'],
    ['"as of"', notice((date) => `As of ${date}.`), 'none'],
    ['with UTC', notice((date) => `Last updated: ${date} (UTC).`)],
    [
      'with an ordinal and a time',
      notice((date) => `Last updated on ${words(date)} at 10:00 UTC.`),
    ],
    ['of the layout too', notice((date) => `Layout: 2027-01-01. Last updated: ${date}.`)],
    ['of the last check too', notice((date) => `Last updated: ${date}. Last checked: 2027-01-01.`)],
    [
      'of the last check first',
      notice((date) => `Last checked: 2027-01-01, last updated: ${date}.`),
    ],
    ['of the last review', notice((date) => `Last reviewed: 2027-01-01. Updated: ${date}.`)],
    ['of the last review alone', notice(() => 'Last reviewed: 2027-01-01.'), 'none'],
  ]),
  ...of('capabilities, further,', [
    ['as hashtags', capabilities((text) => text.replaceAll(/`([^`]+)`,?/g, '#$1')), 'none'],
    ['after their number', capabilities((text) => `2: ${text}`), 'none'],
    ['with one of a plan', capabilities((text) => `${text} (paid)`), 'none'],
    ['in brackets', capabilities((text) => `[${text}]`), 'none'],
    ['with a full stop', capabilities((text) => `${text}.`), 'none'],
    ['with an empty list', capabilities((text) => `${text}, `), 'none'],
    ['with "Not supported"', capabilities((text) => `${text}. Not supported: \`other\``), 'none'],
  ]),
  ...of('label, further,', [
    [
      'of another id after it',
      {
        id: ({ id }) => `**Model ID:** \`${id}\`\n\n**Alias:** \`model_alias\``,
      },
    ],
    [
      'of another id before it',
      {
        id: ({ id }) => `**Previous ID:** \`model_alias\`\n\n**Model ID:** \`${id}\``,
      },
    ],
    [
      'of a version id before it',
      {
        id: ({ id }) => `**Version ID:** \`version_1\`\n\n**Model ID:** \`${id}\``,
      },
    ],
    ['of a status', { id: ({ id }) => `**Status:** Beta\n\n**Model ID:** \`${id}\`` }],
    ['of a release', { id: ({ id }) => `**Model ID:** \`${id}\`\n\n**Released:** 2027-01-01` }],
    ['with an abbreviation', labels((text, value) => `<abbr>${text}</abbr>: ${value}`), 'none'],
    [
      'as a heading of a level 3 with the id',
      {
        heading: ({ name, id }) => `## ${name}\n\n### \`${id}\``,
        id: () => '',
      },
      'none',
    ],
    ['with a tilde', labels((text, value) => `**${text}** ~ ${value}`), 'none'],
    ['with a comment after it', labels((text, value) => `**${text}:** ${value} <!-- copy -->`)],
    ['with a mark after it', labels((text, value) => `**${text}:** ${value} 📋`), 'none'],
  ]),
  ...of('section, further,', [
    ['in HTML', { heading: ({ name }) => `<h2 id="${anchor(name)}">${name}</h2>` }, 'none'],
    ['after the word Model', { heading: ({ name }) => `## Model: ${name}` }, 'none'],
    ['with a subtitle', { heading: ({ name }) => `## ${name} — makes images` }, 'none'],
    ['with a link to the top', afterTable('[Back to top](#top)')],
    ['with a tip', afterTable('> **Tip:** Use a long prompt.')],
    ['with a table of errors', afterTable('| Code | Meaning |\n| --- | --- |\n| 400 | Wrong |')],
    ['with an example request', afterTable('```json\n{ "numOutputs": 9 }\n```')],
    ['with a list of required ones', afterTable('Required: `prompt`.'), 'none'],
    ['with a sentence about all', afterTable('All parameters are optional.'), 'none'],
    ['with a footnote', afterTable('[^1]: Only in the paid plan.')],
    ['with defaults of a plan', afterTable('In the paid plan, `numOutputs` is at most 9.'), 'none'],
    [
      'with the description below',
      {
        section: ({ heading, description, id, capabilities: list, link, table: own }) => [
          heading,
          id,
          list,
          link,
          own,
          description,
        ],
      },
      'none',
    ],
    [
      'with the description in a quote',
      { description: ({ description }) => description && `> ${description}` },
      'none',
    ],
    [
      'in details',
      {
        section: ({ heading, description, id, capabilities: list, link, table: own }) => [
          heading,
          '<details><summary>Details</summary>',
          description,
          id,
          list,
          link,
          own,
          '</details>',
        ],
      },
      'none',
    ],
    [
      'of the last model like another',
      {
        table: () => 'Same parameters as the model above.',
      },
      'none',
    ],
    ['with a link to the table', { table: () => 'See [the parameters](./parameters.md).' }, 'none'],
    ['with a comment of the generator', { between: '\n\n<!-- hash: 0123 -->\n\n' }],
    ['with an image', { description: ({ description }) => `![Example](/a.png)\n\n${description}` }],
    [
      'with a video',
      { description: ({ description }) => `<video src="/a.mp4"></video>\n\n${description}` },
    ],
  ]),
  ...of('page, further,', [
    [
      'with JSON-LD',
      (page) =>
        printForm(page).replace(
          '\n> ',
          '\n<script type="application/ld+json">{"a":1}</script>\n\n> ',
        ),
    ],
    [
      'with the number of models',
      {
        sentence: sentence((text, { sections }) =>
          text.replace('all available', `all ${sections.length} available`),
        ),
      },
    ],
    [
      'with a wrapped sentence',
      { sentence: sentence((text) => text.replace(' models and ', ' models\nand ')) },
    ],
    [
      'with a sentence wrapped in the category',
      {
        sentence: sentence((text, { category }) =>
          text.replace(category, category.replace(' ', '\n')),
        ),
      },
    ],
    [
      'with a logo before the provider',
      {
        sentence: sentence((text) => text.replace('all available', 'all available ![](logo.png)')),
      },
      'none',
    ],
    [
      'with its sentence in two',
      { sentence: sentence((text) => text.replace('. Use', '.\n\nUse')) },
    ],
    [
      'with contents at the end',
      (page) =>
        `${printForm(page, { contents: () => '' })}\n${page.sections.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')}\n`,
      'none',
    ],
    ['in a code block', (page) => `\`\`\`markdown\n${printForm(page)}\`\`\`\n`, 'none'],
    ['in an element', (page) => printForm(page).replace('\n> ', '\n<main>\n\n> ') + '\n</main>\n'],
    ['indented', (page) => printForm(page).replaceAll(/^(?=.)/gm, ' ')],
    ['without a line end', { end: '' }],
    ['with many line ends', { end: '\n\n\n\n' }],
    [
      'with a section of errors',
      atEnd('## Errors\n\n| Code | Meaning |\n| --- | --- |\n| 400 | Wrong |'),
    ],
    [
      'with a section of webhooks',
      atEnd(
        '## Webhooks\n\n| Parameter | Type | Required | Description |\n| --- | --- | --- | --- |\n| `url` | string | Yes | Where. |',
      ),
      'any',
    ],
    [
      'with a section of rate limits',
      atEnd('## Rate limits\n\n| Plan | Max |\n| --- | --- |\n| Free | 4 |'),
    ],
    ['with a section of a coming model', atEnd('## Next Model\n\nComing soon.'), 'any'],
    [
      'with a section of removed models',
      atEnd('## Removed models\n\n- Old Model (`model_old`), removed on 2025-01-01.'),
      'any',
    ],
    ['with see also', atEnd('## See also\n\n- [Guide](/guide.md)')],
    ['with a section of links', atEnd('---\n\n[Previous: A](/a.md) | [Next: B](/b.md)')],
    ['in another order', (page) => printForm({ ...page, sections: page.sections.toReversed() })],
    ['below letters', { heading: ({ name }) => `## ${name.slice(0, 1)}\n\n### ${name}` }, 'none'],
  ]),
];

function renamedRequired(title: string): Partial<Form> {
  return {
    table: (section) =>
      table(
        heads.map((head) => (head === 'Required' ? title : head)),
        section.rows.map((row) =>
          heads.map((head) =>
            head === 'Required' ? (row.Required === 'Yes' ? 'No' : 'Yes') : row[head],
          ),
        ),
      ),
  };
}

function minAndMax(min: string, max: string) {
  return (row: Row): Row => ({
    ...row,
    Min: row.Min === '-' ? '-' : `${min}${row.Min}`,
    Max: row.Max === '-' ? '-' : `${max}${row.Max}`,
  });
}

function named(print: (name: string, row: Row) => string) {
  return (row: Row): Row => ({ ...row, Parameter: `\`${print(bare(row.Parameter), row)}\`` });
}

function codes(items: readonly string[]): string {
  return items.map((item) => `\`${item}\``).join(', ');
}

function arabic(digit: string): string {
  return String.fromCodePoint(0x0660 + Number(digit));
}

function hex(text: string): string {
  return `0x${Number(text).toString(16)}`;
}

function jsonDefault(text: string, type: string): string {
  if (!text.startsWith('`')) return text;
  const value = bare(text);
  return type === 'string' ? `\`${JSON.stringify(value)}\`` : `\`${value}\``;
}

function sentence(
  edit: (text: string, page: Parameters<Form['sentence']>[0]) => string,
): Form['sentence'] {
  return (page) =>
    edit(
      `This reference lists all available **${page.provider}** ${page.category} models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).`,
      page,
    );
}
