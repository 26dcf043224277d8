import type { PlannedParameter, ValueType } from '../../../plan/types.ts';
import type { PlaygroundConstraint } from '../../playground-data.ts';
import type { Entry, FormIssue } from './form.ts';

/** The properties of every control: its value, its type, and what changes it. */
export interface ControlProps {
  readonly id: string;
  readonly type: ValueType;
  readonly planned: PlannedParameter;
  readonly entry: Entry | undefined;
  readonly issues: readonly FormIssue[];
  readonly prefix: string;
  readonly limits: Readonly<Record<string, string>>;
  readonly constraints: readonly PlaygroundConstraint[];
  readonly isInvalid: boolean;
  /** Replaces the entry. */
  readonly onChange: (entry: Entry | undefined) => void;
  /** Changes the latest entry. */
  readonly onUpdate: (change: (entry: Entry | undefined) => Entry | undefined) => void;
}
