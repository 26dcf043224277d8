import { isMap, isPair, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { failure, success, type Location, type Problem, type Result } from '../report/problem.ts';
import { locate, type SourceText } from '../report/source-text.ts';
import { shapeProblem, type Path, type YamlKind } from './shape-problem.ts';

export type { Path };

/** A checked YAML file that can still say where each of its values stands. */
export interface YamlFile<Value> {
  readonly value: Value;
  /** Of the value at `path`, or of what is left of the way to it. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

/** Reads YAML 1.2 and checks it against `schema`; all faults at once, each with its place. */
export function readYaml<Value>(
  source: SourceText,
  schema: z.ZodType<Value>,
  kind: YamlKind = 'DEFINITION',
): Result<YamlFile<Value>> {
  const document = parseDocument(source.text, { version: '1.2', prettyErrors: false });
  const locatePath = (path: Path, part: 'key' | 'value' = 'value') => {
    const [start, end] = rangeAt(document, path, part);
    return locate(source, start, end - start);
  };
  if (document.errors.length > 0) {
    return failure(
      document.errors.map(({ message, pos: [start, end] }) => ({
        code: `${kind}_YAML`,
        severity: 'error',
        message: `This is not valid YAML: ${message}`,
        location: locate(source, start, end - start),
        fix:
          kind === 'DEFINITION'
            ? 'Mend the line, or import the reference page again.'
            : 'Mend the line.',
      })),
    );
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return success({ value: result.data, locate: locatePath });
  const problems = result.error.issues.flatMap((issue) =>
    shapeProblem(issue, schema, document.toJS(), locatePath, kind),
  );
  return failure(problems.toSorted(byPlace));
}

function byPlace({ location: one }: Problem, { location: other }: Problem): number {
  if (!one || !other) return 0;
  return one.line - other.line || one.column - other.column;
}

type Range = readonly [start: number, end: number];

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
