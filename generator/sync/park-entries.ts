import type { DefinitionFile } from '../definition/definition-files.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { resolveFile } from '../resolve/resolve-file.ts';

/** A definition file whose overlay applies, with a problem for each entry that was parked. */
export interface ParkedFile {
  readonly file: DefinitionFile;
  readonly problems: readonly Problem[];
}

/**
 * Parks the overlay entries of models and parameters that a definition no longer has: they become
 * comments, with a mark. Returns undefined if the overlay does not apply for another reason.
 */
export function parkEntries(file: DefinitionFile): ParkedFile | undefined {
  let current = file;
  const parked: Problem[] = [];
  for (let round = 0; round < maxEntries; round += 1) {
    const resolved = resolveFile(current);
    if (resolved.ok) return { file: current, problems: parked };
    const problem = resolved.problems.find(({ code }) => codes.has(code));
    const { overlay } = current;
    if (!overlay || problem?.location?.file !== overlay.file) return undefined;
    const lines = overlay.text.split('\n');
    const start = entryStart(lines, problem.location.line - 1);
    if (start === undefined) return undefined;
    const text = parkFrom(lines, start).join('\n');
    current = { ...current, overlay: sourceText(overlay.file, text) };
    parked.push(parkedProblem(problem));
  }
  return undefined;
}

const codes: ReadonlySet<string> = new Set(['OVERLAY_UNKNOWN_MODEL', 'OVERLAY_UNKNOWN_PARAMETER']);
const maxEntries = 1000;
const mark = 'parked: no longer in the reference';

/** Returns the first line of the entry around a line: the key on it, or the item that it belongs to. */
function entryStart(lines: readonly string[], at: number): number | undefined {
  const line = lines[at] ?? '';
  if (/^\s*[^\s#-][^#]*:\s*(?:#.*)?$/.test(line)) return at;
  for (let index = at; index >= 0; index -= 1) {
    const candidate = lines[index] ?? '';
    if (/^\s*- /.test(candidate) && (index === at || indentOf(candidate) < indentOf(line)))
      return index;
    if (index === at && /^\s*[\w"'.-]+: \{.*\}\s*$/.test(candidate)) return at;
  }
  return undefined;
}

/** Comments out an entry, and the keys above it that have no other entry. */
function parkFrom(lines: readonly string[], start: number): string[] {
  const indent = indentOf(lines[start] ?? '');
  let end = start + 1;
  while (end < lines.length && (isBlank(lines[end]) || indentOf(lines[end] ?? '') > indent))
    end += 1;
  while (isBlank(lines[end - 1])) end -= 1;
  const commented = lines.map((line, index) =>
    index >= start && index < end ? asComment(line) : line,
  );
  const marked = commented.toSpliced(start, 0, `${' '.repeat(indent)}# ${mark}`);
  return withoutEmptyKeys(marked);
}

function withoutEmptyKeys(lines: readonly string[]): string[] {
  const result = [...lines];
  for (let index = result.length - 1; index >= 0; index -= 1) {
    const line = result[index] ?? '';
    if (!/^\s*[^\s#-][^#]*:\s*$/.test(line)) continue;
    const next = result.slice(index + 1).find((other) => !isBlank(other));
    const hasEntries =
      next !== undefined &&
      (indentOf(next) > indentOf(line) ||
        (/^\s*- /.test(next) && indentOf(next) === indentOf(line)));
    if (hasEntries) continue;
    result[index] = line.trim() === 'models:' ? 'models: {}' : asComment(line);
  }
  return result;
}

function asComment(line: string): string {
  const indent = indentOf(line);
  return isBlank(line) ? line : `${' '.repeat(indent)}# ${line.slice(indent)}`;
}

/** Returns whether a line has no content: it is empty or a comment. */
function isBlank(line: string | undefined): boolean {
  return line === undefined || /^\s*(?:#|$)/.test(line);
}

/** Returns the number of spaces at the start of a line. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function parkedProblem({ message, location }: Problem): Problem {
  return {
    code: 'OVERLAY_PARKED',
    severity: 'warning',
    message: `${message} The entry is kept as a comment.`,
    ...(location && { location }),
    why: 'The page was updated, and an entry without a model or parameter would prevent that.',
    fix: 'Remove the comment, or write the entry for the new name.',
  };
}
