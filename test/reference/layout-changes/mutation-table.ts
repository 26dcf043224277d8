import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isParameterType, type ModelDefinition } from '../../../generator/model/definition.ts';
import { parsePage } from '../../../generator/reference/parse-page.ts';
import { groupProblems } from '../../../generator/report/group-problems.ts';
import { sourceText } from '../../../generator/report/source-text.ts';
import { omitFields } from '../../../generator/text/omit-fields.ts';
import { reportFormat } from '../../../generator/update/report-format.ts';
import { layoutChanges } from './changes.ts';
import { neighbors } from './neighbors.ts';
import { takeApart } from './page-form.ts';

/**
 * Applies each change of layout to pages and prints a table of what the reader does. Run it as
 * `node --import tsx test/reference/layout-changes/mutation-table.ts FOLDER OUT [STEP] [FILTER]`.
 */
const [folder = '', out = '', step = '1', filter = ''] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
const originals = names
  .filter((_, index) => index % Number(step) === 0)
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can’t be read`);
    return { name, parts: takeApart(text), definition: page.value };
  });
const all = originals.flatMap(({ definition }) => definition.models).length;

/** The facts of a model. Parameters of a type that is reported as unknown are left out. */
function facts(model: ModelDefinition, reported: ReadonlySet<string> = new Set()): unknown {
  const parameters = model.parameters
    .filter(({ name }) => !reported.has(name))
    .map((parameter) => omitFields(parameter, 'written', 'deprecated'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { ...omitFields(model, 'deprecated'), parameters };
}

const lines = [
  `${originals.length} pages, ${all} models.`,
  '',
  '| Change | Expected | Pages the same | Pages with reports | Pages refused | Models taken | Models refused | Wrong facts | Lines of report |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];
let wrongTotal = 0;
for (const change of [...layoutChanges, ...neighbors]) {
  if (!change.name.includes(filter)) continue;
  let [same, withReport, refusedPages, taken, wrong] = [0, 0, 0, 0, 0];
  const examples: string[] = [];
  const pages = originals.map((original) => {
    const page = parsePage(sourceText(original.name, change.apply(original.parts)));
    if (!page.ok) {
      refusedPages += 1;
      return { original, page };
    }
    const models = new Map(page.value.models.map((model) => [model.id, model]));
    const takes = /without (?:parameters|a table)|no parameters/.test(change.name);
    let isSame = true;
    for (const model of original.definition.models) {
      const found = models.get(model.id);
      models.delete(model.id);
      const wanted =
        takes && model === original.definition.models.at(-1) ? { ...model, parameters: [] } : model;
      if (!found) {
        isSame = false;
        const isReported = page.refused.some(
          (one) => one.id === model.id || one.name === model.name,
        );
        if (!isReported) wrong += 1;
        continue;
      }
      const unknown = new Set(
        found.parameters.filter(({ type }) => !isParameterType(type)).map(({ name }) => name),
      );
      const texts = found.parameters.filter(
        ({ type, default: value }) => type === 'boolean' && typeof value === 'string',
      );
      for (const { name } of texts) unknown.add(name); // PAGE_VALUE_TYPE
      if (isDeepStrictEqual(facts(found, unknown), facts(wanted, unknown))) taken += 1;
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
  const report = reportFormat(
    originals,
    pages.flatMap(({ original, page }) =>
      page.ok ? [{ definition: page.value, origin: original.name }] : [],
    ),
    pages.flatMap(({ page }) => page.problems),
    originals.length,
  );
  const count = groupProblems(report.problems).length;
  wrongTotal += wrong;
  const row = [
    change.name,
    change.taken,
    same,
    withReport,
    refusedPages,
    taken,
    all - taken - wrong,
    wrong,
    count,
  ];
  lines.push(`| ${row.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`);
  const isBad =
    wrong > 0 ||
    count > 14 ||
    (change.taken === 'all' && taken < all) ||
    (change.taken === 'some' && taken === 0);
  if (isBad) {
    const first = pages
      .flatMap(({ page }) => page.problems)
      .find(({ severity }) => severity === 'error');
    console.log(
      row.join(' | '),
      examples.join(' ### ').slice(0, 400),
      first?.code ?? '',
      (first?.message ?? '').slice(0, 120),
    );
  }
}
lines.push('', `Wrong facts in all: ${wrongTotal}.`, '');
writeFileSync(out, lines.join('\n'));

function firstDifference(found: unknown, wanted: unknown): string {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 30), at + 60)} ≠ ${other.slice(Math.max(0, at - 30), at + 60)}`;
}
