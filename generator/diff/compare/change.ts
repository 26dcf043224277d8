import type { Bump, FactValue, Level } from '../../change-rules/change-rule.ts';
import type { ChangeRuleId } from '../../change-rules/registry.ts';

/** A change of a model, before it becomes a finding. */
export interface Change {
  readonly rule: ChangeRuleId;
  /** The names that lead to a parameter, through the items of an `inputs_array`; empty for the model. */
  readonly path: readonly string[];
  /** The path before, if it changed. */
  readonly pathBefore?: readonly string[];
  readonly before?: FactValue;
  readonly after?: FactValue;
  /** The field of the definition that changed. */
  readonly field?: string;
  /** Overrides the severity of the change rule, if the facts differ from the usual case. */
  readonly judgment?: Judgment;
}

/** A change whose path the caller adds. */
export type UnplacedChange = Omit<Change, 'path'>;

/** The levels of a change, and its consequence in words. */
export interface Judgment {
  readonly wire?: Level;
  readonly sdk?: Level;
  readonly bump?: Bump;
  readonly consequence?: string;
}

/** Returns the judgment of a change that rejects no value that was accepted. */
export function harmlessChange(reason: string): Judgment {
  return { wire: 'info', sdk: 'none', bump: 'patch', consequence: reason };
}

/** Returns the path as text, `keyframes[].uri`. */
export function pathText(path: readonly string[]): string {
  return path.join('[].');
}
