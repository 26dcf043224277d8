import { lte, valid } from 'semver';
import { compareText } from '../text/compare-text.ts';

/** The changes of the reference of one date, as blocks below the heading of the date. */
export interface DatedChanges {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Markdown, with headings of level 4. */
  readonly text: string;
}

/**
 * Returns the version that the unreleased changes of a changelog require; undefined if there are
 * none, or if that version is released.
 */
export function proposedVersion(changelog: string, current: string): string | undefined {
  const { body } = unreleasedPart(changelog);
  const version = valid(proposal.exec(body)?.[1] ?? '');
  // `nextVersion` reports an invalid version of the project.
  if (version === null || valid(current) === null) return undefined;
  return lte(version, current) ? undefined : version;
}

/**
 * Returns a changelog with changes added to its section `Unreleased`: newest first, changes of one
 * date together, and one proposed version for all of them. Keeps text that people wrote there.
 */
export function addUnreleased(
  changelog: string,
  changes: readonly DatedChanges[],
  version: string,
): string {
  const { start, heading, body, rest } = unreleasedPart(changelog);
  const parts = partsOf(body.replace(proposal, '').trim());
  for (const { date, text } of changes) {
    const same = parts.findIndex((part) => part.date === date);
    const known = parts[same];
    if (known) parts[same] = { date, text: mergeBlocks(known.text, text) };
    else {
      const older = parts.findIndex(
        (part) => part.date !== undefined && compareText(part.date, date) < 0,
      );
      parts.splice(older === -1 ? parts.length : older, 0, { date, text });
    }
  }
  const blocks = [
    heading,
    `Proposed version: ${version}`,
    ...parts.map(({ date, text }) => (date === undefined ? text : `### ${date}\n\n${text}`)),
  ];
  const section = blocks.map((block) => block.trim()).filter((block) => block !== '');
  return [start.trimEnd(), section.join('\n\n'), rest.trimEnd()]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const proposal = /^Proposed version: (\S+)$/m;

/** Splits a changelog around its section `Unreleased`, which may be missing. */
function unreleasedPart(changelog: string) {
  const text = changelog.replaceAll('\r\n', '\n');
  const found = /^## \[?unreleased\]?.*$/im.exec(text);
  const first = found?.index ?? /^## /m.exec(text)?.index ?? text.length;
  const heading = found?.[0] ?? '## Unreleased';
  const after = text.slice(first + (found ? heading.length : 0));
  const end = found ? (/^## /m.exec(after)?.index ?? after.length) : 0;
  return {
    start: text.slice(0, first),
    heading,
    body: after.slice(0, end),
    rest: after.slice(end),
  };
}

interface Part {
  /** Absent for text that people wrote. */
  readonly date?: string;
  readonly text: string;
}

function partsOf(body: string): Part[] {
  return body
    .split(/^(?=### )/m)
    .filter((text) => text.trim() !== '')
    .map((text): Part => {
      const [line = '', date] = /^### (\d{4}-\d{2}-\d{2})\n/.exec(text) ?? [];
      return date === undefined ? { text } : { date, text: text.slice(line.length).trim() };
    });
}

/** Merges the blocks of two texts by their headings; a list item is never added twice. */
function mergeBlocks(known: string, added: string): string {
  const blocks = new Map(blocksOf(known));
  for (const [title, text] of blocksOf(added)) {
    const before = blocks.get(title);
    blocks.set(title, before === undefined ? text : mergeItems(before, text));
  }
  return [...blocks]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([title, text]) => (title === '' ? text : `${title}\n\n${text}`))
    .join('\n\n');
}

function mergeItems(before: string, added: string): string {
  const items = before.split(listItem);
  const known = new Set(items);
  return [...items, ...added.split(listItem).filter((item) => !known.has(item))].join('\n');
}

const listItem = /\n(?=- )/;

const titles = ['#### Breaking', '#### Changed', '#### Added', '#### Texts'];

function rank(title: string): number {
  const place = titles.indexOf(title);
  return place === -1 ? titles.length : place;
}

function blocksOf(text: string): [title: string, text: string][] {
  return text.split(/^(?=#### )/m).map((block) => {
    const title = /^#### .*/.exec(block)?.[0] ?? '';
    return [title, block.slice(title.length).trim()];
  });
}
