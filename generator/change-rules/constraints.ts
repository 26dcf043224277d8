import {
  breaksRequests,
  docsOnly,
  warnsRequests,
  widensRequests,
  type ChangeRule,
  type FactFormatter,
  type Facts,
} from './change-rule.ts';

/** The change rules of constraints between parameters. */
export const constraintRules = {
  'constraint-added': {
    area: 'constraints',
    direction: 'added',
    ...breaksRequests,
    opposite: 'constraint-removed',
    summary: 'A constraint between parameters is added.',
    change: (facts, format) =>
      `${inside(facts, format)}new constraint: ${format.text(facts.after)}`,
    message: (facts, format) => `New constraint${of(facts, format)}: ${format.text(facts.after)}.`,
    consequence: () => 'requests that violate it are rejected',
  },
  'constraint-removed': {
    area: 'constraints',
    direction: 'removed',
    ...widensRequests,
    opposite: 'constraint-added',
    summary: 'A constraint between parameters is removed.',
    change: (facts, format) =>
      `${inside(facts, format)}constraint removed: ${format.text(facts.before)}`,
    message: (facts, format) =>
      `Removed constraint${of(facts, format)}: ${format.text(facts.before)}.`,
  },
  'constraint-tightened': {
    area: 'constraints',
    direction: 'raised',
    ...breaksRequests,
    opposite: 'constraint-loosened',
    summary: 'A constraint between parameters is stricter.',
    change: (facts, format) =>
      `${inside(facts, format)}constraint: ${format.text(facts.before)} → ${format.text(facts.after)}`,
    message: (facts, format) =>
      `The constraint${of(facts, format)} changed to: ${format.text(facts.after)} (previously: ${format.text(facts.before)}).`,
    consequence: () => 'requests that violate it are rejected',
  },
  'constraint-loosened': {
    area: 'constraints',
    direction: 'lowered',
    ...widensRequests,
    opposite: 'constraint-tightened',
    summary: 'A constraint between parameters is less strict.',
    change: (facts, format) =>
      `${inside(facts, format)}constraint: ${format.text(facts.before)} → ${format.text(facts.after)}`,
    message: (facts, format) =>
      `The constraint${of(facts, format)} changed to: ${format.text(facts.after)} (previously: ${format.text(facts.before)}).`,
  },
  'ignored-constraint-added': {
    area: 'constraints',
    direction: 'added',
    ...warnsRequests,
    opposite: 'ignored-constraint-removed',
    summary: 'The API ignores a parameter under a condition.',
    change: (facts, format) => `${inside(facts, format)}${format.text(facts.after)}`,
    message: (facts, format) => `New constraint${of(facts, format)}: ${format.text(facts.after)}.`,
    consequence: () => 'results may change without a change of code',
  },
  'ignored-constraint-removed': {
    area: 'constraints',
    direction: 'removed',
    ...widensRequests,
    opposite: 'ignored-constraint-added',
    summary: 'A condition under which the API ignores a parameter is removed.',
    change: (facts, format) => `${inside(facts, format)}no longer: ${format.text(facts.before)}`,
    message: (facts, format) =>
      `Removed constraint${of(facts, format)}: ${format.text(facts.before)}.`,
  },
  'ignored-constraint-changed': {
    area: 'constraints',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'ignored-constraint-changed',
    summary: 'The API ignores a parameter under another condition.',
    change: (facts, format) =>
      `${inside(facts, format)}${format.text(facts.before)} → ${format.text(facts.after)}`,
    message: (facts, format) =>
      `The constraint${of(facts, format)} changed to: ${format.text(facts.after)} (previously: ${format.text(facts.before)}).`,
    consequence: () => 'results may change without a change of code',
  },
  'constraint-reason-changed': {
    area: 'texts',
    direction: 'changed',
    ...docsOnly,
    opposite: 'constraint-reason-changed',
    summary: 'The reason of a constraint between parameters is added, changed or removed.',
    change: (facts, format) =>
      `${inside(facts, format)}reason of the constraint: ${format.text(facts.after)}`,
    message: (facts, format) =>
      `The reason of a constraint${of(facts, format)} changed: ${format.text(facts.after)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

/** Names the `inputs_array` whose nested parameters a constraint is between. */
function inside({ parameter }: Facts, format: FactFormatter): string {
  return parameter === undefined ? '' : `${format.name(parameter)}: `;
}

function of({ parameter }: Facts, format: FactFormatter): string {
  return parameter === undefined ? '' : ` for the items of ${format.name(parameter)}`;
}
