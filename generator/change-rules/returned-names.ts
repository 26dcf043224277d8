import type { ChangeRule } from './change-rule.ts';

const opposite = {
  none: 'The way back is that the name goes again, which is told as a removal.',
} as const;

/** Old code may still hold a name that was removed, and would now mean something else by it. */
const surprises = { wire: 'warning', sdk: 'warning', bump: 'minor' } as const;

export const returnedNameRules = {
  'model-id-reused': {
    area: 'names that come back',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'The id of a model that was removed comes back with another model.',
    change: ({ old, new: now }, say) =>
      `model under the former id of ${say.name(old)}, ${say.name(now)} in code`,
    message: ({ model, old }, say) =>
      `${say.text(model.name)} has the former id of ${say.name(old)}.`,
    consequence: () => 'requests made for the old model run another one',
  },
  'identifier-reused': {
    area: 'names that come back',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'The name in code of a model that was removed comes back for another model.',
    change: ({ new: identifier }, say) => `model, ${say.name(identifier)} in code again`,
    message: ({ model, old: id, new: identifier }, say) =>
      `${say.text(model.name)} is ${say.name(identifier)} in code, which was ${say.value(id)} before.`,
    consequence: () => 'old code runs another model',
  },
  'parameter-name-reused': {
    area: 'names that come back',
    direction: 'added',
    ...surprises,
    opposite,
    summary: 'The name of a parameter that is gone comes back as another parameter.',
    change: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)} (${say.text(now)}) is back, it was ${say.text(old)}`,
    message: ({ parameter, old, new: now }, say) =>
      `${say.name(parameter)} comes back as ${say.text(now)}, it was ${say.text(old)} before.`,
    consequence: () => 'old code means something else by it',
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
