import { isMap, isScalar, parseDocument, type Document, type Pair } from 'yaml';
import { dialect } from '../yaml/yaml-style.ts';
import { indentOf } from './park-entries.ts';

/** The texts of two overlays after an entry moved between them. */
export interface MovedEntry {
  /** Undefined if it has no other entries. */
  readonly source: string | undefined;
  readonly target: string;
}

/**
 * Moves the entry of a model, with its comments, from one overlay to another, which may be missing.
 */
export function moveEntry(source: string, target: string | undefined, id: string): MovedEntry {
  const moved = moveLines(source, target, id);
  const expected = moveNodes(source, target, id);
  const isSame = moved && [moved.source, moved.target].every(isEqualTo(expected));
  return isSame ? moved : expected;
}

function isEqualTo({ source, target }: MovedEntry) {
  const value = (text = 'models: {}') => JSON.stringify(parseDocument(text, dialect).toJSON());
  return (text: string | undefined, index: number) =>
    value(text) === value(index === 0 ? source : target);
}

/** Moves lines, so that the formatting of both files is kept. */
function moveLines(source: string, target = '', id: string): MovedEntry | undefined {
  const key = pairOf(parseDocument(source, dialect), id)?.key;
  const at = isScalar(key) ? key.range?.[0] : undefined;
  if (at === undefined) return undefined;
  const lines = source.split('\n');
  const own = source.slice(0, at).split('\n').length - 1;
  const indent = indentOf(lines[own] ?? '');
  let start = own;
  while (isComment(lines[start - 1] ?? '') && indentOf(lines[start - 1] ?? '') === indent)
    start -= 1;
  let end = own + 1;
  while (end < lines.length && (isBlank(lines[end]) || indentOf(lines[end] ?? '') > indent))
    end += 1;
  while (isBlank(lines[end - 1])) end -= 1;
  const remaining = lines.toSpliced(start, end - start);
  const models = remaining.findIndex((line) => /^models:\s*(?:#.*)?$/.test(line));
  const hasMore = remaining.slice(models + 1).some((line) => !isBlank(line) && !isComment(line));
  if (models !== -1 && !hasMore) remaining[models] = 'models: {}';
  return {
    source: isEmptied(remaining) ? undefined : remaining.join('\n'),
    target: withLines(target, lines.slice(start, end), source),
  };
}

/** Returns whether only the line of the schema is left. */
function isEmptied(lines: readonly string[]): boolean {
  return lines.every(
    (line) => isBlank(line) || line === 'models: {}' || line.includes('yaml-language-server:'),
  );
}

function withLines(target: string, lines: readonly string[], source: string): string {
  const [schema] = /^#.*yaml-language-server:.*$/m.exec(source) ?? [];
  const start = schema === undefined ? 'models:' : `${schema}\n\nmodels:`;
  const text = target === '' ? start : target.replace(/^models:[ \t]*\{\s*\}[ \t]*$/m, 'models:');
  const known = text.split('\n');
  const first = known
    .slice(known.findIndex((line) => line.startsWith('models:')) + 1)
    .find((line) => !isBlank(line) && !isComment(line));
  const indent = indentOf(lines.find((line) => !isBlank(line)) ?? '');
  const shift = (line: string) =>
    isBlank(line)
      ? line
      : `${' '.repeat((first === undefined ? indent : indentOf(first)) + indentOf(line) - indent)}${line.trimStart()}`;
  return `${text.trimEnd()}\n${lines.map(shift).join('\n')}\n`;
}

/** Moves nodes between the documents, for any formatting. */
function moveNodes(source: string, target: string | undefined, id: string): MovedEntry {
  const from = parseDocument(source, dialect);
  const to = parseDocument(target ?? 'models: {}\n', dialect);
  const pair = pairOf(from, id);
  const models = from.get('models');
  if (!pair || !isMap(models)) return { source, target: target ?? 'models: {}\n' };
  models.delete(pair.key);
  const others = to.get('models');
  if (isMap(others)) {
    others.flow = false;
    others.add(pair);
  } else to.set('models', to.createNode({ [id]: pair.value }));
  const print = (document: Document) => document.toString({ lineWidth: 0 });
  return { source: models.items.length === 0 ? undefined : print(from), target: print(to) };
}

function pairOf(document: Document, id: string): Pair | undefined {
  const models = document.get('models');
  return isMap(models)
    ? models.items.find(({ key }) => isScalar(key) && key.value === id)
    : undefined;
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
