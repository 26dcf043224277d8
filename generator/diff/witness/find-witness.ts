import {
  acceptsBody,
  acceptsValue,
  itemShape,
  type InputBody,
  type InputShape,
  type TypedParameter,
} from '../../model/accepts-value.ts';
import { constraintParameters } from '../../model/constraint.ts';
import type { Constraint } from '../../model/resolved-model.ts';
import type { PlannedParameter } from '../../model/value-type.ts';
import { itemType } from '../../model/value-type.ts';
import { candidateValues } from './candidate-values.ts';

/** Returns the simplest value that a parameter accepts; undefined if its limits contradict each other. */
export function acceptedValue(planned: TypedParameter): unknown {
  return candidateValues(planned, planned, plainItem(planned)).find((value) =>
    acceptsValue(planned, value),
  );
}

/**
 * Returns the simplest value that `before` accepts and that both `after` and `also` reject; undefined
 * if none is found.
 */
export function rejectedValue(
  before: TypedParameter,
  after: TypedParameter,
  also = after,
): unknown {
  return candidateValues(before, after, plainItem(before)).find(
    (value) =>
      acceptsValue(before, value) && !acceptsValue(after, value) && !acceptsValue(also, value),
  );
}

function plainItem(list: TypedParameter): InputBody | undefined {
  const shape = itemShape(list);
  const item = shape && findBody(shape);
  return typeof item === 'object' ? item : undefined;
}

/** The values that a body must contain, and the parameters that it must omit. */
export interface BodyRequirements {
  readonly given?: ReadonlyMap<string, unknown>;
  readonly absent?: ReadonlySet<string>;
  /** Constraints to try in addition to those of the shape. */
  readonly constraints?: readonly Constraint[];
}

/** The maximum number of combinations to try. */
const maxCombinations = 5_000;

/**
 * Returns an accepted body, or item of an `inputs_array`, that meets `requirements` and `isWanted`.
 * Tries all combinations of the parameters that constraints mention; `unknown` if there are too
 * many.
 */
export function findBody(
  shape: InputShape,
  requirements: BodyRequirements = {},
  isWanted: (body: InputBody) => boolean = () => true,
): InputBody | 'none' | 'unknown' {
  let tried = 0;
  for (const body of combinations(choices(shape, requirements))) {
    if (tried++ === maxCombinations) return 'unknown';
    if (acceptsBody(shape, body) && isWanted(body)) return body;
  }
  return 'none';
}

const omitted = Symbol('omitted');

type Choice = readonly [name: string, values: readonly unknown[]];

function choices(shape: InputShape, requirements: BodyRequirements): Choice[] {
  const constraints = [...shape.constraints, ...(requirements.constraints ?? [])];
  const involved = new Set(constraints.flatMap(constraintParameters));
  return shape.parameters.flatMap((planned): Choice[] => {
    const { name } = planned.parameter;
    if (requirements.given?.has(name)) return [[name, [requirements.given.get(name)]]];
    if (requirements.absent?.has(name)) return [];
    if (!involved.has(name)) return planned.optional ? [] : [[name, [acceptedValue(planned)]]];
    const values = distinctValues(planned, constraints);
    return [[name, planned.optional ? [omitted, ...values] : values]];
  });
}

/** Returns values that a constraint may treat differently. */
function distinctValues(planned: PlannedParameter, constraints: readonly Constraint[]): unknown[] {
  const wanted = constraints.flatMap((constraint) =>
    'when' in constraint && constraint.when.parameter === planned.parameter.name
      ? (constraint.when.values ?? [])
      : [],
  );
  const type = itemType(planned.type);
  const unwanted =
    type.kind === 'literals' ? type.values.find((value) => !wanted.includes(value)) : undefined;
  const values = [acceptedValue(planned), ...wanted, unwanted, true, false];
  return [...new Set(values)].filter(
    (value) => value !== undefined && acceptsValue(planned, value),
  );
}

function* combinations(choices: readonly Choice[]): Generator<InputBody> {
  const [first, ...rest] = choices;
  if (!first) {
    yield {};
    return;
  }
  const [name, values] = first;
  for (const body of combinations(rest)) {
    for (const value of values) yield value === omitted ? body : { [name]: value, ...body };
  }
}
