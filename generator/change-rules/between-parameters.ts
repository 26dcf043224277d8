import {
  breaksRequests,
  docsOnly,
  warnsRequests,
  widensRequests,
  type Facts,
  type ChangeRule,
  type FactFormatter,
} from './change-rule.ts';

export const betweenRules = {
  'constraint-added': {
    area: 'rules between parameters',
    direction: 'added',
    ...breaksRequests,
    opposite: 'constraint-removed',
    summary: 'A rule between parameters is new.',
    change: (facts, say) => `${inside(facts, say)}new rule: ${say.text(facts.new)}`,
    message: (facts, say) => `There is a new rule${of(facts, say)}: ${say.text(facts.new)}.`,
    consequence: () => 'requests against it are refused',
  },
  'constraint-removed': {
    area: 'rules between parameters',
    direction: 'removed',
    ...widensRequests,
    opposite: 'constraint-added',
    summary: 'A rule between parameters is gone.',
    change: (facts, say) => `${inside(facts, say)}rule is gone: ${say.text(facts.old)}`,
    message: (facts, say) => `This rule${of(facts, say)} no longer holds: ${say.text(facts.old)}.`,
  },
  'constraint-tightened': {
    area: 'rules between parameters',
    direction: 'raised',
    ...breaksRequests,
    opposite: 'constraint-loosened',
    summary: 'A rule between parameters forbids more than it did.',
    change: (facts, say) =>
      `${inside(facts, say)}rule: ${say.text(facts.old)} → ${say.text(facts.new)}`,
    message: (facts, say) =>
      `From now on${of(facts, say)} ${say.text(facts.new)}; before, ${say.text(facts.old)}.`,
    consequence: () => 'requests against it are refused',
  },
  'constraint-loosened': {
    area: 'rules between parameters',
    direction: 'lowered',
    ...widensRequests,
    opposite: 'constraint-tightened',
    summary: 'A rule between parameters forbids less than it did.',
    change: (facts, say) =>
      `${inside(facts, say)}rule: ${say.text(facts.old)} → ${say.text(facts.new)}`,
    message: (facts, say) =>
      `From now on${of(facts, say)} ${say.text(facts.new)}; before, ${say.text(facts.old)}.`,
  },
  'ignored-constraint-added': {
    area: 'rules between parameters',
    direction: 'added',
    ...warnsRequests,
    opposite: 'ignored-constraint-removed',
    summary: 'The API takes no notice of a parameter under a condition.',
    change: (facts, say) => `${inside(facts, say)}${say.text(facts.new)}`,
    message: (facts, say) => `From now on${of(facts, say)} ${say.text(facts.new)}.`,
    consequence: () => 'results may change without a change of code',
  },
  'ignored-constraint-removed': {
    area: 'rules between parameters',
    direction: 'removed',
    ...widensRequests,
    opposite: 'ignored-constraint-added',
    summary: 'A condition under which the API took no notice of a parameter is gone.',
    change: (facts, say) => `${inside(facts, say)}no longer: ${say.text(facts.old)}`,
    message: (facts, say) => `This${of(facts, say)} no longer holds: ${say.text(facts.old)}.`,
  },
  'ignored-constraint-changed': {
    area: 'rules between parameters',
    direction: 'changed',
    ...warnsRequests,
    opposite: 'ignored-constraint-changed',
    summary: 'The API takes no notice of a parameter under another condition than before.',
    change: (facts, say) => `${inside(facts, say)}${say.text(facts.old)} → ${say.text(facts.new)}`,
    message: (facts, say) =>
      `From now on${of(facts, say)} ${say.text(facts.new)}; before, ${say.text(facts.old)}.`,
    consequence: () => 'results may change without a change of code',
  },
  'constraint-reason-changed': {
    area: 'texts',
    direction: 'changed',
    ...docsOnly,
    opposite: 'constraint-reason-changed',
    summary: 'The reason given for a rule between parameters changed, is new or is gone.',
    change: (facts, say) => `${inside(facts, say)}reason of the rule ${say.text(facts.new)}`,
    message: (facts, say) =>
      `The reason of this rule${of(facts, say)} changed: ${say.text(facts.new)}.`,
  },
} as const satisfies Readonly<Record<string, ChangeRule>>;

/** Rules also stand between the sub-inputs of an `inputs_array`. */
function inside({ parameter }: Facts, say: FactFormatter): string {
  return parameter === undefined ? '' : `${say.name(parameter)}: `;
}

function of({ parameter }: Facts, say: FactFormatter): string {
  return parameter === undefined ? '' : ` for the items of ${say.name(parameter)}`;
}
