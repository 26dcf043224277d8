import { breaksBoth, breaksCode, docsOnly, widens, type ChangeRule } from './change-rule.ts';

export const modelRules = {
  'model-added': {
    area: 'models',
    direction: 'added',
    ...widens,
    opposite: 'model-removed',
    summary: 'A model is new.',
    change: ({ new: identifier }, say) => `model, ${say.name(identifier)} in code`,
    message: ({ model, new: identifier }, say) =>
      `${say.text(model.name)} is a new model, ${say.name(identifier)} in code.`,
  },
  'model-removed': {
    area: 'models',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'model-added',
    summary: 'A model is gone.',
    change: () => 'the model is gone',
    message: ({ model, old: identifier }, say) =>
      `${say.text(model.name)} is gone, and with it ${say.name(identifier)} in code.`,
    consequence: () => 'every request and import of it breaks',
  },
  'model-id-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'model-id-changed',
    summary:
      'A model has another id: the same name, or the same parameters and description, under an id that is new.',
    change: ({ old, new: now }, say) => `id ${say.value(old)} → ${say.value(now)}`,
    message: ({ model, old, new: now }, say) =>
      `${say.text(model.name)} has the id ${say.value(now)} now, it was ${say.value(old)}.`,
    consequence: () => 'requests to the old id and code that names it break',
  },
  'model-identifier-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksCode,
    opposite: 'model-identifier-changed',
    summary:
      'A model has another name in code. `identifier` in the definition keeps the name that it had.',
    change: ({ old, new: now }, say) => `in code ${say.name(old)} → ${say.name(now)}`,
    message: ({ model, old, new: now }, say) =>
      `${say.text(model.name)} is ${say.name(now)} in code now, it was ${say.name(old)}.`,
    consequence: ({ old }, say) =>
      `imports break; ${say.name(`identifier: ${String(old)}`)} in the definition keeps the name`,
  },
  'model-name-changed': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-name-changed',
    summary: 'A model has another name for people; its id and its name in code are the same.',
    change: ({ old, new: now }, say) => `name ${say.value(old)} → ${say.value(now)}`,
    message: ({ old, new: now }, say) => `${say.text(old)} is called ${say.text(now)} now.`,
  },
  'model-moved': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-moved',
    summary: 'A model stands on other pages of the reference than before.',
    change: ({ old, new: now }, say) => `page ${say.value(old)} → ${say.value(now)}`,
    message: ({ model, old, new: now }, say) =>
      `${say.text(model.name)} stands on ${say.value(now)} now, it was on ${say.value(old)}.`,
  },
  'model-deprecated': {
    area: 'models',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'model-reactivated',
    summary: 'A model should no longer be used.',
    change: ({ new: reason }, say) => `deprecated: ${say.text(reason)}`,
    message: ({ model, new: reason }, say) =>
      `${say.text(model.name)} is deprecated: ${say.text(reason)}`,
    consequence: () => 'it may be removed in a later update',
  },
  'model-reactivated': {
    area: 'models',
    direction: 'removed',
    ...widens,
    opposite: 'model-deprecated',
    summary: 'A model is no longer deprecated.',
    change: () => 'no longer deprecated',
    message: ({ model }, say) => `${say.text(model.name)} is no longer deprecated.`,
  },
  'capabilities-added': {
    area: 'models',
    direction: 'added',
    ...widens,
    opposite: 'capabilities-removed',
    summary: 'A model has a capability that it did not have.',
    change: ({ new: won }, say) => `capability ${say.value(won)} is new`,
    message: ({ model, new: won }, say) => `${say.text(model.name)} can do ${say.value(won)} now.`,
  },
  'capabilities-removed': {
    area: 'models',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'capabilities-added',
    summary: 'A model has lost a capability.',
    change: ({ old: lost }, say) => `capability ${say.value(lost)} is gone`,
    message: ({ model, old: lost }, say) =>
      `${say.text(model.name)} can no longer do ${say.value(lost)}.`,
    consequence: () => 'requests that rely on it may fail',
  },
  'plan-raised': {
    area: 'models',
    direction: 'raised',
    wire: 'warning',
    sdk: 'none',
    bump: 'minor',
    opposite: 'plan-lowered',
    summary: 'A model needs a higher plan.',
    change: ({ old, new: now }, say) => `plan ${say.value(old)} → ${say.value(now)}`,
    message: ({ model, old, new: now }, say) =>
      `${say.text(model.name)} needs the plan ${say.value(now)} now, it was ${say.value(old)}.`,
    consequence: () => 'requests of those with a lower plan are refused',
  },
  'plan-lowered': {
    area: 'models',
    direction: 'lowered',
    wire: 'info',
    sdk: 'none',
    bump: 'minor',
    opposite: 'plan-raised',
    summary: 'A model needs a lower plan.',
    change: ({ old, new: now }, say) => `plan ${say.value(old)} → ${say.value(now)}`,
    message: ({ model, old, new: now }, say) =>
      `${say.text(model.name)} needs only the plan ${say.value(now)} now, it was ${say.value(old)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
