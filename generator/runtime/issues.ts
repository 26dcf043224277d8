import type * as core from 'zod/v4/core';
import type { ParameterData, ValidationIssue } from './model.js';
import { nearest } from './nearest.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** zod's findings in words that name what was given, what is allowed and what was likely meant. */
export function issuesOf(
  parameters: Parameters,
  issues: readonly core.$ZodRawIssue[],
  input: unknown,
): ValidationIssue[] {
  return issues.flatMap((issue) => translate(parameters, issue, input));
}

function translate(
  parameters: Parameters,
  issue: core.$ZodRawIssue,
  input: unknown,
): ValidationIssue[] {
  const path = (issue.path ?? []) as (string | number)[]; // JSON has no symbols
  const given = path.reduce<unknown>(own, input);
  const as = (code: ValidationIssue['code'], message: string, allowed?: readonly unknown[]) => [
    { code, path, message, given, ...(allowed && { allowed }) },
  ];

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = path.length > 0 ? own(parameters, path[0] ?? '')?.inputs : parameters;
      const meant = nearest(key, Object.keys(known ?? {}));
      const hint = meant === undefined ? '' : `, did you mean '${meant}'?`;
      return {
        code: 'unknown_parameter',
        path: [...path, key],
        message: `is no parameter${hint}`,
        given: own(given, key),
      };
    });
  }
  if (issue.code === 'custom') return as('rule', issue.message ?? '');
  const allowed = issue.code === 'invalid_value' ? issue.values : undefined;
  if (given === undefined) {
    const about = path.length === 1 ? own(parameters, path[0] ?? '')?.description : undefined;
    return as('missing', `is required${about ? ` (${about})` : ''}`, allowed);
  }
  switch (issue.code) {
    case 'invalid_value':
      return as('not_allowed', notAllowed(given, issue.values), allowed);
    case 'invalid_type':
      return as('wrong_type', `is ${show(given)}, expected ${issue.expected}`);
    case 'too_big':
      return as('too_big', `${size(given)}, the most is ${issue.maximum}`);
    case 'too_small':
      return as('too_small', `${size(given)}, the least is ${issue.minimum}`);
    case 'not_multiple_of':
      return as(
        'wrong_step',
        `is ${show(given)}, expected ${issue.divisor === 1 ? 'a whole number' : `a multiple of ${issue.divisor}`}`,
      );
    default:
      return as('invalid', issue.message ?? 'does not fit');
  }
}

function own<Value>(of: Readonly<Record<string, Value>>, key: string | number): Value | undefined;
function own(of: unknown, key: string | number): unknown;
function own(of: unknown, key: string | number): unknown {
  return typeof of === 'object' && of !== null
    ? Object.getOwnPropertyDescriptor(of, key)?.value
    : undefined;
}

function notAllowed(given: unknown, allowed: readonly unknown[]): string {
  const meant = nearest(
    typeof given === 'string' ? given : '',
    allowed.filter((value) => typeof value === 'string'),
  );
  const hint = meant === undefined ? '.' : `, did you mean '${meant}'?`;
  const more = allowed.length > 12 ? ` and ${allowed.length - 12} more` : '';
  return `is ${show(given)}${hint} Allowed: ${allowed.slice(0, 12).map(show).join(', ')}${more}`;
}

function size(given: unknown): string {
  if (typeof given === 'string') return `has ${given.length} characters`;
  return Array.isArray(given) ? `has ${given.length} items` : `is ${show(given)}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    return `'${value.length > 60 ? `${value.slice(0, 57)}…` : value}'`;
  }
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value ? 'an object' : String(value);
}
