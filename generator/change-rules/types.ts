import {
  breaksBoth,
  breaksRequests,
  warnsRequests,
  widens,
  widensRequests,
  type ChangeRule,
  type FactFormatter,
  type Facts,
} from './change-rule.ts';

/** The change rules of parameter types. */
export const typeRules = {
  'type-changed': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'type-changed',
    summary:
      'A parameter has another type. Changes of its limits, allowed values and default are not reported separately.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'requests and code with the previous type break',
  },
  'became-list': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-single',
    summary: 'A parameter that accepted one value accepts a list.',
    change: fromTo,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} now accepts a list (previously a single value).`,
    consequence: () =>
      'requests and code with a single value break; the API may silently ignore it',
  },
  'became-single': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-list',
    summary: 'A parameter that accepted a list accepts one value.',
    change: fromTo,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} now accepts a single value (previously a list).`,
    consequence: () => 'requests and code with a list break',
  },
  'text-type-changed': {
    area: 'types',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'text-type-changed',
    rejectedBy: 'api',
    summary:
      'A parameter changes between a string and the ID of a model. Both are strings in a body and in TypeScript, so only the API can detect it.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'code compiles, but the API may no longer accept it',
  },
  'became-file': {
    area: 'types',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'no-longer-file',
    rejectedBy: 'api',
    summary:
      'A parameter that accepted a string or the ID of a model accepts a file. In a body, all of them are strings, so only the API can detect it.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'code compiles, but the API may no longer accept it',
  },
  'no-longer-file': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-file',
    rejectedBy: 'api',
    summary: 'A parameter that accepted a file accepts a string or the ID of a model.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'asset IDs are no longer accepted; code that passes a Blob breaks',
  },
  'type-became-unknown': {
    area: 'types',
    direction: 'changed',
    wire: 'warning',
    sdk: 'warning',
    bump: 'minor',
    opposite: 'type-became-known',
    summary:
      'A parameter has a type that this version does not know, so any value is accepted and not checked.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'the value is no longer checked',
  },
  'type-became-known': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'type-became-unknown',
    summary: 'A parameter of unknown type, which accepted any value, has a known type.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'requests and code with other types break',
  },
  'unknown-type-changed': {
    area: 'types',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'unknown-type-changed',
    summary: 'A parameter changes from one unknown type to another.',
    change: fromTo,
    message: typeChanged,
    consequence: () => 'the API may reject previous values',
  },
  'became-integer': {
    area: 'types',
    direction: 'added',
    ...breaksRequests,
    opposite: 'no-longer-integer',
    summary: 'A parameter accepts only whole numbers. TypeScript has one type for all numbers.',
    change: ({ parameter }, format) => `${format.name(parameter)}: number → whole number`,
    message: ({ parameter }, format) => `${format.name(parameter)} now accepts only whole numbers.`,
    consequence: () => 'numbers with decimals are rejected',
  },
  'no-longer-integer': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'became-integer',
    summary: 'A parameter that accepted only whole numbers accepts all numbers.',
    change: ({ parameter }, format) => `${format.name(parameter)}: whole number → number`,
    message: ({ parameter }, format) =>
      `${format.name(parameter)} now accepts numbers with decimals.`,
  },
  'step-set': {
    area: 'types',
    direction: 'added',
    ...warnsRequests,
    opposite: 'step-removed',
    summary: 'A step is added to a number.',
    change: ({ parameter, after }, format) =>
      `${format.name(parameter)}: step ${format.text(after)} added`,
    message: ({ parameter, after }, format) =>
      `${format.name(parameter)} now has a step of ${format.text(after)}.`,
    consequence: () => 'values that are not a multiple of the step are rejected',
  },
  'step-removed': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'step-set',
    summary: 'The step of a number is removed.',
    change: ({ parameter, before }, format) =>
      `${format.name(parameter)}: step ${format.text(before)} removed`,
    message: ({ parameter, before }, format) =>
      `${format.name(parameter)} no longer has a step of ${format.text(before)}.`,
  },
  'step-changed': {
    area: 'types',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'step-changed',
    summary: 'The step of a number changes, or starts from another number.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)}: step ${format.text(before)} → ${format.text(after)}`,
    message: ({ parameter, before, after }, format) =>
      `The step of ${format.name(parameter)} changed from ${format.text(before)} to ${format.text(after)}.`,
    consequence: () => 'values that are not a multiple of the step are rejected',
  },
  'sub-inputs-set': {
    area: 'types',
    direction: 'added',
    ...breaksBoth,
    wire: 'warning',
    opposite: 'sub-inputs-removed',
    summary: 'The nested parameters of an `inputs_array` are documented for the first time.',
    change: ({ parameter, after: names }, format) =>
      `${format.name(parameter)}: items have the parameters ${format.value(names)}`,
    message: ({ parameter, after: names }, format) =>
      `Each item of ${format.name(parameter)} has the parameters ${format.value(names)}, which were not documented before.`,
    consequence: () => 'code with other parameters breaks; requests may be rejected',
  },
  'sub-inputs-removed': {
    area: 'types',
    direction: 'removed',
    ...breaksBoth,
    wire: 'info',
    opposite: 'sub-inputs-set',
    summary: 'The nested parameters of an `inputs_array` are no longer documented.',
    change: ({ parameter }, format) => `${format.name(parameter)}: items of any shape`,
    message: ({ parameter }, format) =>
      `The nested parameters of ${format.name(parameter)} are no longer documented.`,
    consequence: () => 'code that names the type of an item breaks',
  },
  'model-types-added': {
    area: 'types',
    direction: 'added',
    ...widens,
    sdk: 'none',
    opposite: 'model-types-removed',
    summary: 'A parameter accepts trained models of more types.',
    change: ({ parameter, after: added }, format) =>
      `${format.name(parameter)}: models of type ${format.value(added)}`,
    message: ({ parameter, after: added }, format) =>
      `${format.name(parameter)} also accepts models of type ${format.value(added)}.`,
  },
  'model-types-removed': {
    area: 'types',
    direction: 'removed',
    ...breaksRequests,
    opposite: 'model-types-added',
    rejectedBy: 'api',
    summary: 'A parameter accepts trained models of fewer types.',
    change: ({ parameter, before: removed }, format) =>
      `${format.name(parameter)}: no models of type ${format.value(removed)}`,
    message: ({ parameter, before: removed }, format) =>
      `${format.name(parameter)} no longer accepts models of type ${format.value(removed)}.`,
    consequence: () => 'models of these types are rejected',
  },
  'model-types-set': {
    area: 'types',
    direction: 'added',
    ...warnsRequests,
    opposite: 'model-types-lifted',
    rejectedBy: 'api',
    summary:
      'The types of trained models that a parameter accepts are documented for the first time.',
    change: ({ parameter, after: types }, format) =>
      `${format.name(parameter)}: only models of type ${format.value(types)}`,
    message: ({ parameter, after: types }, format) =>
      `${format.name(parameter)} accepts only models of type ${format.value(types)}, which was not documented before.`,
    consequence: () => 'models of other types are rejected',
  },
  'model-types-lifted': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'model-types-set',
    summary: 'A parameter accepts trained models of any type.',
    change: ({ parameter }, format) => `${format.name(parameter)}: models of any type`,
    message: ({ parameter }, format) => `${format.name(parameter)} now accepts models of any type.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

function fromTo({ parameter, before, after }: Facts, format: FactFormatter): string {
  return `${format.name(parameter)}: ${format.text(before)} → ${format.text(after)}`;
}

function typeChanged({ parameter, before, after }: Facts, format: FactFormatter): string {
  return `The type of ${format.name(parameter)} changed from ${format.name(before)} to ${format.name(after)}.`;
}
