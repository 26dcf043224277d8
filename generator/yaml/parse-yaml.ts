import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { conflictAt } from '../text/merge-conflict.ts';

/** The path of a value in YAML. */
export type Path = readonly (string | number)[];

/** A parsed YAML file. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  /** The plain value of the document. */
  readonly value: unknown;
}

/** The maximum depth of a value, more than any real file has: each level uses stack space. */
const maxDepth = 250;

/** Matches a run of brackets or dashes that opens more than `maxDepth` levels. */
const deepRun = /(?:[[{]\s*){251}|(?:- ){251}/;

/**
 * Parses YAML 1.2. Reports invalid text, unknown or excessive aliases and excessive nesting as problems
 * with `code` and a location.
 */
export function parseYaml(
  source: SourceText,
  code: Problem['code'],
  options: ParseOptions & DocumentOptions & SchemaOptions = { version: '1.2' },
): Result<ParsedYaml> {
  const report = (message: string, start: number, end: number, fix: string): Result<never> =>
    failureOf([
      { code, severity: 'error', message, location: locateSpan(source, start, end - start), fix },
    ]);
  const run = deepRun.exec(source.text);
  const tooDeep = (at: number) =>
    report(
      `The nesting must be at most ${maxDepth} levels deep.`,
      at,
      at + 1,
      'Remove the nested values.',
    );
  if (run) return tooDeep(run.index);
  let document: Document.Parsed;
  try {
    // A warning of the parser would print texts of the file as they are.
    document = parseDocument(source.text, { ...options, prettyErrors: false, logLevel: 'error' });
  } catch {
    return tooDeep(0); // the parser ran out of stack
  }
  const overflow = document.errors.find(({ message }) => message.startsWith('Maximum call stack'));
  if (overflow) return tooDeep(overflow.pos[0]);
  if (document.errors.length > 0) {
    const conflict = conflictAt(source.text);
    if (conflict !== undefined) {
      const isImported = code === 'DEFINITION_YAML' || code === 'INPUT_HISTORY_YAML';
      const fix = `Resolve the merge conflict${isImported ? ', or import the reference page again' : ''}.`;
      return report('The file has merge conflict markers.', conflict, conflict + 7, fix);
    }
    return failureOf(
      document.errors.map(({ message, pos: [start, end] }) => ({
        code,
        severity: 'error',
        message: `Invalid YAML: ${message}`,
        location: locateSpan(source, start, end - start),
        fix: 'Correct the line.',
      })),
    );
  }
  try {
    const value: unknown = document.toJS();
    const deep = deepPath(value);
    return deep ? tooDeep(rangeAt(document, deep, 'key')[0]) : successOf({ document, value });
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(0);
    const [start, end] = firstAlias(document);
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return report(
      `An alias is not allowed here: ${reason}.`,
      start,
      end,
      'Write the value instead of the alias.',
    );
  }
}

function firstAlias(document: Document.Parsed): readonly [number, number] {
  let range: readonly [number, number] = [0, 1];
  visit(document, {
    Alias(_, alias) {
      if (isAlias(alias) && alias.range) range = [alias.range[0], alias.range[1]];
      return visit.BREAK;
    },
  });
  return range;
}

/**
 * Returns the path to the first value that is nested deeper than `maxDepth`; undefined if none is.
 */
function deepPath(value: unknown): Path | undefined {
  const rest: { readonly value: unknown; readonly path: Path }[] = [{ value, path: [] }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.path.length > maxDepth) return next.path;
    for (const [key, inner] of Object.entries(next.value)) {
      rest.push({
        value: inner,
        path: [...next.path, Array.isArray(next.value) ? Number(key) : key],
      });
    }
  }
  return undefined;
}

type Range = readonly [start: number, end: number];

/** Returns the range of the value at `path`, or of its nearest ancestor in the document. */
export function rangeAt(document: Document.Parsed, path: Path, part: 'key' | 'value'): Range {
  let node: unknown = document.contents;
  let range: Range = rangeOf(node) ?? [0, 1];
  path.forEach((step, depth) => {
    const wantsKey = part === 'key' && depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => (isScalar(key) ? key.value : key) === step);
      node = isPair(pair) ? (wantsKey ? pair.key : pair.value) : undefined;
    } else {
      node = isSeq(node) ? node.items[Number(step)] : undefined;
    }
    range = rangeOf(node) ?? range;
  });
  return range;
}

function rangeOf(node: unknown): Range | undefined {
  if (!(isMap(node) || isSeq(node) || isScalar(node)) || !node.range) return undefined;
  return [node.range[0], node.range[1]];
}
