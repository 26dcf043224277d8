import {
  anchor,
  heads,
  printForm,
  table,
  usualTable,
  type Form,
  type Head,
  type PageParts,
  type Row,
} from './page-form.ts';

/** A change of layout that the generator of the vendor's pages might make. */
export interface LayoutChange {
  readonly name: string;
  readonly apply: (page: PageParts) => string;
  /** How much must be read: every model, some of them, or (`none`, `any`) possibly nothing. */
  readonly accepted: 'all' | 'some' | 'none' | 'any';
}

export const layoutChanges: readonly LayoutChange[] = [
  ...group('the label', [
    ['in other case', label((text, value) => `**${sentenceCase(text)}:** ${value}`)],
    ['in capitals', label((text, value) => `**${text.toUpperCase()}:** ${value}`)],
    ['with the colon outside', label((text, value) => `**${text}**: ${value}`)],
    ['without a colon', label((text, value) => `**${text}** ${value}`)],
    ['without bold', label((text, value) => `${text}: ${value}`)],
    ['in italics', label((text, value) => `_${text}:_ ${value}`)],
    ['as code', label((text, value) => `\`${text}\`: ${value}`)],
    ['as a link', label((text, value) => `[**${text}:**](/docs/models.md) ${value}`)],
    ['in a list', label((text, value) => `- **${text}:** ${value}`)],
    [
      'in a list of one paragraph',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          [parts.id, parts.capabilities, parts.link]
            .filter((part) => part !== '')
            .map((part) => `- ${part}`)
            .join('\n'),
          parts.table,
        ],
      },
    ],
    [
      'on adjacent lines',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          [parts.id, parts.capabilities, parts.link].filter((part) => part !== '').join('\n'),
          parts.table,
        ],
      },
    ],
    [
      'on adjacent lines with breaks',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          [parts.id, parts.capabilities, parts.link].filter((part) => part !== '').join('  \n'),
          parts.table,
        ],
      },
    ],
    [
      'on one line',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          [parts.id, parts.capabilities, parts.link].filter((part) => part !== '').join(' · '),
          parts.table,
        ],
      },
    ],
    ['Model identifier', { id: ({ id }) => `**Model identifier:** \`${id}\`` }],
    ['ID', { id: ({ id }) => `**ID:** \`${id}\`` }],
    [
      'Supported capabilities',
      {
        capabilities: ({ capabilities }) =>
          capabilities && `**Supported capabilities:** ${capabilities}`,
      },
    ],
    ['Markdown for LLMs', { link: ({ link }) => link && `**Markdown for LLMs:** <${link}>` }],
    [
      'Capability tags, which is unknown',
      { capabilities: ({ capabilities }) => capabilities && `**Gizmos:** ${capabilities}` },
      'none',
    ],
    [
      'before the description',
      {
        section: (parts) => [
          parts.heading,
          parts.id,
          parts.capabilities,
          parts.link,
          parts.description,
          parts.table,
        ],
      },
      // On a page with one model, the text may be a remark.
      'some',
    ],
    [
      'in another order',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          parts.link,
          parts.capabilities,
          parts.id,
          parts.table,
        ],
      },
    ],
    [
      'below the table',
      {
        section: (parts) => [
          parts.heading,
          parts.description,
          parts.table,
          parts.id,
          parts.capabilities,
          parts.link,
        ],
      },
    ],
  ]),
  ...group('the value of a label', [
    ['an id without code', { id: ({ id }) => `**Model ID:** ${id}` }],
    ['an id in bold', { id: ({ id }) => `**Model ID:** **${id}**` }],
    [
      'an id as a link',
      { id: ({ id }) => `**Model ID:** [\`${id}\`](https://app.example/models/${id})` },
    ],
    [
      'capabilities without code',
      {
        capabilities: ({ capabilities }) =>
          capabilities && `**Capabilities:** ${capabilities.replaceAll('`', '')}`,
      },
    ],
    [
      'capabilities in a list',
      {
        capabilities: ({ capabilities }) =>
          capabilities &&
          `**Capabilities:**\n\n${capabilities
            .split(', ')
            .map((item) => `- ${item}`)
            .join('\n')}`,
      },
      'none',
    ],
    [
      'capabilities with slashes',
      {
        capabilities: ({ capabilities }) =>
          capabilities && `**Capabilities:** ${capabilities.replaceAll(', ', ' / ')}`,
      },
    ],
    [
      'capabilities next to each other',
      {
        capabilities: ({ capabilities }) =>
          capabilities && `**Capabilities:** ${capabilities.replaceAll(', ', ' ')}`,
      },
    ],
    ['a link with a text', { link: ({ link }) => link && `**LLM Markdown:** [Markdown](${link})` }],
    ['a bare link', { link: ({ link }) => link && `**LLM Markdown:** ${link}` }],
  ]),
  ...group('the column', [
    ['names in capitals', columns((head) => head.toUpperCase())],
    ['names in lower case', columns((head) => head.toLowerCase())],
    ['names in bold', columns((head) => `**${head}**`)],
    ['Name for Parameter', columns((head) => (head === 'Parameter' ? 'Name' : head))],
    ['Field for Parameter', columns((head) => (head === 'Parameter' ? 'Field' : head))],
    [
      'Options for Allowed Values',
      columns((head) => (head === 'Allowed Values' ? 'Options' : head)),
    ],
    ['Enum for Allowed Values', columns((head) => (head === 'Allowed Values' ? 'Enum' : head))],
    [
      'Possible values for Allowed Values',
      columns((head) => (head === 'Allowed Values' ? 'Possible values' : head)),
    ],
    ['Required? for Required', columns((head) => (head === 'Required' ? 'Required?' : head))],
    ['Default value for Default', columns((head) => (head === 'Default' ? 'Default value' : head))],
    [
      'Minimum and Maximum',
      columns((head) => ({ Min: 'Minimum', Max: 'Maximum' })[head as string] ?? head),
    ],
    ['Details for Description', columns((head) => (head === 'Description' ? 'Details' : head))],
    [
      'Gizmo for Allowed Values, which is unknown',
      columns((head) => (head === 'Allowed Values' ? 'Gizmo' : head)),
      'none',
    ],
    [
      'order: Required before Type',
      order([
        'Parameter',
        'Required',
        'Type',
        'Default',
        'Min',
        'Max',
        'Allowed Values',
        'Description',
      ]),
    ],
    [
      'order: Description second',
      order([
        'Parameter',
        'Description',
        'Type',
        'Required',
        'Default',
        'Min',
        'Max',
        'Allowed Values',
      ]),
    ],
    [
      'order: Max before Min',
      order([
        'Parameter',
        'Type',
        'Required',
        'Default',
        'Max',
        'Min',
        'Allowed Values',
        'Description',
      ]),
    ],
    ['order: reversed', order(heads.toReversed())],
    [
      'Range for Min and Max',
      range(({ Min: min, Max: max }) =>
        min === '-' && max === '-'
          ? '-'
          : min === '-'
            ? `≤ ${max}`
            : max === '-'
              ? `≥ ${min}`
              : `${min} – ${max}`,
      ),
    ],
    [
      'Range with "to"',
      range(({ Min: min, Max: max }) =>
        min === '-' && max === '-'
          ? '-'
          : min === '-'
            ? `max ${max}`
            : max === '-'
              ? `min ${min}`
              : `${min} to ${max}`,
      ),
    ],
    [
      'Range with a hyphen',
      range(({ Min: min, Max: max }) =>
        min === '-' && max === '-'
          ? '-'
          : min === '-'
            ? `<= ${max}`
            : max === '-'
              ? `>= ${min}`
              : `${min}-${max}`,
      ),
    ],
    [
      'Range with dots',
      range(({ Min: min, Max: max }) =>
        min === '-' && max === '-'
          ? '-'
          : min === '-'
            ? `..${max}`
            : max === '-'
              ? `${min}..`
              : `${min}..${max}`,
      ),
    ],
    [
      'Optional instead of Required',
      grid(
        heads.map((head) => (head === 'Required' ? 'Optional' : head)),
        (row) =>
          heads.map((head) =>
            head === 'Required' ? (row.Required === 'Yes' ? 'No' : 'Yes') : row[head],
          ),
      ),
    ],
    ['Required lost', order(heads.filter((head) => head !== 'Required')), 'none'],
    ['Default lost', order(heads.filter((head) => head !== 'Default')), 'none'],
    ['Max lost', order(heads.filter((head) => head !== 'Max')), 'none'],
    [
      'without content left out',
      {
        table: ({ rows }) => {
          const used = heads.filter((head) => rows.some((row) => row[head] !== '-'));
          return table(
            used,
            rows.map((row) => used.map((head) => row[head])),
          );
        },
      },
      'some',
    ],
    [
      'Since, which is new',
      grid([...heads, 'Since'], (row) => [...heads.map((head) => row[head]), '2.0']),
    ],
    [
      'marks for Required in the name',
      grid(
        heads.filter((head) => head !== 'Required'),
        (row) =>
          heads
            .filter((head) => head !== 'Required')
            .map((head) =>
              head === 'Parameter' && row.Required === 'Yes'
                ? `${row.Parameter} (required)`
                : row[head],
            ),
      ),
      'some',
    ],
    [
      'stars for Required in the name',
      grid(
        heads.filter((head) => head !== 'Required'),
        (row) =>
          heads
            .filter((head) => head !== 'Required')
            .map((head) =>
              head === 'Parameter' && row.Required === 'Yes' ? `${row.Parameter}\\*` : row[head],
            ),
      ),
      'some',
    ],
    [
      'Required in the type',
      grid(
        heads.filter((head) => head !== 'Required'),
        (row) =>
          heads
            .filter((head) => head !== 'Required')
            .map((head) =>
              head === 'Type' && row.Required === 'Yes' ? `${row.Type} (required)` : row[head],
            ),
      ),
      'some',
    ],
  ]),
  ...group('nothing', [
    ['as an em dash', nothing('—')],
    ['as an en dash', nothing('–')],
    ['as N/A', nothing('N/A')],
    ['as n/a', nothing('n/a')],
    ['as an empty cell', nothing('')],
    ['as None', nothing('None')],
    ['as null in code', nothing('`null`')],
    ['as an escaped dash', nothing('\\-')],
    ['as code', nothing('`-`')],
    ['as an unknown word', nothing('zilch'), 'none'],
  ]),
  ...group('Required', [
    ['in lower case', required('yes', 'no')],
    ['in capitals', required('YES', 'NO')],
    ['true and false', required('true', 'false')],
    ['true and false in code', required('`true`', '`false`')],
    ['Required and Optional', required('Required', 'Optional')],
    ['required and nothing', required('required', ''), 'some'],
    ['a mark and a dash', required('✅', '-'), 'some'],
    ['a mark and nothing', required('✅', ''), 'some'],
    ['marks', required('✅', '❌')],
    ['a check mark and a cross', required('✓', '✗')],
    ['in bold', required('**Yes**', 'No')],
    ['Y and N', required('Y', 'N')],
    ['a shortcode', required(':white_check_mark:', ':x:')],
    ['a mark with the word', required('✅ Yes', '❌ No')],
    ['a condition', required('If no image', 'No'), 'none'],
    ['in another language', required('Oui', 'Non'), 'none'],
  ]),
  ...group('the date', [
    ['in words, American', date('long', 'en-US')],
    ['in words, British', date('long', 'en-GB')],
    ['in short words', date('medium', 'en-US')],
    ['with slashes', (page) => printForm({ ...page, date: page.date.replaceAll('-', '/') })],
    ['with a time', (page) => printForm({ ...page, date: `${page.date}T08:30:00Z` })],
    ['with a time in words', (page) => printForm({ ...page, date: `${page.date} 08:30 UTC` })],
    ['in bold', (page) => printForm({ ...page, date: `**${page.date}**` })],
    ['in code', (page) => printForm({ ...page, date: `\`${page.date}\`` })],
    [
      'after "Updated on"',
      { notice: ({ date: day }) => `> Generated from model configurations. Updated on ${day}.` },
    ],
    ['after "Last update:" without a quote', { notice: ({ date: day }) => `Last updated: ${day}` }],
    [
      'in the front matter',
      {
        frontMatter: ({ provider, date: day }) =>
          `---\ntitle: ${provider} | Scenario Docs\nlastUpdated: ${day}\n---`,
        notice: () => '',
      },
    ],
    [
      'in italics',
      {
        notice: ({ date: day }) =>
          `_This page is auto-generated from model configurations. Last updated: ${day}._`,
      },
    ],
    ['gone', { notice: () => '' }],
    [
      'with slashes that may be months or days',
      (page) => printForm({ ...page, date: '04/05/2026' }),
      'none',
    ],
  ]),
  ...group('the top', [
    [
      'with another quote before the notice',
      {
        notice: ({ date: day }) =>
          `> **Note:** prices may change.\n\n> This page is auto-generated from model configurations. Last updated: ${day}.`,
      },
    ],
    [
      'with another quote after the notice',
      {
        notice: ({ date: day }) =>
          `> This page is auto-generated from model configurations. Last updated: ${day}.\n\n> [!TIP]\n> Try our new models.`,
      },
    ],
    [
      'with a paragraph more',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available **${provider}** ${category} models and their parameters.\n\nSee also the guides.`,
      },
    ],
    [
      'with a list more',
      {
        sentence: (page) =>
          `- Fast\n- Cheap\n\nThis reference lists all available **${page.provider}** ${page.category} models and their parameters.`,
      },
    ],
    ['without front matter', { frontMatter: () => '' }],
    [
      'with a title in a heading',
      { frontMatter: ({ provider }) => `# ${provider} | Scenario Docs` },
    ],
    [
      'with more front matter',
      {
        frontMatter: ({ provider, category }) =>
          `---\ntitle: ${provider} | Scenario Docs\ndescription: All ${category} models\nsidebar_position: 4\n---`,
      },
    ],
    [
      'with a quoted title',
      { frontMatter: ({ provider }) => `---\ntitle: "${provider} | Scenario Docs"\n---` },
    ],
    [
      'with another title',
      { frontMatter: ({ provider }) => `---\ntitle: ${provider} models - Scenario\n---` },
    ],
    [
      'with front matter below the notice',
      {
        frontMatter: ({ date: day }) =>
          `> This page is auto-generated from model configurations. Last updated: ${day}.`,
        notice: ({ provider }) => `---\ntitle: ${provider} | Scenario Docs\n---`,
      },
    ],
    [
      'with a comment first',
      {
        frontMatter: ({ provider }) =>
          `<!-- generated -->\n\n---\ntitle: ${provider} | Scenario Docs\n---`,
      },
    ],
    [
      'with another sentence',
      {
        sentence: ({ provider, category }) =>
          `All **${provider}** ${category} models and their parameters are listed below.`,
      },
    ],
    [
      'with a shorter sentence',
      {
        sentence: ({ provider, category }) =>
          `Reference of the ${category} models by **${provider}**.`,
      },
    ],
    [
      'with the provider in code',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available \`${provider}\` ${category} models and their parameters.`,
      },
    ],
    [
      'with the provider as a link',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available [${provider}](/providers.md) ${category} models and their parameters.`,
      },
    ],
    [
      'with the category in bold',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available **${provider}** **${category}** models and their parameters.`,
      },
    ],
    [
      'with the category in capitals',
      {
        sentence: ({ provider, category }) =>
          `This reference lists all available **${provider}** ${titleCase(category)} models and their parameters.`,
      },
    ],
    ['without contents', { contents: () => '' }],
    [
      'with numbered contents',
      {
        contents: ({ sections }) =>
          sections.map(({ name }, at) => `${at + 1}. [${name}](#${anchor(name)})`).join('\n'),
      },
    ],
    [
      'with stars in the contents',
      {
        contents: ({ sections }) =>
          sections.map(({ name }) => `* [${name}](#${anchor(name)})`).join('\n'),
      },
    ],
    [
      'with contents under a heading',
      {
        contents: (page) =>
          `## Models\n\n${page.sections.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')}`,
      },
    ],
    ['without a rule', { rule: '' }],
    ['with another rule', { rule: '***' }],
  ]),
  ...group('the section', [
    ['a level deeper', { heading: ({ name }) => `### ${name}` }],
    [
      'a level deeper below group headings',
      {
        heading: ({ name }, index) =>
          index % 3 === 0 ? `## Group ${index / 3 + 1}\n\n### ${name}` : `### ${name}`,
      },
    ],
    [
      'below group headings of the same level',
      {
        heading: ({ name }, index) =>
          index % 3 === 0 ? `## Group ${index / 3 + 1}\n\n## ${name}` : `## ${name}`,
      },
    ],
    ['a level higher', { heading: ({ name }) => `# ${name}` }],
    ['with a badge', { heading: ({ name }) => `## ${name} ![beta](/img/beta.svg)` }],
    ['with a badge in HTML', { heading: ({ name }) => `## ${name} <Badge text="beta" />` }],
    ['with an anchor', { heading: ({ name }) => `## ${name} {#${anchor(name)}}` }],
    ['with an anchor in HTML', { heading: ({ name }) => `## <a id="${anchor(name)}"></a>${name}` }],
    [
      'with an anchor before the heading',
      { heading: ({ name }) => `<a id="${anchor(name)}"></a>\n\n## ${name}` },
    ],
    ['with a link in the heading', { heading: ({ name }) => `## [${name}](#${anchor(name)})` }],
    ['with a bold heading', { heading: ({ name }) => `## **${name}**` }],
    [
      'with an underlined heading',
      { heading: ({ name }) => `${name}\n${'-'.repeat(name.length)}` },
    ],
    ['with a closed heading', { heading: ({ name }) => `## ${name} ##` }],
    [
      'marked as deprecated',
      { heading: ({ name }, index) => `## ${name}${index === 0 ? ' (deprecated)' : ''}` },
    ],
    [
      'with a heading over the table',
      { table: (section) => `### Parameters\n\n${usualTable(section.rows)}` },
    ],
    [
      'with a sentence over the table',
      { table: (section) => `The parameters of this model:\n\n${usualTable(section.rows)}` },
    ],
    [
      'with a price table above',
      {
        table: (section) =>
          `### Pricing\n\n| Resolution | Price |\n| --- | --- |\n| 1K | 4 CU |\n\n${usualTable(section.rows)}`,
      },
    ],
    [
      'with a price table below',
      {
        table: (section) =>
          `${usualTable(section.rows)}\n\n### Pricing\n\n| Resolution | Price |\n| --- | --- |\n| 1K | 4 CU |`,
      },
    ],
    [
      'with a changelog below',
      {
        table: (section) =>
          `${usualTable(section.rows)}\n\n### Changelog\n\n| Date | Change |\n| --- | --- |\n| 2026-01-01 | First version. |`,
      },
    ],
    [
      'with a table of what it returns',
      {
        table: (section) =>
          `${usualTable(section.rows)}\n\n### Response\n\n| Name | Type | Description |\n| --- | --- | --- |\n| \`jobId\` | string | The job. |`,
      },
    ],
    [
      'with a full table of what it returns',
      {
        table: (section) =>
          `${usualTable(section.rows)}\n\n### Response\n\n${usualTable(section.rows.slice(0, 1).map((row) => ({ ...row, Parameter: '`jobId`' })))}`,
      },
    ],
    [
      'with a sub-table',
      {
        table: (section) => {
          const nested = section.rows.find((row) => row.Type === 'inputs\\_array');
          return `${usualTable(section.rows)}${nested ? `\n\n#### Items of ${nested.Parameter}\n\n${usualTable([{ ...nested, Parameter: '`text`', Type: 'string', Default: '-' }])}` : ''}`;
        },
      },
    ],
    [
      'with nested rows',
      {
        table: (section) =>
          usualTable(
            section.rows.flatMap((row) =>
              row.Type === 'inputs\\_array'
                ? [
                    row,
                    {
                      ...row,
                      Parameter: `${row.Parameter.slice(0, -1)}[].text\``,
                      Type: 'string',
                      Default: '-',
                    },
                  ]
                : [row],
            ),
          ),
      },
    ],
    [
      'with required and optional parameters apart',
      {
        table: ({ rows }) => {
          const [must, may] = [
            rows.filter((row) => row.Required === 'Yes'),
            rows.filter((row) => row.Required !== 'Yes'),
          ];
          return [
            must.length ? `### Required parameters\n\n${usualTable(must)}` : '',
            may.length ? `### Optional parameters\n\n${usualTable(may)}` : '',
          ]
            .filter((part) => part !== '')
            .join('\n\n');
        },
      },
    ],
    [
      'with an example below',
      {
        table: (section) => `${usualTable(section.rows)}\n\n\`\`\`json\n{ "prompt": "…" }\n\`\`\``,
      },
    ],
    ['with rules between', { between: '\n\n---\n\n' }],
    [
      'with a table in HTML details',
      {
        table: (section) =>
          `<details>\n<summary>Parameters</summary>\n\n${usualTable(section.rows)}\n\n</details>`,
      },
    ],
    [
      'of the last model without parameters',
      (page) =>
        printForm({
          ...page,
          sections: page.sections.map((section, at) =>
            at === page.sections.length - 1 ? { ...section, rows: [] } : section,
          ),
        }),
    ],
    [
      'of the last model with a sentence for no parameters',
      (page) =>
        printForm(page, {
          table: (section) =>
            section === page.sections.at(-1)
              ? 'This model has no parameters.'
              : usualTable(section.rows),
        }),
    ],
    [
      'of the last model without a table',
      (page) =>
        printForm(page, {
          table: (section) => (section === page.sections.at(-1) ? '' : usualTable(section.rows)),
        }),
      'some',
    ],
    [
      'with a changelog at the end',
      {
        end: '\n\n## Changelog\n\n| Date | Change |\n| --- | --- |\n| 2026-01-01 | First version. |\n',
      },
    ],
    ['with a footer', { end: '\n\n---\n\n© Scenario\n' }],
  ]),
  ...group('a cell', [
    ['compact', { table: ({ rows }) => table(heads, cellsOf(rows), '---') }],
    ['aligned', { table: ({ rows }) => table(heads, cellsOf(rows), ':---') }],
    [
      'a name without code',
      cell('Parameter', (text) => text.replaceAll('`', '').replaceAll('_', '\\_')),
    ],
    ['a name in bold', cell('Parameter', (text) => `**${text}**`)],
    [
      'a name in bold without code',
      cell('Parameter', (text) => `**${text.replaceAll('`', '').replaceAll('_', '\\_')}**`),
    ],
    ['a name as a link', cell('Parameter', (text) => `[${text}](#${text.replaceAll('`', '')})`)],
    [
      'a name with an anchor',
      cell('Parameter', (text) => `<a id="${text.replaceAll('`', '')}"></a>${text}`),
    ],
    [
      'a name that is deprecated',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row, at) =>
              at === 0 ? { ...row, Parameter: `${row.Parameter} (deprecated)` } : row,
            ),
          ),
      },
    ],
    ['underscores without a backslash', (page) => printForm(page).replaceAll('\\_', '_')],
    ['a type in code', cell('Type', (text) => `\`${text.replaceAll('\\', '')}\``)],
    ['a type in capitals', cell('Type', titleCase)],
    ['a type with a hyphen', cell('Type', (text) => text.replaceAll('\\_', '-'))],
    ['a type with a space', cell('Type', (text) => text.replaceAll('\\_', ' '))],
    ['a type with brackets', cell('Type', (text) => text.replace(/^(\w+)\\_array$/, '$1[]'))],
    ['a type array of', cell('Type', (text) => text.replace(/^(\w+)\\_array$/, 'array of $1'))],
    ['a type Array<>', cell('Type', (text) => text.replace(/^(\w+)\\_array$/, '`Array<$1>`'))],
    [
      'a type integer',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) =>
              row.Type === 'number' &&
              !(row.Default + row.Min + row.Max + row['Allowed Values']).includes('.')
                ? { ...row, Type: 'integer' }
                : row,
            ),
          ),
      },
    ],
    ['a type float', cell('Type', (text) => text.replace('number', 'float'))],
    [
      'a type int and bool and str',
      cell('Type', (text) => ({ number: 'int', boolean: 'bool', string: 'str' })[text] ?? text),
    ],
    [
      'a type enum',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) =>
              row['Allowed Values'] !== '-' && row.Type === 'string'
                ? { ...row, Type: 'enum' }
                : row,
            ),
          ),
      },
    ],
    [
      'a type string (enum)',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) =>
              row['Allowed Values'] !== '-' && row.Type === 'string'
                ? { ...row, Type: 'string (enum)' }
                : row,
            ),
          ),
      },
    ],
    [
      'values separated by breaks',
      cell('Allowed Values', (text) => text.replaceAll('`, ', '`<br>')),
    ],
    [
      'values separated by breaks and spaces',
      cell('Allowed Values', (text) => text.replaceAll('`, ', '` <br /> ')),
    ],
    [
      'values separated by commas alone',
      cell('Allowed Values', (text) => text.replaceAll('`, `', '`,`')),
    ],
    [
      'values separated by slashes',
      cell('Allowed Values', (text) => text.replaceAll('`, `', '` / `')),
    ],
    [
      'values separated by bars',
      cell('Allowed Values', (text) => text.replaceAll('`, `', '` \\| `')),
    ],
    [
      'values separated by "or"',
      cell('Allowed Values', (text) => text.replace(/`, `([^`]*`)$/, '` or `$1')),
    ],
    [
      'values without code',
      cell('Allowed Values', (text) => text.replaceAll('`', '').replaceAll('*', '\\*')),
      'some',
    ],
    [
      'values without code, with breaks',
      cell('Allowed Values', (text) =>
        text.replaceAll('`, `', '<br>').replaceAll('`', '').replaceAll('*', '\\*'),
      ),
      'some',
    ],
    [
      'values without code, with slashes',
      cell('Allowed Values', (text) =>
        text.replaceAll('`, `', ' / ').replaceAll('`', '').replaceAll('*', '\\*'),
      ),
      'some',
    ],
    [
      'values in quotes',
      cell('Allowed Values', (text) => text.replaceAll('`', '"').replaceAll('*', '\\*')),
      'some',
    ],
    [
      'values in quotes in code',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) =>
              row.Type === 'string'
                ? {
                    ...row,
                    Default: row.Default.replace(/`(.*)`/, '`"$1"`'),
                    'Allowed Values': row['Allowed Values'].replace(/`([^`]*)`/g, '`"$1"`'),
                  }
                : row,
            ),
          ),
      },
      'some',
    ],
    [
      'values with a mark for the default',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) => ({
              ...row,
              'Allowed Values':
                row.Default.startsWith('`') && row.Type === 'string'
                  ? row['Allowed Values']
                      .split(', ')
                      .map((value) => (value === row.Default ? `${value} (default)` : value))
                      .join(', ')
                  : row['Allowed Values'],
            })),
          ),
      },
    ],
    [
      'values as a range',
      cell('Allowed Values', (text) => text.replaceAll(/`([^`]*)`, .*`([^`]*)`/g, '`$1`–`$2`')),
      'some',
    ],
    [
      'a default without code',
      cell('Default', (text) => text.replaceAll('`', '').replaceAll('*', '\\*')),
      'some',
    ],
    ['a default in bold', cell('Default', (text) => (text.startsWith('`') ? `**${text}**` : text))],
    [
      'a default with a mark',
      cell('Default', (text) => (text.startsWith('`') ? `${text} (default)` : text)),
    ],
    [
      'a default list of several spans',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) =>
              row.Type.endsWith('\\_array') && row.Default.includes(',')
                ? { ...row, Default: row.Default.replaceAll(',', '`, `') }
                : row,
            ),
          ),
      },
    ],
    [
      'limits with thousands separators',
      limits((text) => text.replace(/\d{4,}$/, (digits) => Number(digits).toLocaleString('en-US'))),
    ],
    [
      'limits with spaces for thousands',
      limits((text) =>
        text.replace(/\d{4,}$/, (digits) =>
          Number(digits).toLocaleString('en-US').replaceAll(',', '\u00a0'),
        ),
      ),
    ],
    ['limits with a unit', limits((text) => (text === '-' ? text : `${text} px`))],
    [
      'limits with a unit that scales',
      limits((text) => (text === '-' ? text : `${text} MB`)),
      'none',
    ],
    ['limits in code', limits((text) => (text === '-' ? text : `\`${text}\``))],
    ['limits with a true minus', limits((text) => (text === '-' ? text : text.replace('-', '−')))],
    ['limits with a decimal comma', limits((text) => text.replace('.', ',')), 'some'],
    [
      'limits with signs',
      {
        table: ({ rows }) =>
          usualTable(
            rows.map((row) => ({
              ...row,
              Min: row.Min === '-' ? '-' : `≥ ${row.Min}`,
              Max: row.Max === '-' ? '-' : `≤ ${row.Max}`,
            })),
          ),
      },
    ],
    ['no limit in words', limits((text) => (text === '-' ? 'no limit' : text))],
    ['with Windows line ends', (page) => printForm(page).replaceAll('\n', '\r\n')],
    ['without outer bars', (page) => printForm(page).replace(/^\| (.*) \|$/gm, '$1'), 'some'],
  ]),
];

type Change = Partial<Form> | ((page: PageParts) => string);

function group(
  subject: string,
  changes: readonly (readonly [string, Change, LayoutChange['accepted']?])[],
): readonly LayoutChange[] {
  return changes.map(([name, change, accepted = 'all']) =>
    layoutChange(`${subject}: ${name}`, change, accepted),
  );
}

/** Returns a change of the parts of a page, or of its text. */
export function layoutChange(
  name: string,
  change: Change,
  accepted: LayoutChange['accepted'],
): LayoutChange {
  const apply =
    typeof change === 'function' ? change : (page: PageParts) => printForm(page, change);
  return { name, accepted, apply };
}

function label(print: (text: string, value: string) => string): Partial<Form> {
  return {
    id: ({ id }) => print('Model ID', `\`${id}\``),
    capabilities: ({ capabilities }) => capabilities && print('Capabilities', capabilities),
    link: ({ link }) => link && print('LLM Markdown', `<${link}>`),
  };
}

function grid(titles: readonly string[], cells: (row: Row) => readonly string[]): Partial<Form> {
  return { table: ({ rows }) => table(titles, rows.map(cells)) };
}

function columns(rename: (head: Head) => string): Partial<Form> {
  return grid(heads.map(rename), (row) => heads.map((head) => row[head]));
}

function order(order: readonly Head[]): Partial<Form> {
  return grid(order, (row) => order.map((head) => row[head]));
}

function range(print: (row: Row) => string): Partial<Form> {
  return grid(
    heads.flatMap((head) => (head === 'Min' ? ['Range'] : head === 'Max' ? [] : [head])),
    (row) =>
      heads.flatMap((head) => (head === 'Min' ? [print(row)] : head === 'Max' ? [] : [row[head]])),
  );
}

function cell(column: Head, print: (text: string) => string): Partial<Form> {
  return {
    table: ({ rows }) => usualTable(rows.map((row) => ({ ...row, [column]: print(row[column]) }))),
  };
}

function limits(print: (text: string) => string): Partial<Form> {
  return {
    table: ({ rows }) =>
      usualTable(rows.map((row) => ({ ...row, Min: print(row.Min), Max: print(row.Max) }))),
  };
}

function nothing(mark: string): Partial<Form> {
  return {
    table: ({ rows }) =>
      usualTable(
        rows.map((row) => ({
          ...row,
          ...Object.fromEntries(
            heads.filter((head) => row[head] === '-').map((head) => [head, mark]),
          ),
        })),
      ),
  };
}

function required(yes: string, no: string): Partial<Form> {
  return cell('Required', (text) => (text === 'Yes' ? yes : no));
}

function date(dateStyle: 'long' | 'medium', locale: string) {
  return (page: PageParts) =>
    printForm({
      ...page,
      date: new Date(page.date).toLocaleDateString(locale, { dateStyle, timeZone: 'UTC' }),
    });
}

function cellsOf(rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.map((row) => heads.map((head) => row[head]));
}

function sentenceCase(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase();
}

function titleCase(text: string): string {
  return text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
