import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { layoutChanges } from './changes.ts';
import { neighbors } from './neighbors.ts';
import {
  expectedModels,
  facts,
  formatReport,
  isRejected,
  originalOf,
  parse,
  reportedParameters,
} from './page-facts.ts';

/**
 * Applies each change of layout to pages and prints a table of what the reader does. Run it as
 * `node --import tsx test/reference/layout-changes/mutation-table.ts FOLDER OUT [STEP] [PATTERN] [SHARD]`,
 * with a shard such as `2/4`: each fourth change, from the second on.
 */
const [folder = '', out = '', step = '1', filter = '', shard = '1/1'] = process.argv.slice(2);
const [first = 1, shards = 1] = shard.split('/').map(Number);
const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const originals = names
  .filter((_, index) => index % Number(step) === 0)
  .map((name) => originalOf(name, readFileSync(join(folder, name), 'utf8')));
const all = originals.flatMap(({ definition }) => definition.models).length;

const lines = [
  `${originals.length} pages, ${all} models.`,
  '',
  '| Change | Expected | Pages the same | Pages with reports | Pages rejected | Models taken | Models rejected | Wrong facts | Lines of report |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];
let wrongTotal = 0;
const changes = [...layoutChanges, ...neighbors].filter(({ name }) =>
  new RegExp(filter).test(name),
);
for (const change of changes.filter((_, index) => index % shards === first - 1)) {
  let [same, withReport, rejectedPages, accepted, wrong] = [0, 0, 0, 0, 0];
  const examples: string[] = [];
  const pages = originals.map((original) => {
    const page = parse(original.name, change.apply(original.parts));
    if (!page.ok) {
      rejectedPages += 1;
      return { original, page };
    }
    const models = new Map(page.value.models.map((model) => [model.id, model]));
    let isSame = true;
    for (const wanted of expectedModels(change, original.definition)) {
      const found = models.get(wanted.id);
      models.delete(wanted.id);
      if (!found) {
        isSame = false;
        if (!isRejected(page, wanted)) wrong += 1;
        continue;
      }
      const reported = reportedParameters(found);
      if (isDeepStrictEqual(facts(found, reported), facts(wanted, reported))) accepted += 1;
      else {
        wrong += 1;
        if (examples.length < 2) examples.push(firstDifference(facts(found), facts(wanted)));
      }
    }
    wrong += models.size;
    const { provider, category } = page.value;
    if (provider !== original.definition.provider || category !== original.definition.category) {
      wrong += 1;
      examples.push(`${provider}, ${category}`);
    }
    const { lastUpdated } = page.value.source;
    if (lastUpdated !== undefined && lastUpdated !== original.definition.source.lastUpdated)
      wrong += 1;
    if (isSame && page.problems.length === 0) same += 1;
    else withReport += 1;
    return { original, page };
  });
  const count = formatReport(originals, pages).lines;
  wrongTotal += wrong;
  const row = [
    change.name,
    change.accepted,
    same,
    withReport,
    rejectedPages,
    accepted,
    all - accepted - wrong,
    wrong,
    count,
  ];
  lines.push(`| ${row.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`);
  const isBad =
    wrong > 0 ||
    count > 14 ||
    (change.accepted === 'all' && accepted < all) ||
    (change.accepted === 'some' && accepted === 0);
  if (isBad) {
    const error = pages
      .flatMap(({ page }) => page.problems)
      .find(({ severity }) => severity === 'error');
    console.log(
      row.join(' | '),
      examples.join(' ### ').slice(0, 400),
      error?.code ?? '',
      (error?.message ?? '').slice(0, 120),
    );
  }
  writeFileSync(out, [...lines, '', `Wrong facts in all: ${wrongTotal}.`, ''].join('\n'));
}

function firstDifference(actual: unknown, expected: unknown): string {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${a.slice(Math.max(0, at - 30), at + 60)} ≠ ${b.slice(Math.max(0, at - 30), at + 60)}`;
}
