import { plainText } from '../../markdown/markdown-text.ts';
import { printHeading } from '../print/print-text.ts';
import type { Replacement } from './mapped-text.ts';
import { findRows, isSpace, skipSpaces, type LineStart } from './restore-rows.ts';

/** Returns whether most of the texts that start a line on every page are in the middle of a line. */
export function hasLostLineBreaks(text: string): boolean {
  const starts = Array.from(
    text.matchAll(/\*\*Model ID:\*\*|\| *Parameter *\||This reference lists all available \*\*/g),
    ({ index }) => /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, index - 80), index)),
  );
  return starts.filter((atLineStart) => !atLineStart).length * 2 > starts.length;
}

/**
 * Finds the places of the line breaks in a page whose line breaks became spaces.
 *
 * Links between `<` and `>` (after "LLM Markdown"), runs of spaces, and the ends of paragraphs that not
 * every page has are lost. Only the contents list shows where a name ends and its description starts. A
 * description that contains the start of another section may be mistaken for one, so the caller prints
 * the result and compares.
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
  /** The headings that the contents list names, as Markdown. */
  readonly names: readonly string[];
  readonly end: number;
}

/** The parts before the contents list, in order. */
const landmarks = [
  { pattern: /(?<=^[ \t]{0,80}---[ \t]{1,80})\S/g, breaks: 1 },
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

/** Returns the heading for an entry of the contents list. Only the entry escapes `]`. */
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

/** Returns the lines of a section between its name and its table. */
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

/**
 * Returns the length of the name that a heading starts with: the expected name, or else the longest
 * name of the list.
 */
function nameLength(text: string, at: number, names: readonly string[], index: number): number {
  const expected = names[index] ?? '';
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const name = [expected, ...longestFirst].find((candidate) => isNameAt(text, at, candidate));
  return name?.length ?? 0;
}

function startsHeading(text: string, at: number, names: readonly string[]): boolean {
  return (
    text.startsWith('## ', at) && names.some((name) => isNameAt(text, at + '## '.length, name))
  );
}

/** Returns whether the full name is at an offset: `Recraft V4.1` does not contain `Recraft V4`. */
function isNameAt(text: string, at: number, name: string): boolean {
  const next = text[at + name.length];
  return name !== '' && text.startsWith(name, at) && (next === undefined || isSpace(next));
}

function indexOfHeading(text: string, from: number, name: string | undefined): number {
  const heading = `## ${name ?? ''}`;
  let at = name === undefined ? -1 : text.indexOf(heading, from);
  while (at !== -1 && !isNameAt(text, at, heading)) at = text.indexOf(heading, at + 1);
  return at === -1 ? text.length : at;
}

/** Returns the start of the table of a section, or of the next section if there is no table. */
function indexOfTable(text: string, from: number, next: number): number {
  const header = /\|[ \t]*Parameter[ \t]*\|/g;
  header.lastIndex = from;
  return Math.min(header.exec(text)?.index ?? text.length, next);
}
