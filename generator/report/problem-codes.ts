import type { CodeFacts } from './codes/code-facts.ts';
import { yamlCodes } from './codes/file-codes.ts';
import { inputCodes } from './codes/input-codes.ts';
import { outputCodes } from './codes/output-codes.ts';
import { pageCodes } from './codes/page-codes.ts';
import { recordCodes } from './codes/record-codes.ts';
import { syncCodes } from './codes/sync-codes.ts';

/** All problem codes by kind, in the order of the docs. A code that is not here does not compile. */
export const codeGroups = {
  'Reference pages': pageCodes,
  'Definitions, overlays and other YAML files': yamlCodes,
  'API records': recordCodes,
  'Arguments and input': inputCodes,
  Output: outputCodes,
  Sync: syncCodes,
} as const;

/** A code of a problem, as in `PAGE_NO_MODEL_ID`. */
export type ProblemCode = Groups extends infer Group
  ? Group extends unknown
    ? keyof Group & string
    : never
  : never;

type Groups = (typeof codeGroups)[keyof typeof codeGroups];

/** The explanation of each code. */
export const problemCodes: Readonly<Record<ProblemCode, CodeFacts>> = {
  ...pageCodes,
  ...yamlCodes,
  ...recordCodes,
  ...inputCodes,
  ...outputCodes,
  ...syncCodes,
};

const problemsPage =
  'https://github.com/scenario-models/scenario-models/blob/main/generated/docs/problems.md';

/** Returns the URL of the explanation of a code. */
export function problemUrl(code: ProblemCode): string {
  return `${problemsPage}#${code.toLowerCase()}`;
}

/** Returns whether a text is a problem code. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemCodes, text);
}
