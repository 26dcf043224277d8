import type { PlannedModel, PlannedParameter, ValueType } from '../../generator/plan/types.ts';

/** A request body and whether the model accepts it. */
export interface Case {
  readonly title: string;
  readonly body: unknown;
  readonly valid: boolean;
}

/** Returns bodies that each satisfy or violate one fact of a model's definition. */
export function casesOf({ parameters }: PlannedModel): readonly Case[] {
  const minimal = bodyOf(
    parameters
      .filter(({ optional }) => !optional)
      .map((parameter) => [nameOf(parameter), sample(parameter)]),
  );
  const withValue = (parameter: PlannedParameter, value: unknown) =>
    bodyOf([...Object.entries(minimal), [nameOf(parameter), value]]);
  return [
    { title: 'a minimal request', body: minimal, valid: true },
    {
      title: 'an unknown parameter',
      body: bodyOf([...Object.entries(minimal), ['noSuchParameter', 1]]),
      valid: false,
    },
    { title: 'no object', body: [minimal], valid: false },
    ...parameters.flatMap((parameter) => {
      const name = nameOf(parameter);
      const validCases = goodValues(parameter).map((value) => ({
        title: `${name}: ${JSON.stringify(value)}`,
        body: withValue(parameter, value),
        valid: true,
      }));
      const invalidCases = badValues(parameter).map((value) => ({
        title: `${name}: ${JSON.stringify(value)}`,
        body: withValue(parameter, value),
        valid: false,
      }));
      const missing = {
        title: `no ${name}`,
        body: bodyOf(Object.entries(minimal).filter(([other]) => other !== name)),
        valid: parameter.optional,
      };
      return [...validCases, ...invalidCases, missing];
    }),
  ];
}

function nameOf({ parameter }: PlannedParameter): string {
  return parameter.name;
}

/** Unlike an object literal, also correct for a parameter named `__proto__`. */
function bodyOf(
  entries: readonly (readonly [string, unknown])[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries);
}

function sample(parameter: PlannedParameter): unknown {
  const [value] = goodValues(parameter);
  return value;
}

/** The default, every allowed value, both bounds, or else some value of the type. */
function goodValues({ parameter, type }: PlannedParameter): readonly unknown[] {
  const item = type.kind === 'array' ? type.item : type;
  const items = goodItems(item, parameter);
  const values = type.kind === 'array' ? [items.slice(0, 1), items, []] : items;
  return parameter.default === undefined ? values : [...values, parameter.default];
}

function goodItems(
  type: ValueType,
  { min, max }: PlannedParameter['parameter'],
): readonly unknown[] {
  switch (type.kind) {
    case 'literals':
      return type.values;
    case 'number':
      return [min ?? max ?? 0, max ?? min ?? 1.5];
    case 'boolean':
      return [true, false];
    case 'file':
      return ['asset_1', 'data:image/png;base64,iVBORw0KGgo='];
    case 'string':
    case 'model':
      return ['text', ''];
    case 'object':
      return [{ any: 1 }];
    case 'unknown':
      return [1, 'a', null, {}, []];
    case 'array':
      return [[]];
  }
}

/** A value outside each bound, one outside the list, and wrong types. */
function badValues({ parameter, type }: PlannedParameter): readonly unknown[] {
  if (type.kind === 'array') {
    const items = badItems(type.item, parameter).map((value) => [value]);
    return [...items, 'text', {}, null, sampleItem(type.item)];
  }
  return [...badItems(type, parameter), []];
}

function sampleItem(type: ValueType): unknown {
  return goodItems(type, { name: 'sample', type: 'sample' })[0];
}

function badItems(
  type: ValueType,
  { min, max }: PlannedParameter['parameter'],
): readonly unknown[] {
  switch (type.kind) {
    case 'literals':
      return ['no such value', 1e9, null, {}];
    case 'number':
      return [
        ...(min === undefined ? [] : [min - 1, min - 0.001]),
        ...(max === undefined ? [] : [max + 1]),
        '1',
        true,
        null,
      ];
    case 'boolean':
      return ['true', 1, null];
    case 'string':
    case 'model':
      return [1, true, null, {}];
    case 'file':
      return ['', './me.jpg', 'C:\\me.jpg', 'me.jpg', 1, null, {}];
    case 'object':
      return ['text', 1, null];
    case 'array':
      return ['text'];
    case 'unknown':
      return [];
  }
}
