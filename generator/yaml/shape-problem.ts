import * as z from 'zod';
import { nearestName } from '../text/nearest-name.ts';
import type { Location, Problem } from '../report/problem.ts';

/** The steps from the top of a file to one of its values. */
export type Path = readonly (string | number)[];

/** What kind of file it is, as the codes of its problems say. */
export type YamlKind = 'DEFINITION' | 'OVERLAY';

type Locate = (path: Path, part?: 'key' | 'value') => Location;

/** One of zod's issues as problems for the person who wrote the file. */
export function shapeProblem(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  value: unknown,
  locate: Locate,
  about: YamlKind = 'DEFINITION',
): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.findLast((step) => typeof step === 'string') ?? 'the file';

  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsOf(schema, path);
    return issue.keys.map((key) => {
      const meant = nearestName(key, fields);
      return {
        code: `${about}_UNKNOWN_FIELD`,
        severity: 'error',
        message: `There is no field \`${key}\` here.`,
        location: locate([...path, key], 'key'),
        why: `The fields here are: ${fields.join(', ')}.`,
        fix: meant === undefined ? `Remove \`${key}\`.` : `Did you mean \`${meant}\`?`,
      };
    });
  }
  if (issue.code === 'invalid_union') {
    // A fault inside one branch says more than "fits none".
    const deepest = issue.errors
      .flat()
      .reduce<z.core.$ZodIssue | undefined>(
        (best, next) => (next.path.length > (best?.path.length ?? 0) ? next : best),
        undefined,
      );
    if (deepest) {
      const inner = { ...deepest, path: [...issue.path, ...deepest.path] };
      return shapeProblem(inner, schema, value, locate, about);
    }
  }
  const missing = valueAt(value, path) === undefined;
  return [
    {
      code: missing ? `${about}_MISSING_FIELD` : `${about}_WRONG_VALUE`,
      severity: 'error',
      message: missing
        ? `The field \`${name}\` is missing.`
        : `\`${name}\` does not fit: ${issue.message}.`,
      location: locate(path),
      fix: missing ? `Add \`${name}\`.` : wrongValueFix(issue),
    },
  ];
}

function wrongValueFix(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return `Write ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}.`;
  if (issue.code === 'invalid_value') return `Write ${issue.values.map(String).join(' or ')}.`;
  return 'Correct the value.';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => new Map<unknown, unknown>(Object.entries(inner ?? {})).get(String(step)),
    value,
  );
}

/** The fields that the schema has at a place of the file. */
function fieldsOf(schema: z.core.$ZodType, path: Path): string[] {
  const here = path.reduce<z.core.$ZodType | undefined>((inner, step) => {
    const bare = inner && unwrap(inner);
    if (bare instanceof z.ZodArray) return bare.element;
    if (bare instanceof z.ZodRecord) return bare.valueType;
    if (!(bare instanceof z.ZodObject)) return undefined;
    const shape: Readonly<Record<string, z.core.$ZodType>> = bare.shape;
    return shape[step];
  }, schema);
  const bare = here && unwrap(here);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodLazy;
  return wrapped ? unwrap(schema.unwrap()) : schema;
}
