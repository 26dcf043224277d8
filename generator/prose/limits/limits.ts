import type { Fact, LimitField } from '../../model/fact.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import { rememberByObject } from '../../text/remember.ts';
import { separateWords } from '../../text/split-words.ts';
import type { LimitSubject, MeasureClause } from './clause.ts';
import type { Figure } from './figures.ts';
import type { Dimension, Thing } from './lexicon.ts';

/** A parameter as the grammar sees it. */
export interface LimitTarget extends LimitSubject {
  readonly type: 'file' | 'string' | 'number' | 'other';
  readonly isList: boolean;
  /** The kind of its files. */
  readonly kind: Thing | undefined;
  readonly isInteger: boolean;
}

/** Returns what the grammar needs to know of a parameter. */
export const limitTargetOf = rememberByObject((parameter: ResolvedParameter): LimitTarget => {
  const { type, name, label = '', integer } = parameter;
  const base = /^(?:file|string|number)/.exec(type)?.[0];
  const kind = base === 'file' ? kindOf(parameter) : undefined;
  const words = `${separateWords(name)} ${label} ${name}`.toLowerCase().split(/[^a-z0-9]+/);
  return {
    type: base === 'file' || base === 'string' || base === 'number' ? base : 'other',
    isList: type.endsWith('_array'),
    kind,
    isInteger: integer === true,
    isNumber: base === 'number',
    names: new Set(
      words.flatMap((word) =>
        word.length < 3 ? [] : [word, singular(word), `${singular(word)}s`],
      ),
    ),
    hasMinutes: base === 'file' && kind !== 'image' && kind !== '3d',
    isRatio: false,
  };
});

function singular(word: string): string {
  return word.replace(/(?<!s)s$/, '');
}

/** The kind of the files of a parameter, by its data or its name. */
function kindOf({ kind, name }: ResolvedParameter): Thing | undefined {
  if (kind === 'image' || kind === 'video' || kind === 'audio' || kind === '3d') return kind;
  if (kind !== undefined) return undefined;
  if (/image|frame|photo|picture|mask|portrait|logo/i.test(name)) return 'image';
  if (/video|clip|footage/i.test(name)) return 'video';
  if (/audio|song|music|sound|speech/i.test(name)) return 'audio';
  return /mesh/i.test(name) ? '3d' : undefined;
}

/** Returns the facts of a measure; undefined if the parameter can't have it. */
export function factsOf(measure: MeasureClause, target: LimitTarget): readonly Fact[] | undefined {
  if (measure.bound === 'bare' && measure.low === undefined) return undefined;
  const figures = [measure.low, measure.high].filter((figure) => figure !== undefined);
  if (figures.some(({ unit }) => unit !== figures[0]?.unit)) return undefined;
  const [figure] = figures;
  if (!figure || !isOrdered(measure)) return undefined;
  switch (target.type) {
    case 'file':
      return factsOfFile(measure, figure, target);
    case 'string':
      return factsOfText(measure, figure, target);
    case 'number':
      return factsOfNumber(measure, figure, target);
    case 'other':
      return target.isList ? countFacts(measure, figure, target) : undefined;
  }
}

function isOrdered({ bound, low, high }: MeasureClause): boolean {
  if (bound !== 'range' || low?.shape === 'ratio') return true;
  return low !== undefined && high !== undefined && low.value < high.value;
}

function factsOfFile(
  measure: MeasureClause,
  figure: Figure,
  target: LimitTarget,
): readonly Fact[] | undefined {
  const { dimensions, subject, counted } = measure;
  const isRatio = figure.shape === 'ratio' || dimensions.has('ratio');
  if (figure.unit === undefined && !isRatio && !isSided(dimensions)) {
    return target.isList
      ? countFacts(measure, figure, target)
      : singleFileFacts(measure, figure, target);
  }
  if (counted !== undefined && !fits(counted, target)) return undefined;
  if (subject !== undefined && !fits(subject, target)) return undefined;
  if (isRatio) return hasSides(target) ? ratioFacts(measure, figure) : undefined;
  switch (figure.unit) {
    case 'bytes':
      return sizeFacts(measure);
    case 'seconds':
      return target.kind === 'image' || target.kind === '3d'
        ? undefined
        : measure.bound === 'bare'
          ? undefined
          : bounds(measure, 'minDuration', 'maxDuration');
    case 'pixels':
    case undefined:
      return hasSides(target) ? sideFacts(measure) : undefined;
    case 'megapixels':
    case 'other':
      // Frame rates and megapixels have no field.
      return measure.bound === 'bare' ? undefined : [];
    default:
      return undefined;
  }
}

function hasSides({ kind }: LimitTarget): boolean {
  return kind !== 'audio' && kind !== '3d';
}

function isSided(dimensions: ReadonlySet<Dimension>): boolean {
  return ['width', 'height', 'sides', 'longest', 'shortest'].some((side) =>
    dimensions.has(side as Dimension),
  );
}

/** Whether a noun may mean the files of a parameter: "clips" for videos, not "images". */
function fits(noun: Thing, { kind }: LimitTarget): boolean {
  if (noun === 'file' || noun === 'item') return true;
  if (noun === 'text' || noun === 'value') return false;
  if (kind === undefined) return true;
  return (
    noun === kind ||
    (kind === 'audio' && noun === 'video') ||
    (kind === 'video' && noun === 'image')
  );
}

/** "One image at most" says nothing about a single file. */
function singleFileFacts(
  { bound, counted }: MeasureClause,
  { value }: Figure,
  target: LimitTarget,
) {
  // "Max 64 colors" counts things in the file.
  if (counted === 'item' && bound !== 'bare') return [];
  const isOne = bound === 'most' && value === 1 && counted !== undefined && fits(counted, target);
  return isOne ? [] : undefined;
}

/** How many items a list has. */
function countFacts(
  measure: MeasureClause,
  figure: Figure,
  target: LimitTarget,
): readonly Fact[] | undefined {
  const { bound, counted, subject, dimensions, isEach } = measure;
  if (figure.unit !== undefined || figure.shape !== 'number' || isEach) return undefined;
  if ([...dimensions].some((dimension) => dimension !== 'count')) return undefined;
  const noun = counted ?? subject;
  if (noun !== undefined && !countsItems(noun, target)) return undefined;
  if (bound === 'bare' || !isCount(measure.low) || !isCount(measure.high)) return undefined;
  // "Over 100 voices" advertises.
  if (measure.isStrict && bound === 'least') return undefined;
  // "One or more" says nothing else than that it is a list.
  if (measure.isOrMore && figure.value <= 1) return [];
  return bounds(measure, 'minItems', 'maxItems').filter(({ value }) => value > 0);
}

function isCount(figure: Figure | undefined): boolean {
  return figure === undefined || (Number.isInteger(figure.value) && figure.value >= 0);
}

function countsItems(noun: Thing, target: LimitTarget): boolean {
  if (noun === 'item') return true;
  if (target.type === 'file')
    return fits(noun, target) && !(target.kind === 'video' && noun === 'image');
  if (target.type === 'number') return noun === 'value';
  return target.type === 'string' ? noun === 'text' || noun === 'value' : true;
}

function sizeFacts(measure: MeasureClause): readonly Fact[] | undefined {
  const { bound, high } = measure;
  if (bound === 'bare' || bound === 'exact' || isSided(measure.dimensions)) return undefined;
  return high === undefined ? [] : [limit('maxSize', Math.round(high.value))];
}

function ratioFacts(measure: MeasureClause, figure: Figure): readonly Fact[] | undefined {
  if (measure.bound === 'bare') return undefined;
  if (figure.unit !== undefined) return undefined;
  if (measure.bound !== 'range') return bounds(measure, 'minAspectRatio', 'maxAspectRatio');
  const [one = 0, other = 0] = [measure.low, measure.high].map((each) => each?.value ?? 0);
  return [
    limit('minAspectRatio', Math.min(one, other)),
    limit('maxAspectRatio', Math.max(one, other)),
  ];
}

/** The sides that a measure is about; the longest side has no least, for the other may be shorter. */
function sideFacts(measure: MeasureClause): readonly Fact[] | undefined {
  const { bound, dimensions, low, high } = measure;
  if (bound === 'bare' || dimensions.has('duration') || dimensions.has('ratio')) return undefined;
  const [hasWidth, hasHeight] = [dimensions.has('width'), dimensions.has('height')];
  const isBoth = hasWidth === hasHeight || dimensions.has('sides');
  const least =
    low && !(dimensions.has('longest') && !dimensions.has('shortest')) ? low : undefined;
  const most =
    high && !(dimensions.has('shortest') && !dimensions.has('longest')) ? high : undefined;
  if (bound === 'exact' && (dimensions.has('longest') || dimensions.has('shortest')))
    return undefined;
  const facts = (end: 'min' | 'max', { value, height = value }: Figure) => [
    ...(isBoth || hasWidth ? [limit(`${end}Width`, value)] : []),
    ...(isBoth || hasHeight ? [limit(`${end}Height`, height)] : []),
  ];
  return [...(least ? facts('min', least) : []), ...(most ? facts('max', most) : [])];
}

function factsOfText(
  measure: MeasureClause,
  figure: Figure,
  target: LimitTarget,
): readonly Fact[] | undefined {
  const { dimensions, bound } = measure;
  if (figure.shape !== 'number' || (measure.isEach && !target.isList)) return undefined;
  if ([...dimensions].some((dimension) => dimension !== 'length' && dimension !== 'count')) {
    return undefined;
  }
  const isLength =
    figure.unit === 'characters' || (figure.unit === undefined && dimensions.has('length'));
  if (isLength) {
    if (bound === 'bare' || !isCount(measure.low) || !isCount(measure.high)) return undefined;
    return bounds(measure, 'minLength', 'maxLength');
  }
  // Words and tokens are not characters.
  if (figure.unit === 'other') return bound === 'bare' ? undefined : [];
  return target.isList && figure.unit === undefined
    ? countFacts(measure, figure, target)
    : undefined;
}

function factsOfNumber(
  measure: MeasureClause,
  figure: Figure,
  target: LimitTarget,
): readonly Fact[] | undefined {
  const { bound, dimensions, subject, counted, low, high, isEach } = measure;
  if (figure.shape !== 'number' || figure.unit === 'bytes' || figure.factor > 1) return undefined;
  if (figure.unit === 'characters' || figure.unit === 'megapixels') return undefined;
  if (target.isList) {
    const isValue = isEach || subject === 'value';
    const noun = counted ?? subject;
    if (!isValue && noun !== undefined && noun !== 'value')
      return countFacts(measure, figure, target);
    if (!isValue && figure.unit === undefined) return undefined;
  } else if (subject !== undefined && subject !== 'value') {
    return undefined;
  }
  if (![...dimensions].every((dimension) => isNamed(dimension, target))) return undefined;
  if (bound === 'bare' || bound === 'exact') return undefined;
  const scale = figure.factor;
  const whole = target.isInteger || measure.isInteger;
  const least = low === undefined ? undefined : low.value / scale;
  const lowest = least !== undefined && measure.isStrict && whole ? Math.floor(least) + 1 : least;
  return [
    ...(measure.isInteger && !target.isInteger ? [{ kind: 'integer' } as const] : []),
    ...(lowest === undefined ? [] : [limit('min', lowest)]),
    ...(high === undefined ? [] : [limit('max', high.value / scale)]),
  ];
}

const namesOfDimensions: Readonly<Record<Dimension, RegExp>> = {
  size: /size|resolution/,
  duration: /duration|seconds|length|time/,
  length: /duration|seconds|length|time/,
  width: /width/,
  height: /height/,
  sides: /size|resolution|dimension|side/,
  longest: /side|edge/,
  shortest: /side|edge/,
  ratio: /ratio|aspect/,
  count: /./,
};

function isNamed(dimension: Dimension, { names }: LimitTarget): boolean {
  return [...names].some((name) => namesOfDimensions[dimension].test(name));
}

function bounds({ low, high }: MeasureClause, least: LimitField, most: LimitField) {
  return [
    ...(low === undefined ? [] : [limit(least, low.value)]),
    ...(high === undefined ? [] : [limit(most, high.value)]),
  ];
}

function limit(field: LimitField, value: number) {
  return { kind: 'limit', field, value } as const;
}
