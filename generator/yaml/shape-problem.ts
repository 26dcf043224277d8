import * as z from 'zod';
import type { Location, Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Path } from './parse-yaml.ts';

/** The kind of a YAML file. The codes of its problems start with it. */
export type YamlKind = 'DEFINITION' | 'OVERLAY' | 'CONFIG' | 'INPUT_HISTORY' | 'INPUT_ACCEPTED';

type Locate = (path: Path, part?: 'key' | 'value') => Location;

/** Converts a zod issue to problems that the author of the file understands. */
export function shapeProblem(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  value: unknown,
  locate: Locate,
  kind: YamlKind = 'DEFINITION',
): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.findLast((step) => typeof step === 'string') ?? 'the file';

  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsOf(schema, path);
    return issue.keys.map((key) => {
      const replacement = replacedFields[key];
      if (hasReplacedFields(kind) && replacement !== undefined && fields.includes(replacement)) {
        return replacedField(kind, key, replacement, locate([...path, key], 'key'));
      }
      const suggestion = nearestName(key, fields);
      return {
        code: `${kind}_UNKNOWN_FIELD`,
        severity: 'error',
        message: `\`${key}\` is an unknown field.`,
        location: locate([...path, key], 'key'),
        why: `Known fields: ${fields.join(', ')}.`,
        fix: suggestion === undefined ? `Remove \`${key}\`.` : `Did you mean \`${suggestion}\`?`,
      };
    });
  }
  if (issue.code === 'invalid_union') {
    // An issue inside a branch is more specific than "matches no branch".
    const deepest = issue.errors
      .flat()
      .reduce<z.core.$ZodIssue | undefined>(
        (best, next) => (next.path.length > (best?.path.length ?? 0) ? next : best),
        undefined,
      );
    if (deepest) {
      const inner = { ...deepest, path: [...issue.path, ...deepest.path] };
      return shapeProblem(inner, schema, value, locate, kind);
    }
  }
  const missing = valueAt(value, path) === undefined;
  return [
    {
      // Every key of the configuration is optional.
      code: missing && kind !== 'CONFIG' ? `${kind}_MISSING_FIELD` : `${kind}_WRONG_VALUE`,
      severity: 'error',
      message: missing
        ? `\`${name}\` is required.`
        : `\`${name}\` ${wrongValueText(issue, valueAt(value, path))}.`,
      location: locate(path),
      fix: missing ? `Add \`${name}\`.` : wrongValueFix(issue),
    },
  ];
}

/** Fields of earlier versions with the fields that replace them. */
const replacedFields: Readonly<Record<string, string | undefined>> = {
  exclusive: 'mutuallyExclusive',
  oneOf: 'anyOf',
  requiresOneOf: 'requiresAnyOf',
  page: 'onPage',
};

/** Returns whether earlier versions had other names for fields of a kind of file. */
function hasReplacedFields(kind: YamlKind): kind is 'DEFINITION' | 'OVERLAY' {
  return kind === 'DEFINITION' || kind === 'OVERLAY';
}

function replacedField(
  kind: 'DEFINITION' | 'OVERLAY',
  key: string,
  replacement: string,
  location: Location,
): Problem {
  return {
    code: `${kind}_REPLACED_FIELD`,
    severity: 'error',
    message: `\`${key}\` is now \`${replacement}\`.`,
    location,
    fix: `Write \`${replacement}\`.`,
  };
}

function wrongValueFix(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `Write ${withArticle(issue.expected)}.`;
  if (issue.code === 'invalid_value') return `Write ${issue.values.map(String).join(' or ')}.`;
  return 'Correct the value.';
}

/** Returns the requirement that a value does not meet, and the value: `must be a number (got 'red')`. */
function wrongValueText(issue: z.core.$ZodIssue, value: unknown): string {
  const got = typeof value === 'object' ? '' : ` (got ${shortText(value)})`;
  return `${requirementOf(issue)}${got}`;
}

function requirementOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => shortText(value)).join(' or ')}`;
    case 'too_small':
      return `must ${boundText(issue.origin, 'at least', Number(issue.minimum))}`;
    case 'too_big':
      return `must ${boundText(issue.origin, 'at most', Number(issue.maximum))}`;
    case 'invalid_union':
      return 'must have one of the allowed shapes';
    default:
      return issue.message.startsWith('must ') ? issue.message : `is invalid: ${issue.message}`;
  }
}

function boundText(origin: string, bound: string, limit: number): string {
  if (origin === 'array') return `have ${bound} ${countOf(limit, 'item')}`;
  if (origin === 'string') return `have ${bound} ${countOf(limit, 'character')}`;
  return `be ${bound} ${limit}`;
}

function withArticle(type: string): string {
  if (type === 'array') return 'a list';
  if (type === 'int') return 'a whole number';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function shortText(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => new Map<unknown, unknown>(Object.entries(inner ?? {})).get(String(step)),
    value,
  );
}

/** Returns the fields that the schema has at a path of the file. */
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
