import { breaksBoth, breaksCode, docsOnly, widens, type ChangeRule } from './change-rule.ts';

/** The change rules of models. */
export const modelRules = {
  'model-added': {
    area: 'models',
    direction: 'added',
    ...widens,
    opposite: 'model-removed',
    summary: 'A model is added.',
    change: ({ after: identifier }, format) => `new model, ${format.name(identifier)} in code`,
    message: ({ model, after: identifier }, format) =>
      `${format.text(model.name)} is a new model, ${format.name(identifier)} in code.`,
  },
  'model-removed': {
    area: 'models',
    direction: 'removed',
    ...breaksBoth,
    opposite: 'model-added',
    summary: 'A model is removed.',
    change: () => 'model removed',
    message: ({ model, before: identifier }, format) =>
      `${format.text(model.name)} is removed, with its export ${format.name(identifier)}.`,
    consequence: () => 'requests to it and imports of it break',
  },
  'model-id-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksBoth,
    opposite: 'model-id-changed',
    summary:
      'A model has another ID: the same name, or the same parameters and description, under a new ID.',
    change: ({ before, after }, format) => `id ${format.value(before)} → ${format.value(after)}`,
    message: ({ model, before, after }, format) =>
      `The ID of ${format.text(model.name)} changed from ${format.value(before)} to ${format.value(after)}.`,
    consequence: () => 'requests and code with the previous ID break',
  },
  'model-identifier-changed': {
    area: 'models',
    direction: 'changed',
    ...breaksCode,
    opposite: 'model-identifier-changed',
    summary:
      'A model has another name in code. To keep the previous name, set `identifier` in the definition.',
    change: ({ before, after }, format) => `in code ${format.name(before)} → ${format.name(after)}`,
    message: ({ model, before, after }, format) =>
      `The name of ${format.text(model.name)} in code changed from ${format.name(before)} to ${format.name(after)}.`,
    consequence: ({ before }, format) =>
      `imports break; ${format.name(`identifier: ${String(before)}`)} in the definition keeps the name`,
  },
  'model-name-changed': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-name-changed',
    summary: 'A model has another display name; its ID and its name in code are unchanged.',
    change: ({ before, after }, format) => `name ${format.value(before)} → ${format.value(after)}`,
    message: ({ before, after }, format) =>
      `${format.text(before)} is renamed to ${format.text(after)}.`,
  },
  'model-moved': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'model-moved',
    summary: 'A model is listed on other pages of the reference.',
    change: ({ before, after }, format) => `page ${format.value(before)} → ${format.value(after)}`,
    message: ({ model, before, after }, format) =>
      `${format.text(model.name)} moved from ${format.value(before)} to ${format.value(after)}.`,
  },
  'page-renamed': {
    area: 'models',
    direction: 'changed',
    ...docsOnly,
    sdk: 'info',
    opposite: 'page-renamed',
    summary: 'The page of a model names another provider or category, and lists the same models.',
    change: ({ before, after }, format) =>
      `provider ${format.value(before)} → ${format.value(after)}`,
    message: ({ model, before, after }, format) =>
      `The page of ${format.text(model.name)} belonged to ${format.text(before)}, and now belongs to ${format.text(after)}.`,
  },
  'model-deprecated': {
    area: 'models',
    direction: 'added',
    ...widens,
    wire: 'warning',
    opposite: 'model-reactivated',
    summary: 'A model is deprecated.',
    change: ({ after: reason }, format) => `deprecated: ${format.text(reason)}`,
    message: ({ model, after: reason }, format) =>
      `${format.text(model.name)} is deprecated: ${format.text(reason)}`,
    consequence: () => 'it may be removed in a later update',
  },
  'model-reactivated': {
    area: 'models',
    direction: 'removed',
    ...widens,
    opposite: 'model-deprecated',
    summary: 'A model is no longer deprecated.',
    change: () => 'no longer deprecated',
    message: ({ model }, format) => `${format.text(model.name)} is no longer deprecated.`,
  },
  'capabilities-added': {
    area: 'models',
    direction: 'added',
    ...widens,
    opposite: 'capabilities-removed',
    summary: 'A model has a new capability.',
    change: ({ after: added }, format) => `capability ${format.value(added)} added`,
    message: ({ model, after: added }, format) =>
      `${format.text(model.name)} has the new capability ${format.value(added)}.`,
  },
  'capabilities-removed': {
    area: 'models',
    direction: 'removed',
    ...widens,
    wire: 'warning',
    opposite: 'capabilities-added',
    summary: 'A model no longer has a capability.',
    change: ({ before: removed }, format) => `capability ${format.value(removed)} removed`,
    message: ({ model, before: removed }, format) =>
      `${format.text(model.name)} no longer has the capability ${format.value(removed)}.`,
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
    change: ({ before, after }, format) => `plan ${format.value(before)} → ${format.value(after)}`,
    message: ({ model, before, after }, format) =>
      `${format.text(model.name)} requires the plan ${format.value(after)} (previously ${format.value(before)}).`,
    consequence: () => 'requests on lower plans are rejected',
  },
  'plan-lowered': {
    area: 'models',
    direction: 'lowered',
    wire: 'info',
    sdk: 'none',
    bump: 'minor',
    opposite: 'plan-raised',
    summary: 'A model requires a lower plan.',
    change: ({ before, after }, format) => `plan ${format.value(before)} → ${format.value(after)}`,
    message: ({ model, before, after }, format) =>
      `${format.text(model.name)} requires only the plan ${format.value(after)} (previously ${format.value(before)}).`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;
