import fc from 'fast-check';
import { withNames } from '../../../generator/diff/compare/constraints.ts';
import type {
  Constraint,
  ResolvedModel,
  ResolvedParameter,
} from '../../../generator/model/resolved-model.ts';
import { model } from './catalogs.ts';

/** A model before and after one or two changes of what it accepts. */
export interface ModelPair {
  readonly before: ResolvedModel;
  readonly after: ResolvedModel;
}

/** Few, so that a change often affects an existing parameter; some have a meaning in JavaScript. */
const names = ['prompt', 'image', 'size', 'seed', 'x_y', 'xy', 'build', 'then', 'class'] as const;

const name = fc.constantFrom(...names);
const word = fc.constantFrom('a', 'b', '1K', 'auto', '');
const bound = fc.constantFrom(-3, -0.5, 0, 0.5, 1, 2, 3, 4, 8);
const count = fc.constantFrom(0, 1, 2, 3);
const optional = <Value>(value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined, freq: 2 });

type Facts = Omit<ResolvedParameter, 'name'>;

const numberFacts = {
  min: optional(bound),
  max: optional(bound),
  integer: optional(fc.constant(true as const)),
  step: optional(fc.constantFrom(0.5, 1, 2, 0.1)),
  allowedValues: optional(fc.uniqueArray(bound, { minLength: 1, maxLength: 4 })),
};
const textFacts = {
  minLength: optional(count),
  maxLength: optional(fc.constantFrom(1, 2, 5, 200_000)),
  allowedValues: optional(fc.uniqueArray(word, { minLength: 1, maxLength: 4 })),
};
const listFacts = { minItems: optional(count), maxItems: optional(fc.constantFrom(1, 2, 4)) };
const fileFacts = {
  kind: optional(fc.constantFrom('image', 'video')),
  maxSize: optional(fc.constantFrom(1024, 2048)),
};

const facts: fc.Arbitrary<Facts> = fc.oneof(
  typed('number', { ...numberFacts, default: optional(bound) }),
  typed('number_array', { ...numberFacts, ...listFacts }),
  typed('string', { ...textFacts, default: optional(word) }),
  typed('string_array', { ...textFacts, ...listFacts }),
  typed('boolean', {
    default: optional(fc.boolean()),
    allowedValues: optional(fc.uniqueArray(fc.boolean(), { minLength: 1 })),
  }),
  typed('file', fileFacts),
  typed('file_array', { ...fileFacts, ...listFacts }),
  typed('model', { modelTypes: optional(fc.uniqueArray(word, { minLength: 1 })) }),
  typed('color', {}),
);

/** Consistent bounds: a model that accepts nothing can't have a breaking change. */
function typed(
  type: string,
  parts: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Facts> {
  return fc.record({ ...parts, required: optional(fc.constant(true as const)) }).map((values) => ({
    type,
    ...known(
      ordered(
        ordered(ordered(values, 'min', 'max'), 'minLength', 'maxLength'),
        'minItems',
        'maxItems',
      ),
    ),
  }));
}

function ordered(values: Readonly<Record<string, unknown>>, least: string, most: string) {
  const [low, high] = [values[least], values[most]];
  return typeof low === 'number' && typeof high === 'number' && low > high
    ? { ...values, [least]: high, [most]: low }
    : values;
}

function known(values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const parameter: fc.Arbitrary<ResolvedParameter> = fc
  .tuple(name, facts)
  .map(([own, rest]) => ({ name: own, ...rest }));

function parametersOf(most: number): fc.Arbitrary<ResolvedParameter[]> {
  return fc.uniqueArray(parameter, { maxLength: most, selector: (item) => item.name });
}

/** Some have nested parameters, with constraints between them. */
const topParameter = fc.oneof(
  { weight: 4, arbitrary: parameter },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, optional(parametersOf(3)), optional(fc.constant(true as const)))
      .chain(([own, inputs, required]) =>
        rulesBetween((inputs ?? []).map((item) => item.name)).map((rules) => ({
          name: own,
          type: 'inputs_array',
          ...known({ inputs, required }),
          ...(rules.length > 0 && { rules }),
        })),
      ),
  },
);

function rulesBetween(among: readonly string[]): fc.Arbitrary<Constraint[]> {
  const [first, ...others] = among;
  if (first === undefined) return fc.constant([]);
  const one = fc.constantFrom(first, ...others);
  const several = fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
  const when = fc
    .tuple(one, optional(fc.uniqueArray(word, { minLength: 1, maxLength: 2 })))
    .map(([by, values]) => ({ parameter: by, ...(values && { values }) }));
  const rule: fc.Arbitrary<Constraint> = fc.oneof(
    fc.record({ kind: fc.constantFrom('mutuallyExclusive', 'anyOf'), parameters: several }),
    fc.record({
      kind: fc.constantFrom('requires', 'requiresAnyOf'),
      parameter: one,
      needs: several,
    }),
    fc.record({ kind: fc.constantFrom('requiredWhen', 'ignoredWhen'), parameter: one, when }),
  );
  return fc.array(rule, { maxLength: 2 });
}

type Mutation = (model: ResolvedModel) => ResolvedModel;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Some fields of a parameter, usually of one with the same type.
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.nat(9),
        fc.array(topParameter, { minLength: 12, maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
      )
      .map(
        ([at, fresh, coins]) =>
          (from: ResolvedModel) =>
            replaced(from, at, (own) => {
              const same = fresh.find(({ type }) => type === own.type);
              const other = coins.next().value === true ? (same ?? fresh[0]) : fresh[0];
              return other ? mixed(own, other, coins) : own;
            }),
      ),
  },
  topParameter.map((added) => (from: ResolvedModel) => ({
    ...from,
    parameters: [...from.parameters.filter((own) => own.name !== added.name), added],
  })),
  fc.nat(9).map((at) => (from: ResolvedModel) => ({
    ...from,
    parameters: from.parameters.filter((_, index) => index !== at % from.parameters.length),
  })),
  fc.tuple(fc.nat(9), name).map(
    ([at, to]) =>
      (from: ResolvedModel) =>
        from.parameters.some((own) => own.name === to)
          ? from
          : replaced(from, at, (own) => ({ ...own, name: to })),
  ),
  fc
    .nat(9)
    .map(
      (at) => (from: ResolvedModel) =>
        replaced(from, at, ({ required, ...own }) => (required ? own : { ...own, required: true })),
    ),
  {
    weight: 4,
    arbitrary: rulesBetween(names).map((rules) => (from: ResolvedModel) => ({
      ...from,
      rules: speakingOf(rules, from),
    })),
  },
);

function replaced(
  from: ResolvedModel,
  at: number,
  change: (own: ResolvedParameter) => ResolvedParameter,
): ResolvedModel {
  const { parameters } = from;
  const place = at % Math.max(1, parameters.length);
  return {
    ...from,
    parameters: parameters.map((own, index) => (index === place ? change(own) : own)),
  };
}

/** Each field, from one of the two. */
function mixed(
  own: ResolvedParameter,
  other: ResolvedParameter,
  coins: Iterator<boolean>,
): ResolvedParameter {
  if (own.type !== other.type) return { ...other, name: own.name };
  const fields = new Map<string, unknown>(Object.entries(own));
  for (const field of new Set([...Object.keys(own), ...Object.keys(other)])) {
    if (field === 'name' || field === 'type' || coins.next().value === true) continue;
    const value: unknown = Object.entries(other).find(([key]) => key === field)?.[1];
    if (value === undefined) fields.delete(field);
    else fields.set(field, value);
  }
  const { name: ownName, type } = own;
  return { ...Object.fromEntries(fields), name: ownName, type };
}

/** Constraints may mention only existing parameters. */
function speakingOf(
  rules: readonly Constraint[],
  { parameters }: Pick<ResolvedModel, 'parameters'>,
): Constraint[] {
  const there = parameters.map((own) => own.name);
  const own = (wanted: string) =>
    there.includes(wanted)
      ? wanted
      : (there[names.findIndex((name) => name === wanted) % there.length] ?? wanted);
  const renamed = new Map(names.map((name) => [name, own(name)]));
  return there.length === 0 ? [] : rules.map((rule) => withoutRepeats(withNames(rule, renamed)));
}

function withoutRepeats(rule: Constraint): Constraint {
  if ('parameters' in rule) return { ...rule, parameters: [...new Set(rule.parameters)] };
  return 'needs' in rule ? { ...rule, needs: [...new Set(rule.needs)] } : rule;
}

export const anyPair: fc.Arbitrary<ModelPair> = fc
  .tuple(
    fc.uniqueArray(topParameter, { minLength: 1, maxLength: 5, selector: (item) => item.name }),
    rulesBetween(names),
    fc.array(mutation, { minLength: 1, maxLength: 2 }),
  )
  .map(([parameters, rules, mutations]) => {
    const before = model({ parameters, constraints: speakingOf(rules, { parameters }) });
    const after = mutations.reduce((from, mutate) => mutate(from), before);
    return { before, after: { ...after, rules: speakingOf(after.constraints, after) } };
  });
