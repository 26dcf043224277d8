import { capabilityInput } from '../model/input-kinds.ts';
import { isOpaqueType, itemType, nestedOf } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';

/** A property of models that readers filter by. */
export type FacetName =
  | 'capability'
  | 'category'
  | 'provider'
  | 'accepts'
  | 'inputs'
  | 'returns'
  | 'files'
  | 'resolution'
  | 'duration'
  | 'fileDuration';

/** The value of a facet that the data does not state, which is not the same as no. */
export const notStated = '?';

/**
 * The values of a model by facet. {@link notStated} is one of them if there may be more; a facet
 * that has no meaning for a model has no values.
 */
export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

/** The titles of the filters. */
export const facetTitles: Readonly<Record<FacetName, string>> = {
  returns: 'Returns',
  accepts: 'Accepts',
  inputs: 'Has',
  files: 'Files in a request',
  resolution: 'Resolution',
  duration: 'Longest result',
  fileDuration: 'Longest file',
  capability: 'Capability',
  category: 'Category',
  provider: 'Provider',
};

/** The names of the filters, in their order on the page. */
export const facetNames = Object.keys(facetTitles).filter(isFacetName);

/** Returns the facts of a model by facet: what page, record and overlay state, without guesses. */
export function facetsOf({ model, page, parameters, outputKinds }: PlannedModel): FacetValues {
  const all = withNested(parameters);
  const files = all.filter(({ type }) => itemType(type).kind === 'file');
  const inputs = model.capabilities
    .flatMap((capability) => capabilityInput(capability) ?? [])
    .map(shownKind);
  const returns = outputKinds.map(shownKind);
  const isVisual = returns.length === 0 || returns.includes('image') || returns.includes('video');
  const isTimed = returns.length === 0 || returns.includes('video') || returns.includes('audio');
  const timedFiles = files.filter(({ parameter: { kind } }) => isTimedKind(kind));
  return {
    returns: orUnstated(returns),
    accepts: distinct([...inputs, ...files.flatMap(acceptedKind), ...textInput(parameters)]),
    inputs: distinct(all.flatMap(inputsOf)),
    capability: orUnstated(distinct(model.capabilities)),
    category: [page.category],
    provider: [page.provider],
    files: fileCounts(parameters, files),
    resolution: isVisual ? orUnstated(distinct(all.flatMap(resolutionsOf)).sort(byPixels)) : [],
    duration: isTimed ? orUnstated(longest(parameters.filter(isDuration))) : [],
    fileDuration:
      timedFiles.length === 0
        ? []
        : orUnstated(secondsSteps(timedFiles.map(({ parameter }) => parameter.maxDuration))),
  };
}

/** Returns the parameters with those of the items of lists. */
function withNested(parameters: readonly PlannedParameter[]): readonly PlannedParameter[] {
  return parameters.flatMap((planned) => [planned, ...withNested(nestedOf(planned.type) ?? [])]);
}

function orUnstated(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [notStated] : values;
}

/** Returns a kind of files as the filters name it. */
function shownKind(kind: string): string {
  if (kind === '3d') return '3D';
  return kind === 'image-hdr' ? 'image' : kind;
}

/** Some kinds of files are named nowhere: a model with such a file may accept any. */
function acceptedKind({ parameter: { kind } }: PlannedParameter): readonly string[] {
  return kind === undefined ? [notStated] : [shownKind(kind)];
}

function textInput(parameters: readonly PlannedParameter[]): readonly string[] {
  return parameters.some(({ parameter }) => parameter.prompt === true) ? ['text'] : [];
}

/** Every parameter is on the page, so a model without a seed has none. */
function inputsOf({ parameter, type }: PlannedParameter): readonly string[] {
  const { kind } = itemType(type);
  const { name, maskFrom } = parameter;
  return [
    ...(kind === 'file' && (maskFrom !== undefined || /mask/i.test(name)) ? ['mask'] : []),
    ...(kind === 'file' && type.kind === 'array' ? ['list of files'] : []),
    ...(kind === 'model' ? ['trained model'] : []),
    ...(/^seed$/i.test(name) ? ['seed'] : []),
    ...(/^negative_?prompt$/i.test(name) ? ['negative prompt'] : []),
  ];
}

/** Returns how many files a request can hold: `None`, or `1 or more` up to the stated limit. */
function fileCounts(
  parameters: readonly PlannedParameter[],
  files: readonly PlannedParameter[],
): readonly string[] {
  if (parameters.some(({ type }) => isOpaqueType(type))) return [notStated];
  if (files.length === 0) return ['None'];
  const isUnlimited = files.some(
    ({ type, parameter }) => type.kind === 'array' && parameter.maxItems === undefined,
  );
  const nested = files.length > parameters.filter((parameter) => files.includes(parameter)).length;
  const count = files.reduce(
    (sum, { type, parameter }) => sum + (type.kind === 'array' ? (parameter.maxItems ?? 1) : 1),
    0,
  );
  const steps = [1, 2, 4, 8, 16].filter((step) => step <= count).map((step) => `${step} or more`);
  return isUnlimited || nested ? [...steps, notStated] : steps;
}

const sides: readonly (readonly [pixels: number, name: string])[] = [
  [3840, '4K'],
  [2048, '2K'],
  [1024, '1K'],
];

function resolutionsOf({ parameter, type }: PlannedParameter): readonly string[] {
  const { name, max } = parameter;
  const item = itemType(type);
  if (item.kind === 'number' && /^(?:image_?)?(?:width|height)$/i.test(name)) {
    return sides.filter(([pixels]) => (max ?? 0) >= pixels).map(([, side]) => side);
  }
  if (item.kind !== 'literals' || !/resolution|quality|size/i.test(name)) return [];
  return item.values.flatMap((value) => {
    const text = String(value).trim();
    if (/^\d{3,4}p$/i.test(text)) return [text.toLowerCase()];
    return /^[1248]k$/i.test(text) ? [text.toUpperCase()] : [];
  });
}

function byPixels(a: string, b: string): number {
  return pixels(a) - pixels(b);
}

/** Returns the lines of a picture: `1080p` has 1,080 and `2K` 1,440. */
function pixels(resolution: string): number {
  const number = Number.parseInt(resolution, 10);
  return resolution.endsWith('p') ? number : number * 720;
}

function isDuration({ parameter }: PlannedParameter): boolean {
  return /^(duration|durationSeconds|duration_seconds|seconds|length)$/.test(parameter.name);
}

function longest(parameters: readonly PlannedParameter[]): readonly string[] {
  return secondsSteps(
    parameters.flatMap(({ parameter, type }) => {
      const item = itemType(type);
      if (item.kind !== 'literals') return [parameter.max];
      const numbers = item.values.map((value) => Number.parseFloat(String(value)));
      return numbers.filter(Number.isFinite);
    }),
  );
}

function secondsSteps(limits: readonly (number | undefined)[]): readonly string[] {
  const max = Math.max(0, ...limits.map((limit) => limit ?? 0));
  return [5, 10, 15, 30, 60, 300].filter((step) => step <= max).map((step) => `${step} s or more`);
}

function isTimedKind(kind: string | undefined): boolean {
  return kind === 'video' || kind === 'audio';
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isFacetName(name: string): name is FacetName {
  return name in facetTitles;
}

/**
 * Returns how many models have each value of each facet, in the order in which a reader expects
 * them.
 */
export function countFacets(models: readonly FacetValues[]): readonly FacetCount[] {
  return facetNames.map((name) => {
    const counts = new Map<string, number>();
    for (const { [name]: values } of models) {
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    return {
      name,
      notStated: counts.get(notStated) ?? 0,
      values: values.filter(({ value }) => value !== notStated).sort(orderOf(name)),
    };
  });
}

/** The number of models with a value of a filter. */
export interface FacetCount {
  readonly name: FacetName;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly notStated: number;
}

type Counted = FacetCount['values'][number];

function orderOf(name: FacetName): (a: Counted, b: Counted) => number {
  if (name === 'resolution') return (a, b) => byPixels(a.value, b.value);
  if (name === 'files' || name === 'duration' || name === 'fileDuration') {
    return (a, b) => firstNumber(a.value) - firstNumber(b.value);
  }
  if (name === 'provider' || name === 'category') {
    return (a, b) => compareText(a.value.toLowerCase(), b.value.toLowerCase());
  }
  return (a, b) => b.count - a.count || compareText(a.value, b.value);
}

function firstNumber(text: string): number {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? 0 : number;
}
