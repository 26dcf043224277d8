import type { Replacement } from './mapped-text.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { printHeading } from '../print/print-text.ts';
import { findRows, isSpace, skipSpaces, type LineStart } from './restore-rows.ts';

/** Whether most of what stands at the start of a line in every page stands inside one. */
export function hasLostLineBreaks(text: string): boolean {
  const starts = Array.from(
    text.matchAll(/\*\*Model ID:\*\*|\| *Parameter *\||This reference lists all available \*\*/g),
    ({ index }) => /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, index - 80), index)),
  );
  return starts.filter((atLineStart) => !atLineStart).length * 2 > starts.length;
}

/**
 * Finds where the line breaks were in a page whose line breaks became spaces.
 *
 * What such a text no longer says can't be had back: a link between `<` and `>` (the one after "LLM
 * Markdown"), runs of spaces, and the ends of paragraphs that the grammar does not know. Where a
 * model's name ends and its description starts, only the contents list tells. A description that
 * holds the start of another section itself may be taken for one: who reads the page has to print
 * what was read and compare.
 */
export function findLineBreaks(text: string): readonly Replacement[] {
  const preamble = readPreamble(text);
  const starts = [...preamble.lines, ...findSections(text, preamble.end, preamble.names)];
  return starts.map(({ at, breaks }) => {
    let start = at;
    while (isSpace(text[start - 1])) start--;
    return { start, end: at, by: '\n'.repeat(breaks) };
  });
}

interface Preamble {
  readonly lines: readonly LineStart[];
  /** The headings that the contents list announces, as they are written. */
  readonly names: readonly string[];
  readonly end: number;
}

/** What stands before the contents list, each found after the one before it. */
const landmarks = [
  { pattern: /(?<=^[ \t]*---[ \t]+)\S/g, breaks: 1 },
  { pattern: /---(?=[ \t]+>[ \t])/g, breaks: 1 },
  { pattern: />[ \t]/g, breaks: 2 },
  { pattern: /This reference lists all available \*\*/g, breaks: 2 },
] as const;

function readPreamble(text: string): Preamble {
  const sections = /---[ \t]+(?=##[ \t])/.exec(text);
  const end = sections === null ? text.length : sections.index + sections[0].length;
  const lines: LineStart[] = [];
  let cursor = 0;
  for (const { pattern, breaks } of landmarks) {
    pattern.lastIndex = cursor;
    const found = pattern.exec(text);
    if (found === null || found.index >= end) continue;
    lines.push({ at: found.index, breaks });
    cursor = found.index + found[0].length;
  }
  const items = Array.from(text.slice(cursor, end).matchAll(/- \[((?:\\.|[^\]\\])*)\]\([^)]*\)/g));
  items.forEach(({ index }, position) => {
    lines.push({ at: cursor + index, breaks: position === 0 ? 2 : 1 });
  });
  if (sections !== null) lines.push({ at: sections.index, breaks: 2 });
  return { lines, names: items.map(([, label = '']) => headingOf(label)), end };
}

/** A heading as it is written for a label of the contents list: `]` is escaped in the one alone. */
function headingOf(label: string): string {
  return printHeading(plainText(label)).slice('## '.length);
}

function* findSections(text: string, start: number, names: readonly string[]): Iterable<LineStart> {
  let at = start;
  for (let index = 0; text.startsWith('## ', at); index++) {
    yield { at, breaks: 2 };
    const bodyStart = at + '## '.length + nameLength(text, at + '## '.length, names, index);
    const next = indexOfHeading(text, bodyStart, names[index + 1]);
    const table = indexOfTable(text, bodyStart, next);
    yield* findBody(text, bodyStart, table);
    const rows = findRows(text, table, (place) => startsHeading(text, place, names));
    yield* rows.lines;
    at = skipSpaces(text, rows.end);
    if (at < text.length && !text.startsWith('## ', at)) {
      yield { at, breaks: 2 };
      at = indexOfHeading(text, at, names[index + 1]);
    }
  }
}

/** The lines of a section between its name and its table. */
function* findBody(text: string, start: number, table: number): Iterable<LineStart> {
  const body = text.slice(start, table);
  const id = body.lastIndexOf('**Model ID:**');
  const fields = [
    id,
    ...['**Capabilities:**', '**LLM Markdown:**'].map((label) => body.indexOf(label, id)),
  ];
  const first = skipSpaces(text, start);
  const places = fields.filter((place) => place !== -1).map((place) => start + place);
  for (const at of new Set([first, ...places, table])) {
    if (at < text.length) yield { at, breaks: 2 };
  }
}

/** How long the name is that a heading starts with: the one that is due, or else the longest listed. */
function nameLength(text: string, at: number, names: readonly string[], index: number): number {
  const due = names[index] ?? '';
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const name = [due, ...longestFirst].find((candidate) => standsAt(text, at, candidate));
  return name?.length ?? 0;
}

function startsHeading(text: string, at: number, names: readonly string[]): boolean {
  return (
    text.startsWith('## ', at) && names.some((name) => standsAt(text, at + '## '.length, name))
  );
}

/** Whether the whole name stands there: `Recraft V4` does not in `Recraft V4.1`. */
function standsAt(text: string, at: number, name: string): boolean {
  const next = text[at + name.length];
  return name !== '' && text.startsWith(name, at) && (next === undefined || isSpace(next));
}

function indexOfHeading(text: string, from: number, name: string | undefined): number {
  const heading = `## ${name ?? ''}`;
  let at = name === undefined ? -1 : text.indexOf(heading, from);
  while (at !== -1 && !standsAt(text, at, heading)) at = text.indexOf(heading, at + 1);
  return at === -1 ? text.length : at;
}

/** Where the table of a section starts; where it has none, where the next section does. */
function indexOfTable(text: string, from: number, next: number): number {
  const header = /\|[ \t]*Parameter[ \t]*\|/g;
  header.lastIndex = from;
  return Math.min(header.exec(text)?.index ?? text.length, next);
}
