import type { Scalar } from '../model/definition.ts';

/** How badly a change hits somebody. `info` and `none` are harmless; `none` is not even noticed. */
export type Level = 'breaking' | 'warning' | 'info' | 'none';

/** The part of the SDK's version that a change moves. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

export type Direction = 'added' | 'removed' | 'raised' | 'lowered' | 'changed';

export type Area =
  | 'models'
  | 'parameters'
  | 'types'
  | 'allowed values'
  | 'limits'
  | 'defaults'
  | 'files'
  | 'rules between parameters'
  | 'texts'
  | 'names that come back';

/** What one kind of change is, whom it hits, and how it is told. */
export interface ChangeRule<Id extends string = string> {
  readonly area: Area;
  readonly direction: Direction;
  /** For a request made before the change. */
  readonly wire: Level;
  /** For code that builds requests with the types of before. */
  readonly sdk: Level;
  readonly bump: Bump;
  /** One sentence for the rule reference. */
  readonly summary: string;
  /** The rule of the way back, or why the way back is no rule of its own. */
  readonly opposite: Id | { readonly none: string };
  /** Who refuses a request that this breaks: a validator sees no further than the body. */
  readonly refusedBy?: 'api';
  /** In few words, for a list: `numOutputs: max 4 → 2`. */
  readonly change: Phrase;
  /** One sentence. */
  readonly message: Phrase;
  /** What follows for those whom it hits. */
  readonly consequence?: Phrase;
}

type Phrase = (facts: Facts, say: FactFormatter) => string;

/** All that the words of a rule may depend on, so that a history can tell them again. */
export interface Facts {
  readonly model: ModelName;
  /** The path of a parameter, `keyframes[].uri`. */
  readonly parameter?: string;
  readonly old?: FactValue;
  readonly new?: FactValue;
}

export interface ModelName {
  readonly id: string;
  readonly name: string;
}

export type FactValue = Scalar | readonly Scalar[];

/** How a medium writes what comes from a page. */
export interface FactFormatter {
  /** A name in code. */
  readonly name: Write;
  readonly value: Write;
  /** Words that somebody else wrote. */
  readonly text: Write;
}

type Write = (value: FactValue | undefined) => string;

interface Levels {
  readonly wire: Level;
  readonly sdk: Level;
  readonly bump: Bump;
}

export const breaksBoth: Levels = { wire: 'breaking', sdk: 'breaking', bump: 'major' };
export const breaksRequests: Levels = { wire: 'breaking', sdk: 'none', bump: 'major' };
export const breaksCode: Levels = { wire: 'none', sdk: 'breaking', bump: 'major' };
/** The reference says more than before, or something else than before, and a request may be hit by it. */
export const warnsRequests: Levels = { wire: 'warning', sdk: 'none', bump: 'minor' };
export const widens: Levels = { wire: 'info', sdk: 'info', bump: 'minor' };
export const widensRequests: Levels = { wire: 'info', sdk: 'none', bump: 'minor' };
export const docsOnly: Levels = { wire: 'none', sdk: 'none', bump: 'patch' };
