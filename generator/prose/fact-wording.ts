import { constraintText } from '../model/constraint-words.ts';
import type { Fact } from '../model/fact.ts';
import type { Condition, ConstraintTerms, ResolvedParameter } from '../model/resolved-model.ts';
import { formatName } from '../runtime/text-format.ts';
import { countOf } from '../text/count-words.ts';

/** Describes a fact of a parameter that has just been named: "must have at most 4 items". */
export function describeFact(fact: Fact, { name }: Pick<ResolvedParameter, 'name'>): string {
  switch (fact.kind) {
    case 'integer':
      return 'must be a whole number';
    case 'constraint':
      return describeConstraint(fact.constraint, name);
    case 'limit':
      return describeLimit(fact);
    case 'fileFormats':
      return `must be a file in ${list(fact.formats, 'or')} format`;
    case 'textFormat':
      return `must be ${formatName(fact.format)}`;
    case 'jsonFields': {
      const optional = fact.optional.length === 0 ? '' : `, optionally ${list(fact.optional)}`;
      return `must have objects with ${list(fact.required)}${optional}`;
    }
  }
}

function describeLimit({ field, value }: Extract<Fact, { kind: 'limit' }>): string {
  switch (field) {
    case 'min':
      return `must be at least ${value}`;
    case 'max':
      return `must be at most ${value}`;
    case 'step':
      return `must be in steps of ${value}`;
    case 'minLength':
      return `must have at least ${countOf(value, 'character')}`;
    case 'maxLength':
      return `must have at most ${countOf(value, 'character')}`;
    case 'minItems':
      return `must have at least ${countOf(value, 'item')}`;
    case 'maxItems':
      return `must have at most ${countOf(value, 'item')}`;
    case 'maxSize':
      return `must be at most ${describeSize(value)} in size`;
    case 'minDuration':
    case 'minWidth':
    case 'minHeight':
      return `must be at least ${describeExtent(field, value)}`;
    case 'maxDuration':
    case 'maxWidth':
    case 'maxHeight':
      return `must be at most ${describeExtent(field, value)}`;
    case 'minAspectRatio':
      return `must have an aspect ratio of at least ${value}`;
    case 'maxAspectRatio':
      return `must have an aspect ratio of at most ${value}`;
  }
}

/** Formats a duration, width or height: `5 seconds long`. */
function describeExtent(
  field: `${'min' | 'max'}${'Duration' | 'Width' | 'Height'}`,
  value: number,
): string {
  if (field.endsWith('Duration')) return `${countOf(value, 'second')} long`;
  return `${countOf(value, 'pixel')} ${field.endsWith('Width') ? 'wide' : 'high'}`;
}

/** Formats a size in the largest unit without a fraction. */
function describeSize(bytes: number): string {
  const units = [
    ['GiB', 1024 ** 3],
    ['MiB', 1024 ** 2],
    ['KiB', 1024],
  ] as const;
  const [unit, size] = units.find(([, each]) => bytes % each === 0) ?? ['bytes', 1];
  return `${bytes / size} ${unit}`;
}

function describeConstraint(constraint: ConstraintTerms, name: string): string {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
      return `can't be set together with ${list(others(constraint.parameters, name))}`;
    case 'anyOf':
      return `or ${list(others(constraint.parameters, name), 'or')} is required`;
    case 'requires':
      return `${subject(constraint.parameter, name)}requires ${list(constraint.needs)}`;
    case 'requiresAnyOf':
      return `${subject(constraint.parameter, name)}requires ${list(constraint.needs, 'or')}`;
    case 'requiredWhen':
      return `${subject(constraint.parameter, name)}is required when ${describeCondition(constraint.when)}`;
    case 'ignoredWhen':
      return `${subject(constraint.parameter, name)}is ignored when ${describeCondition(constraint.when)}`;
    case 'ignoredUnless':
      return `${subject(constraint.parameter, name)}is ignored unless ${describeCondition(constraint.when)}`;
    case 'lessThan':
    case 'limitedWhen':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
      return describeBound(constraint, name);
  }
}

/** The wording of the docs, without the name that it begins with. */
function describeBound(constraint: ConstraintTerms, name: string): string {
  const sentence = constraintText(constraint);
  return sentence.startsWith(`${name} must`)
    ? sentence.slice(name.length + 1)
    : `says that ${sentence}`;
}

function describeCondition({ parameter, values }: Condition): string {
  return values ? `\`${parameter}\` is ${list(values, 'or')}` : `\`${parameter}\` is set`;
}

/** Names the subject of a constraint, unless it is the parameter that has just been named. */
function subject(parameter: string, name: string): string {
  return parameter === name ? '' : `says that \`${parameter}\` `;
}

function others(names: readonly string[], name: string): string[] {
  return names.filter((other) => other !== name);
}

function list(items: readonly (string | number | boolean)[], word = 'and'): string {
  const shown = items.map((item) => `\`${String(item)}\``);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}
