import { isDeepStrictEqual } from 'node:util';
import { joinWords, textOf } from '../markdown/blocks.ts';
import type { Fact, JsonFieldsFact } from './fact.ts';
import { limitsInWords } from './limit-words.ts';
import type { ConstraintTerms, ResolvedParameter } from './resolved-model.ts';
import type { ValueType } from './value-type.ts';

/** Returns a parameter with only the certain limits of its description. */
export function describedLimits(parameter: ResolvedParameter): ResolvedParameter {
  const { name, type, min } = parameter;
  const bare: ResolvedParameter = { name, type };
  const limits = certainFacts(parameter).reduce(withFact, bare);
  // Steps count from the minimum.
  return limits.step !== undefined && limits.min === undefined && min !== undefined
    ? { ...limits, min }
    : limits;
}

/** Returns the certain constraints in the descriptions of parameters, each once. */
export function describedConstraints(
  parameters: readonly ResolvedParameter[],
): readonly ConstraintTerms[] {
  const found = parameters
    .flatMap(certainFacts)
    .flatMap((fact) => (fact.kind === 'constraint' ? [fact.constraint] : []));
  return found.filter(
    (constraint, index) =>
      index ===
      found.findIndex((other) => isDeepStrictEqual(unordered(other), unordered(constraint))),
  );
}

/**
 * Returns the certain facts in the description of a parameter about its value, in words; an empty
 * text if it states nothing.
 */
export function describedInWords(type: ValueType, parameter: ResolvedParameter): string {
  const limits = limitsInWords(type, describedLimits(parameter));
  const fields = certainFacts(parameter).flatMap((fact) =>
    fact.kind === 'jsonFields' ? [fieldsInWords(fact)] : [],
  );
  return [...(limits === '' ? [] : [limits]), ...fields].join(', ');
}

/** Returns `objects with 'x' and 'y', optionally 'id'`. */
function fieldsInWords({ required, optional }: JsonFieldsFact): string {
  const names = (fields: readonly string[]) =>
    textOf(
      joinWords(
        fields.map((field) => `'${field}'`),
        'and',
      ),
    );
  const parts = [
    ...(required.length === 0 ? [] : [names(required)]),
    ...(optional.length === 0 ? [] : [`optionally ${names(optional)}`]),
  ];
  return `objects with ${parts.join(', ')}`;
}

function unordered(constraint: ConstraintTerms): unknown {
  return constraint.kind === 'mutuallyExclusive' || constraint.kind === 'anyOf'
    ? [constraint.kind, constraint.parameters.toSorted()]
    : constraint;
}

function certainFacts({ facts = [] }: ResolvedParameter): readonly Fact[] {
  return facts.filter(({ certainty }) => certainty === 'certain').map(({ fact }) => fact);
}

/** Returns the parameter with a fact as a part of its data. */
export function withFact(parameter: ResolvedParameter, fact: Fact): ResolvedParameter {
  switch (fact.kind) {
    case 'integer':
      return { ...parameter, integer: true };
    case 'limit':
      return { ...parameter, [fact.field]: fact.value };
    case 'fileFormats':
      return { ...parameter, fileFormats: fact.formats };
    case 'textFormat':
      return { ...parameter, textFormat: fact.format };
    case 'constraint':
    case 'jsonFields':
      return parameter;
  }
}
