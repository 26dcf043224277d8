import { breaksBoth, docsOnly, widens, type ChangeRule } from './change-rule.ts';

export const parameterRules = {
  'required-parameter-added': {
    area: 'parameters',
    direction: 'added',
    ...breaksBoth,
    opposite: 'parameter-removed',
    summary: 'A parameter is new and must be given.',
    change: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}, required) is new`,
    message: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}) is new and must be given.`,
    consequence: () => 'requests and code without it break',
  },
  'required-parameter-with-default-added': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-removed',
    summary:
      'A parameter is new, is required and has a default. The builder sends the default; whether the API fills it in for others is not known.',
    change: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}, required with a default) is new`,
    message: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}) is new and required, the builder sends its default.`,
    consequence: () => 'requests made without the builder may break',
  },
  'optional-parameter-added': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    opposite: 'parameter-removed',
    summary: 'A parameter is new and may be left out.',
    change: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}, optional)`,
    message: ({ parameter, new: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}, optional) is new.`,
  },
  'parameter-removed': {
    area: 'parameters',
    direction: 'removed',
    ...breaksBoth,
    wire: 'warning',
    opposite: 'optional-parameter-added',
    summary:
      'A parameter is gone. Some models take no notice of a parameter that they do not know, some refuse it; the validator refuses it.',
    change: ({ parameter }, say) => `${say.name(parameter)} is gone`,
    message: ({ parameter, old: type }, say) =>
      `${say.name(parameter)} (${say.text(type)}) is gone.`,
    consequence: () => 'code that sets it breaks, requests may',
  },
  'parameter-renamed': {
    area: 'parameters',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'parameter-renamed',
    summary:
      'A parameter has another name: one is gone and one of the same shape is new, or the names differ only in case and punctuation.',
    change: ({ old, new: now }, say) => `${say.name(old)} is called ${say.name(now)} now`,
    message: ({ old, new: now }, say) =>
      `${say.name(old)} is called ${say.name(now)} now, it looks like the same parameter.`,
    consequence: () => 'requests and code with the old name break',
  },
  'parameter-became-required': {
    area: 'parameters',
    direction: 'added',
    ...breaksBoth,
    opposite: 'parameter-became-optional',
    summary: 'A parameter that could be left out must be given.',
    change: ({ parameter }, say) => `${say.name(parameter)}: optional → required`,
    message: ({ parameter }, say) => `${say.name(parameter)} must be given now, it was optional.`,
    consequence: () => 'requests and code without it break',
  },
  'parameter-became-required-with-default': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-became-optional',
    summary:
      'A parameter that could be left out is required and has a default, which the builder sends.',
    change: ({ parameter }, say) => `${say.name(parameter)}: optional → required with a default`,
    message: ({ parameter, new: value }, say) =>
      `${say.name(parameter)} is required now, the builder sends its default ${say.value(value)}.`,
    consequence: () => 'requests made without the builder may break',
  },
  'parameter-became-optional': {
    area: 'parameters',
    direction: 'removed',
    ...widens,
    opposite: 'parameter-became-required',
    summary: 'A parameter that was required may be left out.',
    change: ({ parameter }, say) => `${say.name(parameter)}: required → optional`,
    message: ({ parameter }, say) => `${say.name(parameter)} may be left out now.`,
  },
  'parameter-deprecated': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-reactivated',
    summary: 'A parameter should no longer be used.',
    change: ({ parameter, new: reason }, say) =>
      `${say.name(parameter)} is deprecated: ${say.text(reason)}`,
    message: ({ parameter, new: reason }, say) =>
      `${say.name(parameter)} is deprecated: ${say.text(reason)}`,
    consequence: () => 'it may be removed in a later update',
  },
  'parameter-reactivated': {
    area: 'parameters',
    direction: 'removed',
    ...widens,
    opposite: 'parameter-deprecated',
    summary: 'A parameter is no longer deprecated.',
    change: ({ parameter }, say) => `${say.name(parameter)} is no longer deprecated`,
    message: ({ parameter }, say) => `${say.name(parameter)} is no longer deprecated.`,
  },
  'price-impact-added': {
    area: 'parameters',
    direction: 'added',
    ...docsOnly,
    wire: 'warning',
    bump: 'minor',
    opposite: 'price-impact-removed',
    summary: 'A parameter is said to change the price.',
    change: ({ parameter }, say) => `${say.name(parameter)} changes the price`,
    message: ({ parameter }, say) => `${say.name(parameter)} changes the price of a request now.`,
    consequence: () => 'the same request may cost more',
  },
  'price-impact-removed': {
    area: 'parameters',
    direction: 'removed',
    ...docsOnly,
    wire: 'warning',
    bump: 'minor',
    opposite: 'price-impact-added',
    summary: 'A parameter is no longer said to change the price.',
    change: ({ parameter }, say) => `${say.name(parameter)} no longer changes the price`,
    message: ({ parameter }, say) =>
      `${say.name(parameter)} no longer changes the price of a request.`,
    consequence: () => 'the same request may cost more or less',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
