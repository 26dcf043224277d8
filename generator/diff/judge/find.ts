import type { PlannedParameter } from '../../plan/types.ts';
import type { Rule } from '../../resolve/types.ts';
import {
  accepts,
  acceptsBody,
  itemForm,
  itemType,
  type Body,
  type Form,
  type Judged,
} from './accepts.ts';
import { candidateValues } from './candidate-values.ts';

/** The plainest value that the parameter takes; undefined where its limits contradict each other. */
export function acceptedValue(planned: Judged): unknown {
  return candidateValues(planned, planned, plainItem(planned)).find((value) =>
    accepts(planned, value),
  );
}

/**
 * The plainest value that `old` takes and `now` refuses, and `also` where it is given; undefined
 * where there is none to be found.
 */
export function refusedValue(old: Judged, now: Judged, also = now): unknown {
  return candidateValues(old, now, plainItem(old)).find(
    (value) => accepts(old, value) && !accepts(now, value) && !accepts(also, value),
  );
}

function plainItem(list: Judged): Body | undefined {
  const form = itemForm(list);
  const item = form && findBody(form);
  return typeof item === 'object' ? item : undefined;
}

/** What a body gives, by name, and what it leaves out. */
export interface Wish {
  readonly given?: ReadonlyMap<string, unknown>;
  readonly absent?: ReadonlySet<string>;
  /** Rules whose parameters are to be tried out, beside those of the form. */
  readonly rules?: readonly Rule[];
}

/** More combinations than this are not tried. */
const mostCombinations = 5_000;

/**
 * A body, or an item of an `inputs_array`, that is taken, that fits the wish and `isWanted`: what must be given, and of what
 * rules between parameters speak of, all combinations. `unknown` where there are too many to try.
 */
export function findBody(
  form: Form,
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

function choices(form: Form, wish: Wish): Choice[] {
  const rules = [...form.rules, ...(wish.rules ?? [])];
  const involved = new Set(rules.flatMap(mentioned));
  return form.parameters.flatMap((planned): Choice[] => {
    const { name } = planned.parameter;
    if (wish.given?.has(name)) return [[name, [wish.given.get(name)]]];
    if (wish.absent?.has(name)) return [];
    if (!involved.has(name)) return planned.optional ? [] : [[name, [acceptedValue(planned)]]];
    const values = tellingValues(planned, rules);
    return [[name, planned.optional ? [leftOut, ...values] : values]];
  });
}

/** Values between which a rule may tell a difference. */
function tellingValues(planned: PlannedParameter, rules: readonly Rule[]): unknown[] {
  const wanted = rules.flatMap((rule) =>
    'when' in rule && rule.when.parameter === planned.parameter.name
      ? (rule.when.values ?? [])
      : [],
  );
  const type = itemType(planned.type);
  const unwanted =
    type.kind === 'literals' ? type.values.find((value) => !wanted.includes(value)) : undefined;
  const values = [acceptedValue(planned), ...wanted, unwanted, true, false];
  return [...new Set(values)].filter((value) => value !== undefined && accepts(planned, value));
}

/** The parameters that a rule speaks of. */
export function mentioned(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'exclusive':
    case 'oneOf':
      return rule.parameters;
    case 'requires':
    case 'requiresOneOf':
      return [rule.parameter, ...rule.needs];
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [rule.parameter, rule.when.parameter];
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
