import {
  breaksBoth,
  breaksRequests,
  warnsRequests,
  widens,
  widensRequests,
  type Facts,
  type ChangeRule,
  type FactFormatter,
} from './change-rule.ts';

export const typeRules = {
  'type-changed': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'type-changed',
    summary:
      'A parameter takes values of another type. Its limits, allowed values and default change with it and are not told apart.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'requests and code with the old type break',
  },
  'became-list': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-single',
    summary: 'A parameter that took one value takes a list.',
    change: fromTo,
    message: ({ parameter }, say) =>
      `${say.name(parameter)} takes a list now, it took a single value.`,
    consequence: () => 'single values break; the API may silently ignore them',
  },
  'became-single': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-list',
    summary: 'A parameter that took a list takes one value.',
    change: fromTo,
    message: ({ parameter }, say) =>
      `${say.name(parameter)} takes a single value now, it took a list.`,
    consequence: () => 'lists break',
  },
  'text-type-changed': {
    area: 'types',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'text-type-changed',
    refusedBy: 'api',
    summary:
      'A parameter changes between text and the id of a model. Both are strings in a body and in TypeScript, so only the API can tell.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'code compiles, but the API no longer understands it',
  },
  'became-file': {
    area: 'types',
    direction: 'changed',
    ...breaksRequests,
    sdk: 'warning',
    opposite: 'no-longer-file',
    refusedBy: 'api',
    summary:
      'A parameter that took a text or the id of a model takes a file. In a body all of them are strings, so only the API can tell.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'code compiles, but the API no longer understands it',
  },
  'no-longer-file': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'became-file',
    refusedBy: 'api',
    summary: 'A parameter that took a file takes a text or the id of a model.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'asset ids are no longer understood, code with a Blob breaks',
  },
  'type-became-unknown': {
    area: 'types',
    direction: 'changed',
    wire: 'warning',
    sdk: 'warning',
    bump: 'minor',
    opposite: 'type-became-known',
    summary:
      'A parameter has a type that this version does not know, so anything may be given and nothing is checked.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'nothing checks the value any more',
  },
  'type-became-known': {
    area: 'types',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'type-became-unknown',
    summary:
      'A parameter whose type was not known, so that anything could be given, has a known one.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'requests and code with other types break',
  },
  'unknown-type-changed': {
    area: 'types',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'unknown-type-changed',
    summary: 'A parameter changes from one type that is not known to another.',
    change: fromTo,
    message: isNowTold,
    consequence: () => 'the API may refuse what it took',
  },
  'became-integer': {
    area: 'types',
    direction: 'added',
    ...breaksRequests,
    opposite: 'no-longer-integer',
    summary: 'A parameter takes only whole numbers. TypeScript has one type for all numbers.',
    change: ({ parameter }, say) => `${say.name(parameter)}: number → whole number`,
    message: ({ parameter }, say) => `${say.name(parameter)} takes only whole numbers now.`,
    consequence: () => 'numbers with decimals are refused',
  },
  'no-longer-integer': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'became-integer',
    summary: 'A parameter that took only whole numbers takes all numbers.',
    change: ({ parameter }, say) => `${say.name(parameter)}: whole number → number`,
    message: ({ parameter }, say) => `${say.name(parameter)} takes numbers with decimals now.`,
  },
  'step-set': {
    area: 'types',
    direction: 'added',
    ...warnsRequests,
    opposite: 'step-removed',
    summary: 'A number goes in steps for the first time.',
    change: ({ parameter, new: now }, say) => `${say.name(parameter)}: steps of ${say.text(now)}`,
    message: ({ parameter, new: now }, say) =>
      `${say.name(parameter)} goes in steps of ${say.text(now)} now.`,
    consequence: () => 'values between the steps are refused',
  },
  'step-removed': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'step-set',
    summary: 'A number no longer goes in steps.',
    change: ({ parameter, old }, say) =>
      `${say.name(parameter)}: steps of ${say.text(old)} are gone`,
    message: ({ parameter, old }, say) =>
      `${say.name(parameter)} no longer goes in steps of ${say.text(old)}.`,
  },
  'step-changed': {
    area: 'types',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'step-changed',
    summary: 'A number goes in other steps, or the same steps count from another number.',
    change: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)}: steps of ${say.text(old)} → ${say.text(now)}`,
    message: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)} goes in steps of ${say.text(now)} now, it was in steps of ${say.text(old)}.`,
    consequence: () => 'values between the new steps are refused',
  },
  'sub-inputs-set': {
    area: 'types',
    direction: 'added',
    ...breaksBoth,
    wire: 'warning',
    opposite: 'sub-inputs-removed',
    summary: 'It is known for the first time what the items of an `inputs_array` hold.',
    change: ({ parameter, new: names }, say) =>
      `${say.name(parameter)}: items hold ${say.value(names)}`,
    message: ({ parameter, new: names }, say) =>
      `Each item of ${say.name(parameter)} holds ${say.value(names)}, which was not known before.`,
    consequence: () => 'code with other fields breaks, requests may',
  },
  'sub-inputs-removed': {
    area: 'types',
    direction: 'removed',
    ...breaksBoth,
    wire: 'info',
    opposite: 'sub-inputs-set',
    summary: 'It is no longer known what the items of an `inputs_array` hold.',
    change: ({ parameter }, say) => `${say.name(parameter)}: items of any shape`,
    message: ({ parameter }, say) =>
      `It is no longer known what the items of ${say.name(parameter)} hold.`,
    consequence: () => 'code that names the type of an item breaks',
  },
  'model-types-added': {
    area: 'types',
    direction: 'added',
    ...widens,
    sdk: 'none',
    opposite: 'model-types-removed',
    summary: 'A parameter takes trained models of more types.',
    change: ({ parameter, new: won }, say) =>
      `${say.name(parameter)}: models of type ${say.value(won)}`,
    message: ({ parameter, new: won }, say) =>
      `${say.name(parameter)} also takes models of type ${say.value(won)}.`,
  },
  'model-types-removed': {
    area: 'types',
    direction: 'removed',
    ...breaksRequests,
    opposite: 'model-types-added',
    refusedBy: 'api',
    summary: 'A parameter takes trained models of fewer types.',
    change: ({ parameter, old: lost }, say) =>
      `${say.name(parameter)}: no models of type ${say.value(lost)}`,
    message: ({ parameter, old: lost }, say) =>
      `${say.name(parameter)} no longer takes models of type ${say.value(lost)}.`,
    consequence: () => 'models of these types are refused',
  },
  'model-types-set': {
    area: 'types',
    direction: 'added',
    ...warnsRequests,
    opposite: 'model-types-lifted',
    refusedBy: 'api',
    summary: 'It is known for the first time which types of trained models a parameter takes.',
    change: ({ parameter, new: types }, say) =>
      `${say.name(parameter)}: only models of type ${say.value(types)}`,
    message: ({ parameter, new: types }, say) =>
      `${say.name(parameter)} takes only models of type ${say.value(types)}, which was not known before.`,
    consequence: () => 'models of other types are refused',
  },
  'model-types-lifted': {
    area: 'types',
    direction: 'removed',
    ...widensRequests,
    opposite: 'model-types-set',
    summary: 'A parameter takes trained models of any type.',
    change: ({ parameter }, say) => `${say.name(parameter)}: models of any type`,
    message: ({ parameter }, say) => `${say.name(parameter)} takes models of any type now.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

function fromTo({ parameter, old, new: now }: Facts, say: FactFormatter): string {
  return `${say.name(parameter)}: ${say.text(old)} → ${say.text(now)}`;
}

function isNowTold({ parameter, old, new: now }: Facts, say: FactFormatter): string {
  return `${say.name(parameter)} is of type ${say.name(now)} now, it was ${say.name(old)}.`;
}
