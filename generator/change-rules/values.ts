import { breaksBoth, widens, type ChangeRule } from './change-rule.ts';

/** The change rules of defaults and allowed values. */
export const valueRules = {
  'allowed-values-added': {
    area: 'allowed values',
    direction: 'added',
    ...widens,
    opposite: 'allowed-values-removed',
    summary:
      'A parameter accepts more values. Code that handles each value of the type has to handle them.',
    change: ({ parameter, after: won }, say) =>
      `${say.name(parameter)} also accepts ${say.value(won)}`,
    message: ({ parameter, after: won }, say) =>
      `${say.name(parameter)} also accepts ${say.value(won)}.`,
  },
  'allowed-values-removed': {
    area: 'allowed values',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'allowed-values-added',
    summary: 'A parameter accepts fewer values.',
    change: ({ parameter, before: lost }, say) =>
      `${say.name(parameter)} no longer accepts ${say.value(lost)}`,
    message: ({ parameter, before: lost }, say) =>
      `${say.name(parameter)} no longer accepts ${say.value(lost)}.`,
    consequence: ({ before: lost }) =>
      `requests and code with ${Array.isArray(lost) && lost.length > 1 ? 'them' : 'it'} break`,
  },
  'allowed-values-set': {
    area: 'allowed values',
    direction: 'added',
    ...breaksBoth,
    opposite: 'allowed-values-lifted',
    summary: 'A parameter that accepted any value accepts only allowed values.',
    change: ({ parameter, after: values }, say) =>
      `${say.name(parameter)}: any value → only ${say.value(values)}`,
    message: ({ parameter, after: values }, say) =>
      `${say.name(parameter)} now accepts only ${say.value(values)} (previously any value).`,
    consequence: () => 'requests and code with other values break',
  },
  'allowed-values-lifted': {
    area: 'allowed values',
    direction: 'removed',
    ...widens,
    sdk: 'warning',
    opposite: 'allowed-values-set',
    summary:
      'A parameter that accepted only allowed values accepts any value. Its type no longer lists them.',
    change: ({ parameter }, say) => `${say.name(parameter)}: allowed values → any value`,
    message: ({ parameter, before: values }, say) =>
      `${say.name(parameter)} now accepts any value (previously only ${say.value(values)}).`,
    consequence: () => 'the validator no longer detects a typo',
  },
  'default-changed': {
    area: 'defaults',
    direction: 'changed',
    ...widens,
    wire: 'warning',
    opposite: 'default-changed',
    summary: 'A parameter has another default: results and price change without a change of code.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)}: default ${say.value(before)} → ${say.value(after)}`,
    message: ({ parameter, before, after }, say) =>
      `The default of ${say.name(parameter)} changed from ${say.value(before)} to ${say.value(after)}.`,
    consequence: () => 'results change without a change of code',
  },
  'default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'default-removed',
    summary: 'A default is added to a parameter.',
    change: ({ parameter, after }, say) =>
      `${say.name(parameter)}: default ${say.value(after)} added`,
    message: ({ parameter, after }, say) =>
      `${say.name(parameter)} now has the default ${say.value(after)}.`,
  },
  'default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'default-added',
    summary: 'The default of a parameter is removed.',
    change: ({ parameter, before }, say) =>
      `${say.name(parameter)}: default ${say.value(before)} removed`,
    message: ({ parameter, before }, say) =>
      `${say.name(parameter)} no longer has a default (previously ${say.value(before)}).`,
    consequence: () => 'results may change without a change of code',
  },
  'required-default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'required-default-removed',
    summary:
      'A default is added to a required parameter, so the builder sends it if it is omitted.',
    change: ({ parameter, after }, say) =>
      `${say.name(parameter)}: required, default ${say.value(after)} added`,
    message: ({ parameter, after }, say) =>
      `${say.name(parameter)} can now be omitted; the builder sends its default ${say.value(after)}.`,
  },
  'required-default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'required-default-added',
    summary: 'The default of a required parameter is removed, so every request must contain it.',
    change: ({ parameter, before }, say) =>
      `${say.name(parameter)}: required, default ${say.value(before)} removed`,
    message: ({ parameter, before }, say) =>
      `${say.name(parameter)} must now be set; its default ${say.value(before)} is removed.`,
    consequence: () => 'requests and code without it break',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
