import type { ParameterLimits } from '../runtime/parameter-data.ts';
import { limitsInWords } from './limit-words.ts';
import type { Provenance, ResolvedParameter } from './resolved-model.ts';
import type { ValueType } from './value-type.ts';

/** The limits of a parameter, by field, as headings name them. */
export const limitTitles: Readonly<Record<keyof ParameterLimits | 'textFormat', string>> = {
  min: 'minimum',
  max: 'maximum',
  integer: 'whole numbers',
  step: 'step',
  minLength: 'minimum length',
  maxLength: 'maximum length',
  minItems: 'minimum items',
  maxItems: 'maximum items',
  maxSize: 'maximum size',
  minDuration: 'minimum duration',
  maxDuration: 'maximum duration',
  minWidth: 'minimum width',
  maxWidth: 'maximum width',
  minHeight: 'minimum height',
  maxHeight: 'maximum height',
  minAspectRatio: 'minimum aspect ratio',
  maxAspectRatio: 'maximum aspect ratio',
  fileFormats: 'file formats',
  textFormat: 'format',
};

/** The sources of facts, in the order in which they are shown, as readers know them. */
export const sourceNames: Readonly<Record<Provenance, string>> = {
  page: 'reference page',
  record: 'API record',
  overlay: 'overlay',
  description: 'description',
};

/** Limits in words that come from the same source. */
export interface SourcedLimits {
  readonly source: Provenance;
  readonly words: string;
}

/**
 * Returns the limits of a parameter in words by their source: `at least 0` of the page,
 * and `up to 10` of the API record.
 */
export function limitsBySource(
  type: ValueType,
  parameter: ResolvedParameter,
): readonly SourcedLimits[] {
  const limits = Object.keys(parameter).filter((field) => Object.hasOwn(limitTitles, field));
  const sources = new Set(limits.map((field) => sourceOf(parameter, field)));
  return Object.keys(sourceNames)
    .filter(isProvenance)
    .filter((source) => sources.has(source))
    .map((source) => {
      const ofSource = sources.size === 1 ? parameter : onlyFrom(source, parameter);
      return { source, words: limitsInWords(type, ofSource) };
    })
    .filter(({ words }) => words !== '');
}

/** Returns the parameter without the limits that come from another source. */
function onlyFrom(source: Provenance, parameter: ResolvedParameter): ResolvedParameter {
  const ofSource = Object.entries(parameter).filter(
    ([field]) => !Object.hasOwn(limitTitles, field) || sourceOf(parameter, field) === source,
  );
  return { ...Object.fromEntries(ofSource), name: parameter.name, type: parameter.type };
}

/** Returns where a fact of a parameter comes from. */
export function sourceOf({ provenance }: ResolvedParameter, field: string): Provenance {
  return Object.entries(provenance ?? {}).find(([name]) => name === field)?.[1] ?? 'page';
}

function isProvenance(name: string): name is Provenance {
  return name in sourceNames;
}
