import { nearestCandidate } from './nearest.js';
import type { ValidationIssue } from './validation.js';

/**
 * An issue of a value, with the code and properties of an issue of zod, and a path that zod
 * extends.
 */
export interface Issue {
  readonly code: keyof typeof codes | 'too_small' | 'too_big';
  /** The message, without the name of the parameter. */
  readonly message: string;
  readonly path: (string | number)[];
  readonly input: unknown;
  /** The allowed values. */
  readonly values?: readonly unknown[];
  readonly [fact: string]: unknown;
}

/** Creates an issue. */
export function makeIssue(
  code: Issue['code'],
  message: string,
  input: unknown,
  facts: Readonly<Record<string, unknown>> = {},
  path: (string | number)[] = [],
): Issue {
  return { ...facts, code, message, path, input };
}

/** The codes of `validate()` by those of zod. */
const codes = {
  custom: 'constraint',
  invalid_type: 'wrong_type',
  invalid_value: 'not_allowed',
  not_multiple_of: 'wrong_step',
  unrecognized_keys: 'unknown_parameter',
} as const;

/** Returns an issue as `validate()` reports it. */
export function toValidationIssue({ code, path, message, input, values }: Issue): ValidationIssue {
  const isMissing = code === 'invalid_type' && input === undefined;
  const known: Partial<Record<string, ValidationIssue['code']>> = codes;
  return {
    code: isMissing ? 'missing' : (known[code] ?? (code as ValidationIssue['code'])),
    path,
    message,
    given: input,
    ...(values && { allowed: values }),
  };
}

/** Returns the issue of a value that is missing or has the wrong type. */
export function wrongType(expected: string, input: unknown, advice = ''): Issue {
  const message =
    input === undefined
      ? 'is required'
      : `${mustBe(`${/^[ao]/.test(expected) ? 'an' : 'a'} ${expected}`, input)}${advice}`;
  return makeIssue('invalid_type', message, input, { expected });
}

/** Returns `must be at most 4 (got 9)`. */
export function mustBe(be: string, given: unknown): string {
  return `must be ${be} (got ${showValue(given)})`;
}

/** Returns `must have at most 1,000 characters (got 1,001)`. */
export function mustHave(
  bound: 'most' | 'least',
  limit: number,
  unit: string,
  got: number,
): string {
  const units = limit === 1 ? unit : `${unit}s`;
  const [shown, count] = [limit, got].map((amount) => amount.toLocaleString('en'));
  return `must have at ${bound} ${shown} ${units} (got ${count})`;
}

/** Returns `; did you mean 'numOutputs'?`, or an empty string if no name is similar. */
export function didYouMean(given: unknown, names: readonly unknown[]): string {
  const candidates = names.filter((name) => typeof name === 'string');
  const suggestion = typeof given === 'string' && nearestCandidate(given, candidates);
  return suggestion ? `; did you mean '${suggestion}'?` : '';
}

/** Returns `one of '1K', '4K'`; truncates long lists. */
export function oneOf(allowed: readonly unknown[]): string {
  const shown = allowed.slice(0, 12).map(showValue).join(', ');
  const more = allowed.length > 12 ? ` and ${allowed.length - 12} more` : '';
  return `${allowed.length > 1 ? 'one of ' : ''}${shown}${more}`;
}

/** Formats a value for a message. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > 60 ? `${value.slice(0, 57)}…` : value}'`;
  }
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value ? 'an object' : String(value);
}
