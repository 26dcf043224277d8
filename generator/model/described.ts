import { joinWords, textOf } from '../markdown/blocks.ts';
import { withoutRepetitions } from './constraint.ts';
import type { Fact, JsonFieldsFact } from './fact.ts';
import { limitsInWords, stepInWords } from './limit-words.ts';
import type { ConstraintTerms, ResolvedParameter } from './resolved-model.ts';
import type { ValueType } from './value-type.ts';

/** Returns the certain constraints that the descriptions of parameters state, without repetitions. */
export function describedConstraints(
  parameters: readonly ResolvedParameter[],
): readonly ConstraintTerms[] {
  const found = parameters
    .flatMap(certainFacts)
    .flatMap((fact) => (fact.kind === 'constraint' ? [fact.constraint] : []));
  return withoutRepetitions(found);
}

/**
 * Describes the certain facts about a value that the description of its parameter states. Returns an
 * empty string if there are none.
 */
export function describedInWords(type: ValueType, parameter: ResolvedParameter): string {
  const { name, type: typeName, min } = parameter;
  const facts = certainFacts(parameter);
  if (facts.length === 0) return '';
  const { step, ...limits } = facts.reduce<ResolvedParameter>(withFact, { name, type: typeName });
  const fields = facts.flatMap((fact) => (fact.kind === 'jsonFields' ? [fieldsInWords(fact)] : []));
  // Steps count from the minimum, which is known from elsewhere.
  const isFromElsewhere = step !== undefined && limits.min === undefined && min !== undefined;
  const words = isFromElsewhere
    ? [limitsInWords(type, limits), stepInWords(step, min)]
    : [limitsInWords(type, { ...limits, ...(step !== undefined && { step }) })];
  return [...words, ...fields].filter((part) => part !== '').join(', ');
}

/** Describes the fields of objects: `objects with 'x' and 'y', optionally 'id'`. */
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

function certainFacts({ facts = [] }: ResolvedParameter): readonly Fact[] {
  return facts.filter(({ certainty }) => certainty === 'certain').map(({ fact }) => fact);
}

/** Returns the parameter with a fact added to its data. */
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
