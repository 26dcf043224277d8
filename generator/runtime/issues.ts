import type * as z from 'zod/mini';
import type { ParameterData, ValidationIssue } from './model.js';
import { nearest } from './nearest.js';

type Parameters = Readonly<Record<string, ParameterData>>;

/** zod's findings in words that name what was given, what is allowed and what was likely meant. */
export function issuesOf(
  parameters: Parameters,
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
): ValidationIssue[] {
  return issues.flatMap((issue) => translate(parameters, issue, input));
}

function translate(
  parameters: Parameters,
  issue: z.core.$ZodIssue,
  input: unknown,
): ValidationIssue[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const given = path.reduce<unknown>(own, input);
  const as = (code: ValidationIssue['code'], message: string, allowed?: readonly unknown[]) => [
    { code, path, message, given, ...(allowed && { allowed }) },
  ];

  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const meant = nearest(key, Object.keys(parameters));
      const hint = meant === undefined ? '' : `, did you mean '${meant}'?`;
      return {
        code: 'unknown_parameter',
        path: [...path, key],
        message: `is no parameter of this model${hint}`,
        given: own(given, key),
      };
    });
  }
  if (issue.code === 'custom') return as('rule', issue.message);
  const allowed = issue.code === 'invalid_value' ? issue.values : undefined;
  if (given === undefined) {
    const about = path.length === 1 ? own(parameters, path[0] ?? '')?.description : undefined;
    return as('missing', `is required${about ? ` (${about})` : ''}`, allowed);
  }
  switch (issue.code) {
    case 'invalid_value':
      return as('not_allowed', notAllowed(given, issue.values), allowed);
    case 'invalid_type':
      return as('wrong_type', `is ${show(given)}, expected ${withArticle(issue.expected)}`);
    case 'too_big':
      return as('too_big', `${measure(given)}, the most is ${issue.maximum}`);
    case 'too_small':
      return as('too_small', `${measure(given)}, the least is ${issue.minimum}`);
    case 'not_multiple_of':
      return as('wrong_step', stepMessage(given, issue.divisor));
    default:
      return as('invalid', issue.message);
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
  const texts = allowed.filter((value) => typeof value === 'string');
  const meant = typeof given === 'string' ? nearest(given, texts) : undefined;
  const more = allowed.length > 20 ? ` and ${allowed.length - 12} more` : '';
  const listed = (more ? allowed.slice(0, 12) : allowed).map(show).join(', ');
  return `is ${show(given)}, ${meant === undefined ? 'which is not allowed.' : `did you mean ${show(meant)}?`} Allowed: ${listed}${more}`;
}

function stepMessage(given: unknown, step: number): string {
  return `is ${show(given)}, expected ${step === 1 ? 'a whole number' : `a multiple of ${step}`}`;
}

function measure(given: unknown): string {
  if (typeof given === 'string') return `has ${count(given.length, 'character')}`;
  if (Array.isArray(given)) return `has ${count(given.length, 'item')}`;
  return `is ${show(given)}`;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.length > 60 ? `${value.slice(0, 57)}…` : value;
    return `'${text}'`;
  }
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
