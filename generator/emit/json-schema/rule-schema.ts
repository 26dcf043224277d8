import type { Condition, Rule } from '../../resolve/types.ts';
import { jsonObject, type Json, type JsonEntry } from './json.ts';

/** Each rule between parameters as a schema of the whole body; what is merely ignored is not refused. */
export function ruleSchemas(rules: readonly Rule[]): readonly Json[] {
  return rules.flatMap((rule) => {
    const keywords = ruleKeywords(rule);
    const reason: JsonEntry[] = rule.reason === undefined ? [] : [['description', rule.reason]];
    return keywords.length === 0 ? [] : [jsonObject([...reason, ...keywords])];
  });
}

function ruleKeywords(rule: Rule): JsonEntry[] {
  switch (rule.kind) {
    case 'exclusive': {
      const names = [...new Set(rule.parameters)];
      const pairs = names.flatMap((one, index) =>
        names.slice(index + 1).map((other) => given([one, other])),
      );
      return pairs.length === 0 ? [] : [['not', jsonObject([['anyOf', pairs]])]];
    }
    case 'oneOf':
      return [['anyOf', anyGiven(rule.parameters)]];
    case 'requires':
      return [['dependentRequired', jsonObject([[rule.parameter, [...new Set(rule.needs)]]])]];
    case 'requiresOneOf':
      return [
        ['if', given([rule.parameter])],
        ['then', jsonObject([['anyOf', anyGiven(rule.needs)]])],
      ];
    case 'requiredWhen':
      if (rule.when.values === undefined) {
        return [['dependentRequired', jsonObject([[rule.when.parameter, [rule.parameter]]])]];
      }
      return [
        ['if', conditionSchema(rule.when)],
        ['then', given([rule.parameter])],
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
