import { withFact } from '../model/described.ts';
import { isOverlayFact, type ProseFact } from '../model/fact.ts';
import type { Constraint, ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import { readProse } from '../prose/read-prose.ts';
import { firstByData } from '../text/remember.ts';
import { compareFact, conflictWith } from './compare-fact.ts';
import { constraintsOf } from './owned-constraints.ts';
import { withProvenance } from './provenance.ts';

/**
 * Adds the facts that only descriptions state to `facts`. With `trust`, certain facts become limits and
 * constraints instead, as if the page had them.
 */
export function withFacts(model: ResolvedModel, trust: boolean): ResolvedModel {
  const { parameters, constraints } = addFacts(model.parameters, model.constraints, trust);
  return { ...model, parameters: parameters.map(firstOfParameter), constraints };
}

/** Many models have the same parameters, which are then described and printed once. */
const firstOfParameter = firstByData<ResolvedParameter>();

interface Level {
  readonly parameters: readonly ResolvedParameter[];
  readonly constraints: readonly Constraint[];
}

function addFacts(
  siblings: readonly ResolvedParameter[],
  known: readonly Constraint[],
  trust: boolean,
): Level {
  const trusted: Constraint[] = [];
  const parameters = siblings.map((parameter) => {
    const facts = factsOf(parameter, siblings, known);
    // The fields of a JSON string are not a part of the data, so they stay in `facts`.
    const certain = trust
      ? facts.filter(({ certainty, fact }) => certainty === 'certain' && isOverlayFact(fact))
      : [];
    for (const { fact } of certain) {
      if (fact.kind === 'constraint') {
        trusted.push({ ...fact.constraint, provenance: 'description' });
      }
    }
    const limited = certain.reduce((before, { fact }) => withFact(before, fact), parameter);
    const rest = facts.filter((entry) => !certain.includes(entry));
    return {
      ...withProvenance(parameter, limited, 'description'),
      ...itemFacts(parameter, trust),
      ...(rest.length > 0 && { facts: rest }),
    };
  });
  const constraints = constraintsOf(
    [...known, ...trusted].map((constraint) => ({ owner: '', constraint })),
  );
  return { parameters, constraints };
}

function itemFacts(
  { inputs, constraints = [] }: ResolvedParameter,
  trust: boolean,
): Pick<ResolvedParameter, 'inputs' | 'constraints'> {
  if (!inputs) return {};
  const level = addFacts(inputs, constraints, trust);
  return {
    inputs: level.parameters,
    ...(level.constraints.length > 0 && { constraints: level.constraints }),
  };
}

/** Returns the facts that the description of a parameter states and its data does not. */
function factsOf(
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
  constraints: readonly Constraint[],
): readonly ProseFact[] {
  return readProse(parameter, siblings).flatMap(({ fact, quote, certainty, caveats }) => {
    if (!fact) return [];
    const state = compareFact(fact, parameter, constraints);
    if (state === 'agrees' || isRemoved(fact, parameter)) return [];
    const conflict =
      state === 'differs' && fact.kind === 'limit'
        ? `${fact.field} is ${parameter[fact.field]}`
        : conflictWith(fact, parameter);
    const read: ProseFact = { fact, words: quote, certainty, caveats };
    return [
      conflict === undefined
        ? read
        : { ...read, certainty: 'unsure' as const, caveats: [...caveats, conflict] },
    ];
  });
}

/** Returns whether an overlay removes a limit: `null` overrides the description. */
function isRemoved(fact: ProseFact['fact'], { provenance = {} }: ResolvedParameter): boolean {
  const field = fact.kind === 'limit' ? fact.field : fact.kind;
  return provenance[field] === 'overlay';
}
