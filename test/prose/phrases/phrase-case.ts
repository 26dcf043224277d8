/** A parameter of the example model, a description for it, and its certain facts. */
export type PhraseCase = readonly [parameter: string, words: string, ...facts: string[]];
