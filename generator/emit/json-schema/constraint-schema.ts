import type { Condition, ConditionalLimits, Constraint } from '../../model/resolved-model.ts';
import { jsonObject, present, type Json, type JsonEntry, type JsonObject } from './json.ts';

/**
 * Returns the constraints between parameters as keywords of the object itself. `allOf`, `anyOf`,
 * `oneOf` and `not` are not among them: providers of language models refuse a tool whose schema has
 * one at the top. Ignored parameters are not refused.
 */
export function constraintKeywords(constraints: readonly Constraint[]): JsonEntry[] {
  const required = constraints.flatMap(requiredNames);
  const schemas = constraints.flatMap(dependentSchemas);
  const groups = constraints.flatMap((constraint) =>
    constraint.kind === 'anyOf' ? [anyGiven([...new Set(constraint.parameters)])] : [],
  );
  return [
    ...whenGiven('dependentRequired', groupByName(required), (names) => [...new Set(names.flat())]),
    ...whenGiven('dependentSchemas', groupByName(schemas), allOf),
    ...(groups.length === 1 ? Object.entries(groups[0] ?? {}) : []),
    ...(groups.length > 1
      ? ([
          ['if', true],
          ['then', allOf(groups)],
        ] as const)
      : []),
  ];
}

/** The names that must be given with a parameter. */
function requiredNames(constraint: Constraint): [name: string, needs: readonly string[]][] {
  if (constraint.kind === 'requires') return [[constraint.parameter, constraint.needs]];
  return constraint.kind === 'requiredWhen' && constraint.when.values === undefined
    ? [[constraint.when.parameter, [constraint.parameter]]]
    : [];
}

/** The schemas of the whole object that apply if a parameter is given. */
function dependentSchemas(constraint: Constraint): [name: string, schema: JsonObject][] {
  switch (constraint.kind) {
    case 'mutuallyExclusive': {
      const names = [...new Set(constraint.parameters)];
      return names.slice(0, -1).map((name, index) => [name, noneGiven(names.slice(index + 1))]);
    }
    case 'requiresAnyOf':
      return [[constraint.parameter, anyGiven([...new Set(constraint.needs)])]];
    case 'requiredWhen': {
      const { parameter, values } = constraint.when;
      return values ? [[parameter, requiredIf(constraint.parameter, { parameter, values })]] : [];
    }
    case 'limitedWhen': {
      const { parameter, when } = constraint;
      const limited = jsonObject([
        ['properties', jsonObject([[parameter, limitSchema(constraint)]])],
      ]);
      const { values } = when;
      return [
        [
          when.parameter,
          values
            ? jsonObject([
                ['if', given(when.parameter, jsonObject([['enum', values]]))],
                ['then', limited],
              ])
            : limited,
        ],
      ];
    }
    // JSON Schema can't compare or add values; descriptions state these constraints.
    case 'lessThan':
    case 'maxSum':
    case 'maxProduct':
    case 'sameCount':
    case 'anyOf':
    case 'requires':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [];
  }
}

function limitSchema(limits: ConditionalLimits): JsonObject {
  const { values, min, max, minItems, maxItems, maxLength } = limits;
  const ofValue = [
    ...present('enum', values),
    ...present('minimum', min),
    ...present('maximum', max),
    ...present('maxLength', maxLength),
  ];
  const isList = minItems !== undefined || maxItems !== undefined;
  return jsonObject([
    ...present('minItems', minItems),
    ...present('maxItems', maxItems),
    ...(isList && ofValue.length > 0
      ? [['items', jsonObject(ofValue)] as const]
      : isList
        ? []
        : ofValue),
  ]);
}

function requiredIf(name: string, { parameter, values = [] }: Condition): JsonObject {
  return jsonObject([
    ['if', given(parameter, jsonObject([['enum', values]]))],
    ['then', given(name)],
  ]);
}

/** "Without the others, the last is required" says that one of them is. */
function anyGiven(names: readonly string[]): JsonObject {
  const others = names.slice(0, -1);
  return jsonObject([
    ['if', others.length === 0 ? true : noneGiven(others)],
    ['then', names.length === 0 ? false : given(names.at(-1) ?? '')],
  ]);
}

function noneGiven(names: readonly string[]): JsonObject {
  return jsonObject([['properties', jsonObject(names.map((name) => [name, false]))]]);
}

/** `properties` besides `required`, since strict validators want every required name in both. */
function given(name: string, value: Json = true): JsonObject {
  return jsonObject([
    ['properties', jsonObject([[name, value]])],
    ['required', [name]],
  ]);
}

function allOf(schemas: readonly JsonObject[]): JsonObject {
  const [only, ...others] = schemas;
  return only && others.length === 0 ? only : jsonObject([['allOf', schemas]]);
}

function groupByName<Item>(
  entries: readonly (readonly [name: string, item: Item])[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const [name, item] of entries) groups.set(name, [...(groups.get(name) ?? []), item]);
  return groups;
}

function whenGiven<Item>(
  keyword: string,
  groups: ReadonlyMap<string, readonly Item[]>,
  merge: (items: readonly Item[]) => Json,
): JsonEntry[] {
  if (groups.size === 0) return [];
  return [[keyword, jsonObject([...groups].map(([name, items]) => [name, merge(items)]))]];
}
