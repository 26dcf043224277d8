import type * as z from 'zod';
import {
  failureOf,
  successOf,
  type Location,
  type Problem,
  type Result,
} from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { parseYaml, rangeAt, type Path } from './parse-yaml.ts';
import { shapeProblem, type YamlKind } from './shape-problem.ts';
import { readSimpleYaml } from './simple-yaml.ts';

/** The value of a valid YAML file, and the locations of its parts. */
export interface YamlFile<Value> {
  readonly value: Value;
  /** Returns the location of the value at `path`, or of its nearest ancestor. */
  readonly locate: (path: Path, part?: 'key' | 'value') => Location;
}

/** Parses YAML 1.2 and validates it with `schema`. Reports all problems, each with its location. */
export function readYaml<Value>(
  source: SourceText,
  schema: z.ZodType<Value>,
  kind: YamlKind = 'DEFINITION',
): Result<YamlFile<Value>> {
  let full: ReturnType<typeof parseYaml> | undefined;
  const parse = () => (full ??= parseYaml(source, `${kind}_YAML`));
  const simple = readSimpleYaml(source.text);
  const parsed = simple ? successOf(simple) : parse();
  if (!parsed.ok) return parsed;
  const { value } = parsed.value;
  // Only the full parser keeps positions, which only problems need.
  const locatePath = (path: Path, part: 'key' | 'value' = 'value') => {
    const positions = parse();
    const [start, end] = positions.ok ? rangeAt(positions.value.document, path, part) : [0, 1];
    return locateSpan(source, start, end - start);
  };
  const result = schema.safeParse(value);
  if (result.success) return successOf({ value: result.data, locate: locatePath });
  const problems = result.error.issues.flatMap((issue) =>
    shapeProblem(issue, schema, value, locatePath, kind),
  );
  return failureOf(problems.toSorted(byLocation));
}

function byLocation({ location: a }: Problem, { location: b }: Problem): number {
  if (!a || !b) return 0;
  return a.line - b.line || a.column - b.column;
}
