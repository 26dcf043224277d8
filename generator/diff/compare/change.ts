import type { ChangeRuleId } from '../../change-rules/registry.ts';
import type { Bump, FactValue, Level } from '../../change-rules/change-rule.ts';

/** One thing that changed in a model, before it is judged and told. */
export interface Change {
  readonly rule: ChangeRuleId;
  /** The names that lead to a parameter, through the items of an `inputs_array`; empty for the model. */
  readonly path: readonly string[];
  /** Where the parameter had other names. */
  readonly oldPath?: readonly string[];
  readonly old?: FactValue;
  readonly new?: FactValue;
  /** The field of the definition that it stands in. */
  readonly field?: string;
  /** Where the facts say other than the rule. */
  readonly judgement?: Judgement;
}

export interface Judgement {
  readonly wire?: Level;
  readonly sdk?: Level;
  readonly bump?: Bump;
  readonly consequence?: string;
}

/** A limit that could refuse something, but nothing that was accepted. */
export function harmless(because: string): Judgement {
  return { wire: 'info', sdk: 'none', bump: 'patch', consequence: because };
}

/** The path as it is written, `keyframes[].uri`. */
export function pathText(path: readonly string[]): string {
  return path.join('[].');
}
