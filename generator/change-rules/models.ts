import { breaksBoth, breaksCode, docsOnly, widens, type ChangeRule } from './change-rule.ts';

/** The change rules of whole models. */
export const modelRules = {
  'model-added': {
    area: 'models',
    direction: 'added',
    ...widens,
    opposite: 'model-removed',
    summary: 'A model is added.',
    change: ({ after: identifier }, say) => `new model, ${say.name(identifier)} in code`,
    message: ({ model, after: identifier }, say) =>
      `${say.text(model.name)} is a new model, ${say.name(identifier)} in code.`,
  },
  'model-removed': {
    area: 'models',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'model-added',
    summary: 'A model is removed.',
    change: () => 'model removed',
    message: ({ model, before: identifier }, say) =>
      `${say.text(model.name)} is removed, with its export ${say.name(identifier)}.`,
    consequence: () => 'all its requests and imports break',
  },
  'model-id-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'model-id-changed',
    summary:
      'A model has another ID: the same name, or the same parameters and description, under a new ID.',
    change: ({ before, after }, say) => `id ${say.value(before)} → ${say.value(after)}`,
    message: ({ model, before, after }, say) =>
      `The ID of ${say.text(model.name)} changed from ${say.value(before)} to ${say.value(after)}.`,
    consequence: () => 'requests to the old ID and code that names it break',
  },
  'model-identifier-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksCode,
    opposite: 'model-identifier-changed',
    summary:
      'A model has another name in code. To keep the previous name, set `identifier` in the definition.',
    change: ({ before, after }, say) => `in code ${say.name(before)} → ${say.name(after)}`,
    message: ({ model, before, after }, say) =>
      `The name of ${say.text(model.name)} in code changed from ${say.name(before)} to ${say.name(after)}.`,
    consequence: ({ before }, say) =>
      `imports break; ${say.name(`identifier: ${String(before)}`)} in the definition keeps the name`,
  },
  'model-name-changed': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-name-changed',
    summary: 'A model has another display name; its ID and its name in code are unchanged.',
    change: ({ before, after }, say) => `name ${say.value(before)} → ${say.value(after)}`,
    message: ({ before, after }, say) => `${say.text(before)} is renamed to ${say.text(after)}.`,
  },
  'model-moved': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-moved',
    summary: 'A model is listed on other pages of the reference.',
    change: ({ before, after }, say) => `page ${say.value(before)} → ${say.value(after)}`,
    message: ({ model, before, after }, say) =>
      `${say.text(model.name)} moved from ${say.value(before)} to ${say.value(after)}.`,
  },
  'page-renamed': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'page-renamed',
    summary: 'The page of a model names another provider or category, and lists the same models.',
    change: ({ before, after }, say) => `provider ${say.value(before)} → ${say.value(after)}`,
    message: ({ model, before, after }, say) =>
      `The page of ${say.text(model.name)} belonged to ${say.text(before)}, and now belongs to ${say.text(after)}.`,
  },
  'model-deprecated': {
    area: 'models',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'model-reactivated',
    summary: 'A model is deprecated.',
    change: ({ after: reason }, say) => `deprecated: ${say.text(reason)}`,
    message: ({ model, after: reason }, say) =>
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
    summary: 'A model has a new capability.',
    change: ({ after: won }, say) => `capability ${say.value(won)} added`,
    message: ({ model, after: won }, say) =>
      `${say.text(model.name)} has the new capability ${say.value(won)}.`,
  },
  'capabilities-removed': {
    area: 'models',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'capabilities-added',
    summary: 'A model no longer has a capability.',
    change: ({ before: lost }, say) => `capability ${say.value(lost)} removed`,
    message: ({ model, before: lost }, say) =>
      `${say.text(model.name)} no longer has the capability ${say.value(lost)}.`,
    consequence: () => 'requests that rely on it may fail',
  },
  'plan-raised': {
    area: 'models',
    direction: 'raised',
    wire: 'warning',
    sdk: 'none',
    bump: 'minor',
    opposite: 'plan-lowered',
    summary: 'A model requires a higher plan.',
    change: ({ before, after }, say) => `plan ${say.value(before)} → ${say.value(after)}`,
    message: ({ model, before, after }, say) =>
      `${say.text(model.name)} requires the plan ${say.value(after)} (previously ${say.value(before)}).`,
    consequence: () => 'requests on lower plans are refused',
  },
  'plan-lowered': {
    area: 'models',
    direction: 'lowered',
    wire: 'info',
    sdk: 'none',
    bump: 'minor',
    opposite: 'plan-raised',
    summary: 'A model requires a lower plan.',
    change: ({ before, after }, say) => `plan ${say.value(before)} → ${say.value(after)}`,
    message: ({ model, before, after }, say) =>
      `${say.text(model.name)} requires only the plan ${say.value(after)} (previously ${say.value(before)}).`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
