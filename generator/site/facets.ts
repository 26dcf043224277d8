import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../plan/types.ts';
import { compareText } from '../text/compare-text.ts';

/** A property of models that readers filter by. */
export type FacetName =
  | 'capability'
  | 'category'
  | 'provider'
  | 'accepts'
  | 'returns'
  | 'files'
  | 'resolution'
  | 'duration';

/** The values of a model by facet. A facet without values is not stated, which is not the same as no. */
export type FacetValues = Readonly<Record<FacetName, readonly string[]>>;

export const facetTitles: Readonly<Record<FacetName, string>> = {
  returns: 'Returns',
  accepts: 'Accepts',
  capability: 'Capability',
  category: 'Category',
  provider: 'Provider',
  files: 'Files in one list',
  resolution: 'Resolution',
  duration: 'Longest duration',
};

export const facetNames = Object.keys(facetTitles).filter(isFacetName);

/** The facts of a model by facet, from the page, the record and the overlay only. */
export function facetsOf({ model, page, parameters, outputKinds }: PlannedModel): FacetValues {
  const inputs = model.capabilities.map(inputKind);
  const lists = parameters.filter(isFileList);
  return {
    returns: outputKinds.map((kind) => kinds.get(kind) ?? kind),
    accepts: distinct([...inputs.filter(isText), ...parameters.flatMap(acceptedBy)]),
    capability: distinct(model.capabilities),
    category: [page.category],
    provider: [page.provider],
    files: range(lists.map(({ parameter }) => parameter.maxItems)),
    resolution: distinct(parameters.flatMap(resolutionsOf)).sort(byPixels),
    duration: longest(parameters.filter(isDuration)),
  };
}

/** The kinds of files and text as the filters name them. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['img', 'image'],
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['speech', 'audio'],
  ['3d', '3D'],
  ['txt', 'text'],
  ['text', 'text'],
]);

/** Returns the kind before the `2` of a capability such as `img2video`. */
function inputKind(capability: string): string | undefined {
  const parts = capability.split('2');
  return parts.length === 2 ? kinds.get(parts[0] ?? '') : undefined;
}

function acceptedBy({ parameter, type }: PlannedParameter): readonly string[] {
  const { kind } = itemType(type);
  const found: string[] = [];
  if (kind === 'file') {
    const named = kinds.get(parameter.kind ?? '');
    if (named !== undefined) found.push(named);
    if (parameter.maskFrom !== undefined || /mask/i.test(parameter.name)) found.push('mask');
    if (type.kind === 'array') found.push('several files');
  }
  if (kind === 'model') found.push('trained model');
  if (parameter.name === 'seed') found.push('seed');
  if (/^negative_?prompt$/i.test(parameter.name)) found.push('negative prompt');
  return found;
}

function isFileList({ type }: PlannedParameter): boolean {
  return type.kind === 'array' && type.item.kind === 'file';
}

function range(limits: readonly (number | undefined)[]): readonly string[] {
  const most = Math.max(0, ...limits.map((limit) => limit ?? 0));
  if (most === 0) return [];
  const steps = [1, 2, 4, 8, 16].filter((step) => step <= most);
  return steps.map((step) => (step === 1 ? '1' : `${step} or more`));
}

function resolutionsOf({ parameter, type }: PlannedParameter): readonly string[] {
  const item = itemType(type);
  if (item.kind !== 'literals' || !/resolution|quality|size/i.test(parameter.name)) return [];
  return item.values.flatMap((value) => {
    const text = String(value).trim();
    if (/^\d{3,4}p$/i.test(text)) return [text.toLowerCase()];
    return /^[1248]k$/i.test(text) ? [text.toUpperCase()] : [];
  });
}

function byPixels(one: string, other: string): number {
  return pixels(one) - pixels(other);
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
  const limits = parameters.flatMap(({ parameter, type }) => {
    const item = itemType(type);
    if (item.kind === 'literals') {
      const numbers = item.values.map((value) => Number.parseFloat(String(value)));
      return numbers.filter(Number.isFinite);
    }
    return parameter.max === undefined ? [] : [parameter.max];
  });
  const most = Math.max(0, ...limits);
  return [5, 10, 15, 30, 60].filter((step) => step <= most).map((step) => `${step} s or more`);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

function isFacetName(name: string): name is FacetName {
  return name in facetTitles;
}

/** Returns how many models have each value of each facet, in the order in which a reader expects them. */
export function countFacets(models: readonly FacetValues[]): readonly FacetCount[] {
  return facetNames.map((name) => {
    const counts = new Map<string, number>();
    let notStated = 0;
    for (const { [name]: values } of models) {
      if (values.length === 0) notStated++;
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const values = [...counts].map(([value, count]) => ({ value, count }));
    return { name, notStated, values: values.sort(orderOf(name)) };
  });
}

export interface FacetCount {
  readonly name: FacetName;
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly notStated: number;
}

type Counted = FacetCount['values'][number];

function orderOf(name: FacetName): (one: Counted, other: Counted) => number {
  if (name === 'resolution') return (one, other) => byPixels(one.value, other.value);
  if (name === 'files' || name === 'duration') {
    return (one, other) => Number.parseInt(one.value, 10) - Number.parseInt(other.value, 10);
  }
  if (name === 'provider' || name === 'category') {
    return (one, other) => compareText(one.value.toLowerCase(), other.value.toLowerCase());
  }
  return (one, other) => other.count - one.count || compareText(one.value, other.value);
}
