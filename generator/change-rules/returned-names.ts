import type { ChangeRule } from './change-rule.ts';

const opposite = {
  none: 'The reverse change is the removal of the name.',
} as const;

/** The levels of a change that gives a removed name, which code may still use, another meaning. */
const changesMeaning = { wire: 'warning', sdk: 'warning', bump: 'minor' } as const;

/** The change rules of names that are used again after their removal. */
export const returnedNameRules = {
  'model-id-reused': {
    area: 'reused names',
    direction: 'added',
    ...changesMeaning,
    opposite,
    summary: 'A new model has the ID of a removed one.',
    change: ({ before, after }, format) =>
      `new model with the former ID of ${format.name(before)}, ${format.name(after)} in code`,
    message: ({ model, before }, format) =>
      `${format.text(model.name)} has the former ID of ${format.name(before)}.`,
    consequence: () => 'requests to the removed model run a different one',
  },
  'identifier-reused': {
    area: 'reused names',
    direction: 'added',
    ...changesMeaning,
    opposite,
    summary: 'A new model has the name in code of a removed one.',
    change: ({ after: identifier }, format) =>
      `new model, reuses ${format.name(identifier)} in code`,
    message: ({ model, before: id, after: identifier }, format) =>
      `${format.text(model.name)} is ${format.name(identifier)} in code, the former name of ${format.value(id)}.`,
    consequence: () => 'existing code runs a different model',
  },
  'parameter-name-reused': {
    area: 'reused names',
    direction: 'added',
    ...changesMeaning,
    opposite,
    summary: 'A new parameter has the name of a removed one of another type.',
    change: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} (${format.text(after)}) added again, previously ${format.text(before)}`,
    message: ({ parameter, before, after }, format) =>
      `${format.name(parameter)} is added again as ${format.text(after)}; previously it was ${format.text(before)}.`,
    consequence: () => 'existing code sets a different parameter',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
