import type { Condition, Constraint } from '../../model/resolved-model.ts';
import { jsonObject, type Json, type JsonEntry } from './json.ts';

/** Each constraint between parameters as a schema of the whole body; what is merely ignored is not refused. */
export function constraintSchemas(constraints: readonly Constraint[]): readonly Json[] {
  return constraints.flatMap((constraint) => {
    const keywords = ruleKeywords(constraint);
    const reason: JsonEntry[] =
      constraint.reason === undefined ? [] : [['description', constraint.reason]];
    return keywords.length === 0 ? [] : [jsonObject([...reason, ...keywords])];
  });
}

function ruleKeywords(constraint: Constraint): JsonEntry[] {
  switch (constraint.kind) {
    case 'mutuallyExclusive': {
      const names = [...new Set(constraint.parameters)];
      const pairs = names.flatMap((one, index) =>
        names.slice(index + 1).map((other) => given([one, other])),
      );
      return pairs.length === 0 ? [] : [['not', jsonObject([['anyOf', pairs]])]];
    }
    case 'anyOf':
      return [['anyOf', anyGiven(constraint.parameters)]];
    case 'requires':
      return [
        ['dependentRequired', jsonObject([[constraint.parameter, [...new Set(constraint.needs)]]])],
      ];
    case 'requiresAnyOf':
      return [
        ['if', given([constraint.parameter])],
        ['then', jsonObject([['anyOf', anyGiven(constraint.needs)]])],
      ];
    case 'requiredWhen':
      if (constraint.when.values === undefined) {
        return [
          ['dependentRequired', jsonObject([[constraint.when.parameter, [constraint.parameter]]])],
        ];
      }
      return [
        ['if', conditionSchema(constraint.when)],
        ['then', given([constraint.parameter])],
      ];
    case 'ignoredWhen':
    case 'ignoredUnless':
      return [];
  }
}

function conditionSchema({ parameter, values = [] }: Condition): Json {
  return given([parameter], jsonObject([['enum', values]]));
}

function anyGiven(names: readonly string[]): readonly Json[] {
  return names.map((name) => given([name]));
}

/** `properties` besides `required`, since strict validators want every required name to stand in both. */
function given(names: readonly string[], value: Json = true): Json {
  return jsonObject([
    ['properties', jsonObject(names.map((name) => [name, value]))],
    ['required', names],
  ]);
}
