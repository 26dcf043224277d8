import fc from 'fast-check';
import type { ResolvedParameter } from '../../../generator/model/resolved-model.ts';
import type { PlannedModel, ValueType } from '../../../generator/plan/types.ts';

type Body = Readonly<Record<string, unknown>>;

/** Bodies, many of them just inside or just outside of what the model accepts. */
export function anyBody({ parameters }: Pick<PlannedModel, 'parameters'>): fc.Arbitrary<Body> {
  const fields = parameters.map((planned) => {
    const field = fc.constant(planned.parameter.name);
    const given = fc.tuple(field, anyValue(planned.type, planned.parameter)).map((pair) => [pair]);
    return planned.optional
      ? fc.oneof(given, fc.constant([]))
      : fc.oneof({ weight: 19, arbitrary: given }, { weight: 1, arbitrary: fc.constant([]) });
  });
  const unknown = fc.oneof(
    { weight: 19, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([['nothing', 1] as [string, unknown]]) },
  );
  return fc.tuple(...fields, unknown).map((pairs) => Object.fromEntries(pairs.flat()));
}

function anyValue(type: ValueType, limits: ResolvedParameter): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom('text', 1, true, [], [1], ['a'], {}, { a: 1 });
  return fc.oneof(
    { weight: 15, arbitrary: fittingValue(type, limits) },
    { weight: 1, arbitrary: wrong },
  );
}

function fittingValue(type: ValueType, limits: ResolvedParameter): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'string':
    case 'model':
      return fc.integer({ min: 0, max: 6 }).map((length) => 'abcdef'.slice(0, length));
    case 'number':
      return anyNumber(limits);
    case 'boolean':
      return fc.boolean();
    case 'file':
      return fc.constantFrom('asset_1', 'asset_2', '');
    case 'literals':
      return fc.constantFrom(...type.values);
    case 'object':
      return type.parameters ? anyBody({ parameters: type.parameters }) : fc.constant({ a: 1 });
    case 'array':
      return fc.array(fittingValue(type.item, limits), { maxLength: 5 });
    case 'unknown':
      return fc.anything({ maxDepth: 1 }).filter((value) => value !== undefined);
  }
}

function anyNumber({ min = 0, max = 8, step = 0.5 }: ResolvedParameter): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.integer({ min: -5, max: 10 }),
    fc.integer({ min: 0, max: 12 }).map((steps) => min + steps * step),
    fc.integer({ min: -500, max: 1000 }).map((hundredths) => hundredths / 100),
  );
}
