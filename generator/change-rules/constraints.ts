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
    change: (facts, say) => `${inside(facts, say)}new constraint: ${say.text(facts.after)}`,
    message: (facts, say) => `New constraint${of(facts, say)}: ${say.text(facts.after)}.`,
    consequence: () => 'requests that violate it are refused',
  },
  'constraint-removed': {
    area: 'constraints',
    direction: 'removed',
    ...widensRequests,
    opposite: 'constraint-added',
    summary: 'A constraint between parameters is removed.',
    change: (facts, say) => `${inside(facts, say)}constraint removed: ${say.text(facts.before)}`,
    message: (facts, say) => `Removed constraint${of(facts, say)}: ${say.text(facts.before)}.`,
  },
  'constraint-tightened': {
    area: 'constraints',
    direction: 'raised',
    ...breaksRequests,
    opposite: 'constraint-loosened',
    summary: 'A constraint between parameters is stricter.',
    change: (facts, say) =>
      `${inside(facts, say)}constraint: ${say.text(facts.before)} → ${say.text(facts.after)}`,
    message: (facts, say) =>
      `The constraint${of(facts, say)} changed to: ${say.text(facts.after)} (previously: ${say.text(facts.before)}).`,
    consequence: () => 'requests that violate it are refused',
  },
  'constraint-loosened': {
    area: 'constraints',
    direction: 'lowered',
    ...widensRequests,
    opposite: 'constraint-tightened',
    summary: 'A constraint between parameters is less strict.',
    change: (facts, say) =>
      `${inside(facts, say)}constraint: ${say.text(facts.before)} → ${say.text(facts.after)}`,
    message: (facts, say) =>
      `The constraint${of(facts, say)} changed to: ${say.text(facts.after)} (previously: ${say.text(facts.before)}).`,
  },
  'ignored-constraint-added': {
    area: 'constraints',
    direction: 'added',
    ...warnsRequests,
    opposite: 'ignored-constraint-removed',
    summary: 'The API ignores a parameter under a condition.',
    change: (facts, say) => `${inside(facts, say)}${say.text(facts.after)}`,
    message: (facts, say) => `New constraint${of(facts, say)}: ${say.text(facts.after)}.`,
    consequence: () => 'results may change without a change of code',
  },
  'ignored-constraint-removed': {
    area: 'constraints',
    direction: 'removed',
    ...widensRequests,
    opposite: 'ignored-constraint-added',
    summary: 'A condition under which the API ignores a parameter is removed.',
    change: (facts, say) => `${inside(facts, say)}no longer: ${say.text(facts.before)}`,
    message: (facts, say) => `Removed constraint${of(facts, say)}: ${say.text(facts.before)}.`,
  },
  'ignored-constraint-changed': {
    area: 'constraints',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'ignored-constraint-changed',
    summary: 'The API ignores a parameter under another condition.',
    change: (facts, say) =>
      `${inside(facts, say)}${say.text(facts.before)} → ${say.text(facts.after)}`,
    message: (facts, say) =>
      `The constraint${of(facts, say)} changed to: ${say.text(facts.after)} (previously: ${say.text(facts.before)}).`,
    consequence: () => 'results may change without a change of code',
  },
  'constraint-reason-changed': {
    area: 'texts',
    direction: 'changed',
    ...docsOnly,
    opposite: 'constraint-reason-changed',
    summary: 'The reason of a constraint between parameters is added, changed or removed.',
    change: (facts, say) =>
      `${inside(facts, say)}reason of the constraint: ${say.text(facts.after)}`,
    message: (facts, say) =>
      `The reason of a constraint${of(facts, say)} changed: ${say.text(facts.after)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

/** Nested parameters of an `inputs_array` have constraints too. */
function inside({ parameter }: Facts, say: FactFormatter): string {
  return parameter === undefined ? '' : `${say.name(parameter)}: `;
}

function of({ parameter }: Facts, say: FactFormatter): string {
  return parameter === undefined ? '' : ` for the items of ${say.name(parameter)}`;
}
