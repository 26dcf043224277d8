import { breaksBoth, widens, type ChangeRule } from './change-rule.ts';

/** The change rules of defaults and allowed values. */
export const valueRules = {
  'allowed-values-added': {
    area: 'allowed values',
    direction: 'added',
    ...widens,
    opposite: 'allowed-values-removed',
    summary:
      'A parameter accepts more values. Code that handles each value of the type must handle them.',
    change: ({ parameter, after: added }, format) =>
      `${format.name(parameter)} also accepts ${format.value(added)}`,
    message: ({ parameter, after: added }, format) =>
      `${format.name(parameter)} also accepts ${format.value(added)}.`,
  },
  'allowed-values-removed': {
    area: 'allowed values',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'allowed-values-added',
    summary: 'A parameter accepts fewer values.',
    change: ({ parameter, before: removed }, format) =>
      `${format.name(parameter)} no longer accepts ${format.value(removed)}`,
    message: ({ parameter, before: removed }, format) =>
      `${format.name(parameter)} no longer accepts ${format.value(removed)}.`,
    consequence: ({ before: removed }) =>
      `requests and code with ${Array.isArray(removed) && removed.length > 1 ? 'them' : 'it'} break`,
  },
  'allowed-values-set': {
    area: 'allowed values',
    direction: 'added',
    ...breaksBoth,
    opposite: 'allowed-values-lifted',
    summary: 'A parameter that accepted any value accepts only allowed values.',
    change: ({ parameter, after: values }, format) =>
      `${format.name(parameter)}: any value → only ${format.value(values)}`,
    message: ({ parameter, after: values }, format) =>
      `${format.name(parameter)} now accepts only ${format.value(values)} (previously any value).`,
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
    change: ({ parameter }, format) => `${format.name(parameter)}: allowed values → any value`,
    message: ({ parameter, before: values }, format) =>
      `${format.name(parameter)} now accepts any value (previously only ${format.value(values)}).`,
    consequence: () => 'the validator no longer detects a typo',
  },
  'default-changed': {
    area: 'defaults',
    direction: 'changed',
    ...widens,
    wire: 'warning',
    opposite: 'default-changed',
    summary: 'A parameter has another default: results and price change without a change of code.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: default ${format.value(before)} → ${format.value(after)}`,
    message: ({ parameter, before, after }, format) =>
      `The default of ${format.name(parameter)} changed from ${format.value(before)} to ${format.value(after)}.`,
    consequence: () => 'results change without a change of code',
  },
  'default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'default-removed',
    summary: 'A default is added to a parameter.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: default ${format.value(after)} added`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} now has the default ${format.value(after)}.`,
  },
  'default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'default-added',
    summary: 'The default of a parameter is removed.',
    change: ({ parameter, before }, format) =>
      `${format.name(parameter)}: default ${format.value(before)} removed`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} no longer has a default (previously ${format.value(before)}).`,
    consequence: () => 'results may change without a change of code',
  },
  'required-default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'required-default-removed',
    summary:
      'A default is added to a required parameter, so the builder sends it if it is omitted.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: required, default ${format.value(after)} added`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} can now be omitted; the builder sends its default ${format.value(after)}.`,
  },
  'required-default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'required-default-added',
    summary: 'The default of a required parameter is removed, so every request must contain it.',
    change: ({ parameter, before }, format) =>
      `${format.name(parameter)}: required, default ${format.value(before)} removed`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} must now be set; its default ${format.value(before)} is removed.`,
    consequence: () => 'requests and code without it break',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
