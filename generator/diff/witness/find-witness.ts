import {
  accepts,
  acceptsBody,
  itemShape,
  type Body,
  type InputShape,
  type TypedParameter,
} from '../../model/accepts.ts';
import type { Constraint } from '../../model/resolved-model.ts';
import type { PlannedParameter } from '../../model/value-type.ts';
import { itemType } from '../../model/value-type.ts';
import { candidateValues } from './candidate-values.ts';

/** The plainest value that the parameter takes; undefined where its limits contradict each other. */
export function acceptedValue(planned: TypedParameter): unknown {
  return candidateValues(planned, planned, plainItem(planned)).find((value) =>
    accepts(planned, value),
  );
}

/**
 * The plainest value that `old` takes and `now` refuses, and `also` where it is given; undefined
 * where there is none to be found.
 */
export function refusedValue(old: TypedParameter, now: TypedParameter, also = now): unknown {
  return candidateValues(old, now, plainItem(old)).find(
    (value) => accepts(old, value) && !accepts(now, value) && !accepts(also, value),
  );
}

function plainItem(list: TypedParameter): Body | undefined {
  const form = itemShape(list);
  const item = form && findBody(form);
  return typeof item === 'object' ? item : undefined;
}

/** What a body gives, by name, and what it leaves out. */
export interface Wish {
  readonly given?: ReadonlyMap<string, unknown>;
  readonly absent?: ReadonlySet<string>;
  /** Rules whose parameters are to be tried out, beside those of the form. */
  readonly constraints?: readonly Constraint[];
}

/** More combinations than this are not tried. */
const mostCombinations = 5_000;

/**
 * A body, or an item of an `inputs_array`, that is taken, that fits the wish and `isWanted`: what must be given, and of what
 * constraints between parameters speak of, all combinations. `unknown` where there are too many to try.
 */
export function findBody(
  form: InputShape,
  wish: Wish = {},
  isWanted: (body: Body) => boolean = () => true,
): Body | 'none' | 'unknown' {
  let tried = 0;
  for (const body of combinations(choices(form, wish))) {
    if (tried++ === mostCombinations) return 'unknown';
    if (acceptsBody(form, body) && isWanted(body)) return body;
  }
  return 'none';
}

const leftOut = Symbol('left out');

type Choice = readonly [name: string, values: readonly unknown[]];

function choices(form: InputShape, wish: Wish): Choice[] {
  const constraints = [...form.constraints, ...(wish.constraints ?? [])];
  const involved = new Set(constraints.flatMap(mentioned));
  return form.parameters.flatMap((planned): Choice[] => {
    const { name } = planned.parameter;
    if (wish.given?.has(name)) return [[name, [wish.given.get(name)]]];
    if (wish.absent?.has(name)) return [];
    if (!involved.has(name)) return planned.optional ? [] : [[name, [acceptedValue(planned)]]];
    const values = tellingValues(planned, constraints);
    return [[name, planned.optional ? [leftOut, ...values] : values]];
  });
}

/** Values between which a constraint may tell a difference. */
function tellingValues(planned: PlannedParameter, constraints: readonly Constraint[]): unknown[] {
  const wanted = constraints.flatMap((constraint) =>
    'when' in constraint && constraint.when.parameter === planned.parameter.name
      ? (constraint.when.values ?? [])
      : [],
  );
  const type = itemType(planned.type);
  const unwanted =
    type.kind === 'literals' ? type.values.find((value) => !wanted.includes(value)) : undefined;
  const values = [acceptedValue(planned), ...wanted, unwanted, true, false];
  return [...new Set(values)].filter((value) => value !== undefined && accepts(planned, value));
}

/** The parameters that a constraint speaks of. */
export function mentioned(constraint: Constraint): readonly string[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
    case 'maxSum':
    case 'maxProduct':
      return constraint.parameters;
    case 'lessThan':
      return [constraint.parameter, constraint.than];
    case 'sameCount':
      return [constraint.parameter, constraint.as];
    case 'requires':
    case 'requiresAnyOf':
      return [constraint.parameter, ...constraint.needs];
    case 'requiredWhen':
    case 'limitedWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [constraint.parameter, constraint.when.parameter];
  }
}

function* combinations(choices: readonly Choice[]): Generator<Body> {
  const [first, ...rest] = choices;
  if (!first) {
    yield {};
    return;
  }
  const [name, values] = first;
  for (const body of combinations(rest)) {
    for (const value of values) yield value === leftOut ? body : { [name]: value, ...body };
  }
}
