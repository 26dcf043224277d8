import type { ChangeRule } from './change-rule.ts';

const opposite = {
  none: 'The opposite is the removal of the name.',
} as const;

/** Old code may still use a removed name, which now refers to something else. */
const surprises = { wire: 'warning', sdk: 'warning', bump: 'minor' } as const;

/** The change rules of names that are used again after their removal. */
export const returnedNameRules = {
  'model-id-reused': {
    area: 'reused names',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'A new model has the ID of a removed one.',
    change: ({ before, after }, say) =>
      `new model with the former ID of ${say.name(before)}, ${say.name(after)} in code`,
    message: ({ model, before }, say) =>
      `${say.text(model.name)} has the former ID of ${say.name(before)}.`,
    consequence: () => 'requests to the removed model run another one',
  },
  'identifier-reused': {
    area: 'reused names',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'A new model has the name in code of a removed one.',
    change: ({ after: identifier }, say) => `new model, reuses ${say.name(identifier)} in code`,
    message: ({ model, before: id, after: identifier }, say) =>
      `${say.text(model.name)} is ${say.name(identifier)} in code, the former name of ${say.value(id)}.`,
    consequence: () => 'existing code runs another model',
  },
  'parameter-name-reused': {
    area: 'reused names',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'A new parameter has the name of a removed one of another type.',
    change: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} (${say.text(after)}) added again, previously ${say.text(before)}`,
    message: ({ parameter, before, after }, say) =>
      `${say.name(parameter)} is added again as ${say.text(after)}; previously it was ${say.text(before)}.`,
    consequence: () => 'existing code sets another parameter',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
