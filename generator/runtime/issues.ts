import type * as core from 'zod/v4/core';
import type { ParameterData, ValidationIssue } from './model.js';
import { nearest } from './nearest.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** Returns zod's issues as messages that name the rule, what was given and what was likely meant. */
export function issuesOf(
  parameters: Parameters,
  issues: readonly core.$ZodRawIssue[],
  input: unknown,
): ValidationIssue[] {
  return issues.flatMap((issue): ValidationIssue[] => {
    const path = (issue.path ?? []) as (string | number)[]; // JSON has no symbols
    const given = path.reduce<unknown>(own, input);
    if (issue.code !== 'unrecognized_keys') {
      const [code, message] = wordsOf(issue, given);
      const allowed = issue.code === 'invalid_value' && { allowed: issue.values };
      return [{ code, path, message, given, ...allowed }];
    }
    const known = path.length > 0 ? own(parameters, path[0] ?? '')?.inputs : parameters;
    return issue.keys.map((key) => ({
      code: 'unknown_parameter',
      path: [...path, key],
      message: `is not a parameter${hint(key, Object.keys(known ?? {}))}`,
      given: own(given, key),
    }));
  });
}

type Words = readonly [code: ValidationIssue['code'], message: string];

function wordsOf(issue: core.$ZodRawIssue, given: unknown): Words {
  const { message = 'is not valid' } = issue;
  if (issue.code === 'custom') return ['rule', message];
  if (given === undefined) return ['missing', 'is required'];
  switch (issue.code) {
    case 'invalid_value':
      return ['not_allowed', `${must(oneOf(issue.values), given)}${hint(given, issue.values)}`];
    case 'invalid_type': {
      const type = issue.expected.replace('record', 'object');
      return ['wrong_type', must(`${/^[ao]/.test(type) ? 'an' : 'a'} ${type}`, given)];
    }
    case 'too_big':
      return ['too_big', amount('most', issue.maximum, given)];
    case 'too_small':
      return ['too_small', amount('least', issue.minimum, given)];
    case 'not_multiple_of':
      return ['wrong_step', issue.message ?? must('a whole number', given)];
    default:
      return ['invalid', message];
  }
}

function must(be: string, given: unknown): string {
  return `must be ${be} (got ${show(given)})`;
}

function own<Value>(of: Readonly<Record<string, Value>>, key: string | number): Value | undefined;
function own(of: unknown, key: string | number): unknown;
function own(of: unknown, key: string | number): unknown {
  return typeof of === 'object' && of !== null
    ? Object.getOwnPropertyDescriptor(of, key)?.value
    : undefined;
}

function oneOf(allowed: readonly unknown[]): string {
  const shown = allowed.slice(0, 12).map(show).join(', ');
  const more = allowed.length > 12 ? ` and ${allowed.length - 12} more` : '';
  return `${allowed.length > 1 ? 'one of ' : ''}${shown}${more}`;
}

function hint(given: unknown, names: readonly unknown[]): string {
  const texts = names.filter((name) => typeof name === 'string');
  const meant = typeof given === 'string' && nearest(given, texts);
  return meant ? `; did you mean '${meant}'?` : '';
}

function amount(bound: string, limit: unknown, given: unknown): string {
  const isText = typeof given === 'string';
  if (!isText && !Array.isArray(given)) return must(`at ${bound} ${String(limit)}`, given);
  const [most, got] = [Number(limit), isText ? Array.from(given).length : given.length].map(
    (count) => count.toLocaleString('en'),
  );
  const unit = `${isText ? 'character' : 'item'}${limit === 1 ? '' : 's'}`;
  return `must have at ${bound} ${most} ${unit} (got ${got})`;
}

/** Returns a value as messages show it. */
export function show(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > 60 ? `${value.slice(0, 57)}…` : value}'`;
  }
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value ? 'an object' : String(value);
}
