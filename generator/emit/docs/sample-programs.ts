import type { PlannedModel } from '../../plan/types.ts';
import type { ExampleInput } from '../../samples/types.ts';
import { curlProgram, pythonProgram } from './http-samples.ts';
import type { SampleOptions } from './sample-options.ts';
import { typescriptRunSample } from './typescript-samples.ts';

/** The languages of the sample requests, as headings and tabs name them. */
export const sampleLanguages = ['TypeScript', 'cURL', 'Python'] as const;

/** The language of a sample request. */
export type SampleLanguage = (typeof sampleLanguages)[number];

/** A program that submits a request, waits for its job and downloads the results. */
export interface SampleProgram {
  /** The language of its code block. */
  readonly syntax: string;
  readonly print: (model: PlannedModel, input: ExampleInput, options?: SampleOptions) => string;
}

/** The sample program of each language. */
export const samplePrograms: Readonly<Record<SampleLanguage, SampleProgram>> = {
  TypeScript: { syntax: 'ts', print: typescriptRunSample },
  cURL: { syntax: 'sh', print: curlProgram },
  Python: { syntax: 'python', print: pythonProgram },
};
