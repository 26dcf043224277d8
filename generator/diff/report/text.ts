import { basename } from 'node:path/posix';
import { plainFacts, shortenText } from '../../change-rules/plain-facts.ts';
import type { Style } from '../../report/style.ts';
import { countOf } from '../../text/count-words.ts';
import { showHidden } from '../../text/invisible.ts';
import { acceptedBreaksFile } from '../accepted-breaks.ts';
import type { Explanation } from '../explain/explain.ts';
import { bodyText } from './body-text.ts';
import { equalChanges, prepositionOf, type EqualEntries } from './equal-changes.ts';
import {
  byPage,
  countsText,
  reportKind,
  type DiffReport,
  type PageEntries,
  type ReportEntry,
  type ReportKind,
} from './report.ts';

/**
 * Prints the report for a terminal, most severe findings first. Stale accepted breaking changes are
 * reported as problems.
 */
export function textReport(report: DiffReport, style: Style): string {
  const { entries, fails, version } = report;
  if (entries.length === 0) return 'No changes detected.\n';
  const shared = equalChanges(entries).filter(({ length }) => length > maxEqual);
  const isShared = new Set<ReportEntry>(shared.flat());
  const pages = [
    ...(shared.length === 0 ? [] : [sharedText(shared, style)]),
    ...byPage(entries.filter((entry) => !isShared.has(entry))).map((page) => pageText(page, style)),
  ];
  const bump =
    version && version.next !== version.current
      ? ` Next version: ${version.next} (currently ${version.current})`
      : '';
  const hint = `To accept a breaking change, list its fingerprint with a reason in ${acceptedBreaksFile}. --explain shows what it breaks.`;
  const closing = [`${countsText(entries)}.${bump}`, ...(fails ? [style.dim(hint)] : [])];
  return `${[...pages, closing.join('\n')].join('\n\n')}\n`;
}

/** The maximum number of models whose equal changes are listed by model. */
const maxEqual = 5;

function sharedText(groups: readonly EqualEntries[], style: Style): string {
  const rows = groups.map((group): Row => {
    const [entry, second, third] = group;
    const { rule } = entry.finding;
    const isOfModel = rule === 'model-added' || rule === 'model-removed';
    const row = reportKind(entry.finding) === 'text' ? textsRow([entry]) : entryRow(entry);
    const change = isOfModel ? rule.replace('-', ' ') : row.change;
    const amount = isOfModel
      ? `${group.length} times`
      : `${prepositionOf(entry)} ${countOf(group.length, 'model')}`;
    const named = [entry, second, third].flatMap((shown) => shown?.finding.model.name ?? []);
    const below = [
      ...row.below,
      `${showHidden(named.join(', '))} and ${group.length - named.length} more`,
    ];
    return { ...row, change: `${change} ${amount}`, place: '', below };
  });
  const widths = columnWidths(rows);
  const lines = rows.flatMap((row) => rowText(row, widths, style));
  return [style.bold('Equal changes of several models'), ['', ...lines].join('\n')].join('\n');
}

function pageText({ path, dates, models }: PageEntries, style: Style): string {
  const reference = dates.length === 0 ? '' : `, reference of ${dates.map(showHidden).join(' → ')}`;
  const heading = `${style.bold(showHidden(path))}${reference}`;
  const rows = models.map((entries) => modelRows(entries));
  const widths = columnWidths(rows.flatMap(({ lines }) => lines));
  return [
    heading,
    ...rows.map(({ name, id, lines }) =>
      [
        `  ${style.bold(name)}  ${style.dim(id)}`,
        ...lines.flatMap((line) => rowText(line, widths, style)),
      ].join('\n'),
    ),
  ].join('\n\n');
}

interface Row {
  readonly kind: ReportKind | 'accepted';
  readonly change: string;
  readonly consequence: string;
  readonly place: string;
  readonly rule: string;
  readonly below: readonly string[];
}

function modelRows(entries: readonly ReportEntry[]) {
  const { model } = entries[0]?.finding ?? { model: { name: '', id: '' } };
  const isText = (entry: ReportEntry) =>
    reportKind(entry.finding) === 'text' && entry.accepted === undefined;
  const texts = entries.filter(isText);
  return {
    name: showHidden(model.name),
    id: showHidden(model.id),
    lines: [
      ...entries.filter((entry) => !isText(entry)).map(entryRow),
      ...(texts.length === 0 ? [] : [textsRow(texts)]),
    ],
  };
}

function entryRow({ finding, accepted, explanation = {} }: ReportEntry): Row {
  const { change, consequence = '', location, rule, fingerprint } = finding;
  const place = location.after ?? location.before;
  const kind = reportKind(finding);
  return {
    kind: accepted === undefined ? kind : 'accepted',
    change,
    consequence:
      accepted === undefined ? consequence : `accepted: ${showHidden(shortenText(accepted))}`,
    place: place ? `${showHidden(basename(place.file))}:${place.line}` : '',
    rule: kind === 'breaking' || kind === 'warning' ? `${rule} ${fingerprint}` : '',
    below: explanationLines(explanation),
  };
}

/** Returns all changes of text as one row, since they have no effect on requests or code. */
function textsRow(entries: readonly ReportEntry[]): Row {
  const changes = entries.map(({ finding }) => finding.change);
  return {
    kind: 'text',
    change: plainFacts.text(changes),
    consequence: '',
    place: '',
    rule: '',
    below: [],
  };
}

function explanationLines({ request, code, note }: Explanation): string[] {
  return [
    ...(note === undefined ? [] : [note]),
    ...(request
      ? [
          `accepted before${request.rejectedBy === 'api' ? ', now rejected by the API' : ', now rejected'}: ${showHidden(bodyText(request.body))}`,
        ]
      : []),
    ...(code === undefined ? [] : [`compiled before, no longer: ${showHidden(code)}`]),
  ];
}

const labels: Readonly<Record<Row['kind'], readonly [mark: string, word: string]>> = {
  breaking: ['✖', 'breaking'],
  warning: ['⚠', 'warning'],
  addition: ['+', 'new'],
  change: ['~', 'change'],
  text: ['·', 'text'],
  accepted: ['✔', 'accepted'],
};

/** Longer cells do not widen the columns of other rows. */
const maxColumnWidth = 56;

function columnWidths(rows: readonly Row[]) {
  const widest = (cell: (row: Row) => string, rowsToFit: readonly Row[]) =>
    Math.min(maxColumnWidth, Math.max(0, ...rowsToFit.map((row) => cell(row).length)));
  const full = rows.filter(({ consequence, place }) => consequence !== '' || place !== '');
  return {
    change: widest(({ change }) => change, full),
    consequence: widest(({ consequence }) => consequence, full),
  };
}

function rowText(row: Row, widths: ReturnType<typeof columnWidths>, style: Style): string[] {
  const [mark, word] = labels[row.kind];
  const label = `${mark} ${word.padEnd(8)}`;
  const cells = [
    row.change.padEnd(widths.change),
    row.consequence.padEnd(widths.consequence),
    style.dim([row.place, row.rule].filter((text) => text !== '').join('  ')),
  ];
  return [
    `    ${colored(row.kind, style)(label)} ${cells.join('  ')}`.trimEnd(),
    ...row.below.map((line) => `      ${style.dim(line)}`),
  ];
}

function colored(kind: Row['kind'], style: Style): (text: string) => string {
  switch (kind) {
    case 'breaking':
      return style.red;
    case 'warning':
      return style.yellow;
    case 'addition':
    case 'accepted':
      return style.green;
    case 'change':
      return (text) => text;
    case 'text':
      return style.dim;
  }
}
