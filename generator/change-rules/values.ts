import { breaksBoth, widens, type ChangeRule } from './change-rule.ts';

export const valueRules = {
  'allowed-values-added': {
    area: 'allowed values',
    direction: 'added',
    ...widens,
    opposite: 'allowed-values-removed',
    summary:
      'A parameter takes more values. Code that handles each value of the type has one more.',
    change: ({ parameter, new: won }, say) => `${say.name(parameter)} also takes ${say.value(won)}`,
    message: ({ parameter, new: won }, say) =>
      `${say.name(parameter)} also takes ${say.value(won)}.`,
  },
  'allowed-values-removed': {
    area: 'allowed values',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'allowed-values-added',
    summary: 'A parameter takes fewer values.',
    change: ({ parameter, old: lost }, say) =>
      `${say.name(parameter)} no longer takes ${say.value(lost)}`,
    message: ({ parameter, old: lost }, say) =>
      `${say.name(parameter)} no longer takes ${say.value(lost)}.`,
    consequence: ({ old: lost }) =>
      `requests and code with ${Array.isArray(lost) && lost.length > 1 ? 'them' : 'it'} break`,
  },
  'allowed-values-set': {
    area: 'allowed values',
    direction: 'added',
    ...breaksBoth,
    opposite: 'allowed-values-lifted',
    summary: 'A parameter that took any value takes only those of a list.',
    change: ({ parameter, new: values }, say) =>
      `${say.name(parameter)}: any value → only ${say.value(values)}`,
    message: ({ parameter, new: values }, say) =>
      `${say.name(parameter)} takes only ${say.value(values)} now, it took any value.`,
    consequence: () => 'requests and code with other values break',
  },
  'allowed-values-lifted': {
    area: 'allowed values',
    direction: 'removed',
    ...widens,
    sdk: 'warning',
    opposite: 'allowed-values-set',
    summary:
      'A parameter that took the values of a list takes any value. Code that reads the type no longer finds the list there.',
    change: ({ parameter }, say) => `${say.name(parameter)}: a list of values → any value`,
    message: ({ parameter, old: values }, say) =>
      `${say.name(parameter)} takes any value now, it took only ${say.value(values)}.`,
    consequence: () => 'a typo is no longer found before it is sent',
  },
  'default-changed': {
    area: 'defaults',
    direction: 'changed',
    ...widens,
    wire: 'warning',
    opposite: 'default-changed',
    summary: 'A parameter has another default: results and price change without a change of code.',
    change: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)}: default ${say.value(old)} → ${say.value(now)}`,
    message: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)} is ${say.value(now)} where it is not given, it was ${say.value(old)}.`,
    consequence: () => 'results change without a change of code',
  },
  'default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'default-removed',
    summary: 'A parameter has a default that it did not have.',
    change: ({ parameter, new: now }, say) =>
      `${say.name(parameter)}: default ${say.value(now)} is new`,
    message: ({ parameter, new: now }, say) =>
      `${say.name(parameter)} is ${say.value(now)} where it is not given.`,
  },
  'default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'default-added',
    summary: 'A parameter has no default any more.',
    change: ({ parameter, old }, say) =>
      `${say.name(parameter)}: default ${say.value(old)} is gone`,
    message: ({ parameter, old }, say) =>
      `${say.name(parameter)} has no default any more, it was ${say.value(old)}.`,
    consequence: () => 'results may change without a change of code',
  },
  'required-default-added': {
    area: 'defaults',
    direction: 'added',
    ...widens,
    opposite: 'required-default-removed',
    summary:
      'A required parameter has a default, so that it may be left out: the builder sends it.',
    change: ({ parameter, new: now }, say) =>
      `${say.name(parameter)}: required, default ${say.value(now)} is new`,
    message: ({ parameter, new: now }, say) =>
      `${say.name(parameter)} may be left out now, the builder sends its default ${say.value(now)}.`,
  },
  'required-default-removed': {
    area: 'defaults',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'required-default-added',
    summary:
      'A required parameter has no default any more that the builder could send, so it must be given.',
    change: ({ parameter, old }, say) =>
      `${say.name(parameter)}: required, default ${say.value(old)} is gone`,
    message: ({ parameter, old }, say) =>
      `${say.name(parameter)} must be given now, its default ${say.value(old)} is gone.`,
    consequence: () => 'requests and code without it break',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
