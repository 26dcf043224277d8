import { afterAll, beforeAll, describe, test } from 'vitest';
import { escapeMarkdown } from '../../generator/change-rules/markdown-facts.ts';
import { docsFlavors, type DocsFlavor } from '../../generator/config/output-settings.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import { matchesPattern } from '../../generator/dev-server/faults.ts';
import { appendHistory } from '../../generator/diff/append-history.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { foreignMarkdown } from '../../generator/emit/docs/foreign-markdown.ts';
import { samplePrograms } from '../../generator/emit/docs/sample-programs.ts';
import { lintModel } from '../../generator/lint/lint-model.ts';
import { countMarks, maxMarks } from '../../generator/markdown/parse-markdown.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { withFlavor } from '../../generator/output/docs-flavor.ts';
import { identifierFrom } from '../../generator/plan/identifier.ts';
import { readRecords } from '../../generator/record/read-records.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { groupProblems } from '../../generator/report/group-problems.ts';
import { printableText } from '../../generator/report/printable.ts';
import { problemsText } from '../../generator/report/report-text.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { highlightCode } from '../../generator/site/highlight.ts';
import { renderMarkdown } from '../../generator/site/markdown.ts';
import { addUnreleased } from '../../generator/sync/changelog-file.ts';
import { linksIn } from '../../generator/sync/discover-pages.ts';
import { sideOfConflict } from '../../generator/text/merge-conflict.ts';
import { redactUrls } from '../../generator/text/public-url.ts';
import { jsDocText } from '../../generator/typescript/js-doc.ts';
import { readSimpleYaml } from '../../generator/yaml/simple-yaml.ts';
import { catalog, catalogWith, model } from '../diff/support/catalogs.ts';
import { expectLinear, startCounting, stopCounting } from '../support/growth.ts';
import { sampleOf } from '../support/long-form.ts';
import { acmePage } from '../support/page-text.ts';
import { photaEdit } from '../support/sample-models.ts';

/** Texts of a size that have been slow somewhere: repeated, or growing with each repetition. */
const texts: Readonly<Record<string, (size: number) => string>> = {
  'starts of links': repeat(']('),
  'unclosed links': repeat('](a'),
  'links in links': repeat('[a](b '),
  'open brackets': repeat('['),
  images: repeat('![a](b)'),
  'one run of backticks': repeat('`'),
  'runs of backticks': repeat('`a``b```c'),
  stars: repeat('*a**b'),
  underscores: repeat('_a__'),
  tildes: repeat('~a~~'),
  spaces: repeat(' '),
  tabs: repeat('\t'),
  'line ends': repeat('\r\n'),
  'line feeds': repeat('\n'),
  'brackets and curly quotes': repeat('[“'),
  'setext headings': repeat('a\n=\n'),
  'setext underlines': repeat('=\n'),
  headings: repeat('# a\n'),
  backslashes: repeat('\\'),
  pipes: repeat('|'),
  'escaped bars': repeat('\\|'),
  'nested lists': (size) =>
    Array.from({ length: Math.sqrt(2 * size) }, (_, depth) => `${' '.repeat(depth)}- a\n`).join(''),
  quotes: repeat('> '),
  'open tags': repeat('<'),
  'open comments': repeat('<!--'),
  'open instructions': repeat('<?a'),
  'open URLs in angle brackets': repeat('<https:a'),
  attributes: repeat(' href = "'),
  entities: repeat('&amp;'),
  ampersands: repeat('&a'),
  parentheses: repeat('('),
  dashes: repeat('-'),
  digits: repeat('1'),
  'hex digits': repeat('a1'),
  commas: repeat(', '),
  'words of rules': repeat('when if either only one of up to 4 cannot be used with '),
  'hidden characters': repeat('\u202e'),
  escapes: repeat('\u001b[31m'),
  commands: repeat('##a.b-'),
  colons: repeat(':a'),
};

function repeat(piece: string): (size: number) => string {
  return (size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');
/** `parsePage` rejects a paragraph with more marks. */
const flavored = (text: string, flavor: DocsFlavor) =>
  countMarks(text) > maxMarks ? undefined : withFlavor(text, flavor);
const pageWith = (place: string, text: string) =>
  parsePage(
    sourceText(
      'page.md',
      acmePage.replaceAll(place, () => text),
    ),
  );
const described = (description: string) =>
  model({
    parameters: [
      { name: 'image', type: 'file' },
      { name: 'amount', type: 'number', description },
    ],
  });

/** Everything that reads or escapes text from outside. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'parsePage as a paragraph': (text) => pageWith('Edits images.', text),
  'parsePage as a cell': (text) => pageWith('How many.', oneLine(text)),
  'parsePage as a name': (text) => pageWith('Acme Edit', oneLine(text)),
  'parsePage as front matter': (text) =>
    parsePage(sourceText('page.md', `---\n${text}${acmePage}`)),
  'parsePage without line breaks': (text) =>
    parsePage(
      sourceText(
        'page.md',
        oneLine(acmePage).replace('How many.', () => text),
      ),
    ),
  'parsePage as a parameter': (text) => pageWith('amount', oneLine(text)),
  'parsePage as a type': (text) => pageWith('number', oneLine(text)),
  'parsePage as a default': (text) => pageWith('`1`', oneLine(text)),
  'parsePage as a limit': (text) => pageWith('| 4   |', `| ${oneLine(text)} |`),
  'parsePage as allowed values': (text) =>
    pageWith('| -              | How', `| ${oneLine(text)} | How`),
  'parsePage as a column': (text) => pageWith('Allowed Values', oneLine(text)),
  'parsePage as capabilities': (text) => pageWith('`img2img`', oneLine(text)),
  'parsePage as a date': (text) => pageWith('2026-04-09', oneLine(text)),
  'readSimpleYaml as a text': (text) => readSimpleYaml(`a:\n  - b: ${oneLine(text)}\n`),
  'readSimpleYaml as lines': (text) => readSimpleYaml(`a:\n${text}`),
  parseDefinition: (text) =>
    parseDefinition(sourceText('a.yaml', `provider: ${JSON.stringify(text)}`)),
  linksIn: (text) => linksIn(text, 'https://docs.example.com/'),
  lintModel: (text) => lintModel(described(oneLine(text))),
  foreignMarkdown: (text) => foreignMarkdown(oneLine(text)),
  escapeMarkdown,
  jsDocText,
  redactUrls,
  'redactUrls as a parameter': (text) => redactUrls(`https://a.example/?token=${text}&key=${text}`),
  'sideOfConflict as a side': (text) => sideOfConflict(`<<<<<<< a\n${text}\n`, 'ours'),
  'addUnreleased as a changelog': (text) =>
    addUnreleased(`## Unreleased\n${text}`, [{ date: '2026-04-09', text: 'A' }], '1.0.0'),
  'identifierFrom as a name': (text) => identifierFrom(text, 'model_a'),
  ...Object.fromEntries(
    docsFlavors.map((flavor) => [
      `withFlavor for ${flavor}`,
      (text: string) => flavored(text, flavor),
    ]),
  ),
  renderMarkdown: (text) => renderMarkdown(text, () => undefined),
  ...Object.fromEntries(
    Object.entries(samplePrograms).map(([language, { syntax }]) => [
      `highlightCode of ${language}`,
      (text: string) => highlightCode(text, syntax),
    ]),
  ),
  printableText,
  'matchesPattern as a pattern': (text) => matchesPattern(`${text.replaceAll('a', '*')}x`, text),
  'validate as a value': (text) => photaEdit.validate({ resolution: text, [text]: 1 }),
};

beforeAll(startCounting);
afterAll(stopCounting);

// Every day, each reader reads a fourth of the texts, and each text is read by a fourth of the readers.
describe.each(Object.keys(readers))('%s takes linear time', (name) => {
  const kinds = sampleOf(Object.keys(texts), 4, Object.keys(readers).indexOf(name));
  test.each(kinds)('for %s', (kind) => {
    const read = readers[name];
    const make = texts[kind];
    if (read && make) expectLinear(make, read);
  });
});

describe('structures take linear time', () => {
  const nested = (depth: number): string => {
    let input: object = { name: 'x', type: 'string' };
    for (let level = 0; level < depth; level++) {
      input = { name: `p${level}`, type: 'inputs_array', inputs: [input] };
    }
    return JSON.stringify({ model: { id: 'model_a', name: 'A', inputs: [input] } });
  };
  const wide = (count: number): string => {
    const inputs = Array.from({ length: count }, (_, at) => ({ name: `p${at}`, type: 'string' }));
    return JSON.stringify({ model: { id: 'model_a', name: 'A', inputs } });
  };
  const read = (text: string) => readRecords(sourceText('record.json', text));

  test('readRecords for nested inputs', () => {
    expectLinear(nested, read, { size: 12 });
  });
  test('readRecords for many inputs', () => {
    expectLinear(wide, read, { size: 50 });
  });

  test('parseDefinition for nested lists', () => {
    const make = (depth: number) => `provider: ${'['.repeat(depth)}${']'.repeat(depth)}`;
    expectLinear(make, (text) => parseDefinition(sourceText('a.yaml', text)), { size: 25 });
  });

  const named = (prefix: string, count: number): ResolvedParameter[] =>
    Array.from({ length: count }, (_, at) => ({
      name: `${prefix}${at}`,
      type: 'string',
      description: `The ${prefix} of item number ${at}.`,
    }));

  test('diffCatalogs for renamed parameters', () => {
    expectLinear(
      (count) =>
        [catalogWith(...named('old', count)), catalogWith(...named('now', count))] as const,
      ([before, after]) => diffCatalogs(before, after),
      { size: 25 },
    );
  });

  const row = (name: string, description: string) =>
    `| \`${name}\` | number | No | - | - | - | - | ${description} |`;
  const pageOfRows = (count: number, words: (at: number) => string) =>
    acmePage + Array.from({ length: count }, (_, at) => `${row(`p${at}`, words(at))}\n`).join('');
  const parse = (text: string) => parsePage(sourceText('page.md', text));

  test('parsePage for many parameters', () => {
    expectLinear((count) => pageOfRows(count, () => 'Text.'), parse, { size: 25 });
  });

  test('parsePage for many capabilities', () => {
    const capabilities = (count: number) => '`a`, '.repeat(count);
    expectLinear((count) => acmePage.replace('`img2img`', `${capabilities(count)}\`b\``), parse, {
      size: 50,
    });
  });

  test('parsePage for many allowed values', () => {
    const values = (count: number) =>
      Array.from({ length: count }, (_, at) => `\`${at}\``).join(', ');
    expectLinear(
      (count) => acmePage.replace('| -              | How', () => `| ${values(count)} | How`),
      parse,
      { size: 50 },
    );
  });

  test('parsePage for a map of many names', () => {
    expectLinear(
      (count) =>
        Object.fromEntries(Array.from({ length: count }, (_, at) => [`Name ${at}`, 'Default'])),
      (columns) => parsePage(sourceText('page.md', acmePage), { columns }),
      { size: 100 },
    );
  });

  test('lintModel for many parameters whose descriptions name others', () => {
    expectLinear(
      (count) =>
        model({
          parameters: Array.from({ length: count }, (_, at) => ({
            name: `part${at}`,
            type: 'number' as const,
            description: `Cannot be used with part${(at + 1) % count}. Up to ${at} items.`,
          })),
        }),
      (resolved) => lintModel(resolved),
      { size: 12 },
    );
  });

  test('appendHistory for many changes, twice', () => {
    expectLinear(
      (count) =>
        diffCatalogs(catalogWith(...named('old', count)), catalogWith(...named('now', count))),
      (findings) => {
        const added = appendHistory('a.history.yaml', undefined, findings);
        if (added.ok) appendHistory('a.history.yaml', added.value, findings);
      },
      { size: 25 },
    );
  });

  test('problemsText for many problems', () => {
    expectLinear(
      (count) =>
        Array.from({ length: count }, (_, at) => ({
          code: 'INPUT_NOT_FOUND' as const,
          severity: 'error' as const,
          message: `Number ${at}.`,
        })),
      (problems) => problemsText(groupProblems(problems), plainStyle),
      { size: 100 },
    );
  });

  test('diffCatalogs for models with new IDs', () => {
    const models = (prefix: string, count: number) =>
      catalog(
        ...Array.from({ length: count }, (_, at) =>
          model({ id: `${prefix}${at}`, name: `${prefix} ${at}`, description: `Number ${at}.` }),
        ),
      );
    expectLinear(
      (count) => [models('old', count), models('now', count)] as const,
      ([before, after]) => diffCatalogs(before, after),
      { size: 25 },
    );
  });
});
