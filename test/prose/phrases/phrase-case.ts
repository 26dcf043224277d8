/** A parameter of the example model, a description for it, and the facts it states for certain. */
export type PhraseCase = readonly [parameter: string, words: string, ...facts: string[]];
