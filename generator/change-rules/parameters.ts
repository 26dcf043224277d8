import { breaksBoth, docsOnly, widens, type ChangeRule } from './change-rule.ts';

/** The change rules of added, removed and renamed parameters. */
export const parameterRules = {
  'required-parameter-added': {
    area: 'parameters',
    direction: 'added',
    ...breaksBoth,
    opposite: 'parameter-removed',
    summary: 'A required parameter is added.',
    change: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}, required) added`,
    message: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}) is added and required.`,
    consequence: () => 'requests and code without it break',
  },
  'required-parameter-with-default-added': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-removed',
    summary:
      'A required parameter with a default is added. The builder sends the default. The reference does not state whether the API applies it to other requests.',
    change: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}, required with a default) added`,
    message: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}) is added and required; the builder sends its default.`,
    consequence: () => 'requests made without the builder may break',
  },
  'optional-parameter-added': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    opposite: 'parameter-removed',
    summary: 'An optional parameter is added.',
    change: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}, optional) added`,
    message: ({ parameter, after: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}, optional) is added.`,
  },
  'parameter-removed': {
    area: 'parameters',
    direction: 'removed',
    ...breaksBoth,
    wire: 'warning',
    opposite: 'optional-parameter-added',
    summary:
      'A parameter is removed. Some models ignore an unknown parameter, some reject it; the validator rejects it.',
    change: ({ parameter }, format) => `${format.name(parameter)} removed`,
    message: ({ parameter, before: type }, format) =>
      `${format.name(parameter)} (${format.text(type)}) is removed.`,
    consequence: () => 'code that sets it breaks; requests may be rejected',
  },
  'parameter-renamed': {
    area: 'parameters',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'parameter-renamed',
    summary:
      'A parameter is renamed: one is removed and one with the same type and limits is added, or the names differ only in case and punctuation.',
    change: ({ before, after }, format) =>
      `${format.name(before)} renamed to ${format.name(after)}`,
    message: ({ before, after }, format) =>
      `${format.name(before)} was probably renamed to ${format.name(after)}.`,
    consequence: () => 'requests and code with the previous name break',
  },
  'parameter-became-required': {
    area: 'parameters',
    direction: 'added',
    ...breaksBoth,
    opposite: 'parameter-became-optional',
    summary: 'An optional parameter becomes required.',
    change: ({ parameter }, format) => `${format.name(parameter)}: optional → required`,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} is now required (previously optional).`,
    consequence: () => 'requests and code without it break',
  },
  'parameter-became-required-with-default': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-became-optional',
    summary: 'An optional parameter becomes required and has a default, which the builder sends.',
    change: ({ parameter }, format) =>
      `${format.name(parameter)}: optional → required with a default`,
    message: ({ parameter, after: value }, format) =>
      `${format.name(parameter)} is now required; the builder sends its default ${format.value(value)}.`,
    consequence: () => 'requests made without the builder may break',
  },
  'parameter-became-optional': {
    area: 'parameters',
    direction: 'removed',
    ...widens,
    opposite: 'parameter-became-required',
    summary: 'A required parameter becomes optional.',
    change: ({ parameter }, format) => `${format.name(parameter)}: required → optional`,
    message: ({ parameter }, format) => `${format.name(parameter)} is now optional.`,
  },
  'parameter-deprecated': {
    area: 'parameters',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'parameter-reactivated',
    summary: 'A parameter is deprecated.',
    change: ({ parameter, after: reason }, format) =>
      `${format.name(parameter)} is deprecated: ${format.text(reason)}`,
    message: ({ parameter, after: reason }, format) =>
      `${format.name(parameter)} is deprecated: ${format.text(reason)}`,
    consequence: () => 'it may be removed in a later update',
  },
  'parameter-reactivated': {
    area: 'parameters',
    direction: 'removed',
    ...widens,
    opposite: 'parameter-deprecated',
    summary: 'A parameter is no longer deprecated.',
    change: ({ parameter }, format) => `${format.name(parameter)} is no longer deprecated`,
    message: ({ parameter }, format) => `${format.name(parameter)} is no longer deprecated.`,
  },
  'price-impact-added': {
    area: 'parameters',
    direction: 'added',
    ...docsOnly,
    wire: 'warning',
    bump: 'minor',
    opposite: 'price-impact-removed',
    summary: 'A parameter affects the price, according to the reference.',
    change: ({ parameter }, format) => `${format.name(parameter)} affects the price`,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} now affects the price of a request.`,
    consequence: () => 'the same request may cost more',
  },
  'price-impact-removed': {
    area: 'parameters',
    direction: 'removed',
    ...docsOnly,
    wire: 'warning',
    bump: 'minor',
    opposite: 'price-impact-added',
    summary: 'A parameter no longer affects the price, according to the reference.',
    change: ({ parameter }, format) => `${format.name(parameter)} no longer affects the price`,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} no longer affects the price of a request.`,
    consequence: () => 'the same request may cost more or less',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
