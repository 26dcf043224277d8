import type { Scalar } from '../model/definition.ts';

/** The severity of a change. `info` and `none` are harmless, and `none` has no visible effect. */
export type Level = 'breaking' | 'warning' | 'info' | 'none';

/** The part of the SDK's version that a change bumps. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** The direction of a change. */
export type Direction = 'added' | 'removed' | 'raised' | 'lowered' | 'changed';

/** The part of a model that a change concerns. */
export type Area =
  | 'models'
  | 'parameters'
  | 'types'
  | 'allowed values'
  | 'limits'
  | 'defaults'
  | 'files'
  | 'constraints'
  | 'texts'
  | 'reused names';

/** A kind of change: its severity and its wording. */
export interface ChangeRule<Id extends string = string> {
  readonly area: Area;
  readonly direction: Direction;
  /** The severity for a request made before the change. */
  readonly wire: Level;
  /** The severity for code written against the previous types. */
  readonly sdk: Level;
  readonly bump: Bump;
  /** One sentence for the list of change rules. */
  readonly summary: string;
  /** The change rule of the reverse change, or the reason why there is none. */
  readonly opposite: Id | { readonly none: string };
  /** `api` if the validator can't detect the request that this breaks. */
  readonly rejectedBy?: 'api';
  /** A short form for lists: `numOutputs: max 4 → 2`. */
  readonly change: Phrase;
  /** One sentence. */
  readonly message: Phrase;
  /** The effect on requests and code. */
  readonly consequence?: Phrase;
}

type Phrase = (facts: Facts, format: FactFormatter) => string;

/** The facts that the wording of a change rule depends on. A history stores them to print it later. */
export interface Facts {
  readonly model: ModelName;
  /** The path of a parameter, `keyframes[].uri`. */
  readonly parameter?: string;
  readonly before?: FactValue;
  readonly after?: FactValue;
}

/** A model as messages name it. */
export interface ModelName {
  readonly id: string;
  readonly name: string;
}

/** A value of a fact: one value or a list. */
export type FactValue = Scalar | readonly Scalar[];

/** Formats page text for one medium, such as Markdown. */
export interface FactFormatter {
  /** A name in code. */
  readonly name: Write;
  readonly value: Write;
  /** Free text of the page. */
  readonly text: Write;
}

type Write = (value: FactValue | undefined) => string;

interface Levels {
  readonly wire: Level;
  readonly sdk: Level;
  readonly bump: Bump;
}

/** The levels of a change that breaks requests and code. */
export const breaksBoth: Levels = { wire: 'breaking', sdk: 'breaking', bump: 'major' };
/** The levels of a change that breaks requests, but not code. */
export const breaksRequests: Levels = { wire: 'breaking', sdk: 'none', bump: 'major' };
/** The levels of a change that breaks code, but not requests. */
export const breaksCode: Levels = { wire: 'none', sdk: 'breaking', bump: 'major' };
/** The levels of a change of the reference that may affect requests. */
export const warnsRequests: Levels = { wire: 'warning', sdk: 'none', bump: 'minor' };
/** The levels of a change that allows more in requests and in code. */
export const widens: Levels = { wire: 'info', sdk: 'info', bump: 'minor' };
/** The levels of a change that allows more in requests. */
export const widensRequests: Levels = { wire: 'info', sdk: 'none', bump: 'minor' };
/** The levels of a change that only the docs show. */
export const docsOnly: Levels = { wire: 'none', sdk: 'none', bump: 'patch' };
