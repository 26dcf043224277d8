import { isDeepStrictEqual } from 'node:util';
import type { Deprecation, ResolvedModel, ResolvedParameter } from '../../model/resolved-model.ts';
import type { UnplacedChange } from './change.ts';

/** Returns the words around the first number that differs between two texts. */
function changedNumbers(before: unknown, after: unknown): Pick<UnplacedChange, 'before' | 'after'> {
  if (typeof before !== 'string' || typeof after !== 'string') return {};
  const [wordsBefore, wordsAfter] = [before, after].map((text) =>
    text.split(/\s+/).filter(Boolean),
  );
  if (!wordsBefore || !wordsAfter || numbersIn(before) === numbersIn(after)) return {};
  let start = 0;
  while (start < wordsBefore.length && wordsBefore[start] === wordsAfter[start]) start += 1;
  let end = 0;
  const shortest = Math.min(wordsBefore.length, wordsAfter.length) - start;
  while (end < shortest && wordsBefore.at(-1 - end) === wordsAfter.at(-1 - end)) end += 1;
  const excerpt = (all: readonly string[]) => {
    const from = Math.max(0, start - contextWords);
    const to = Math.min(all.length, all.length - end + contextWords);
    return all
      .slice(from, Math.min(to, from + maxWords))
      .join(' ')
      .slice(0, 120);
  };
  return { before: excerpt(wordsBefore), after: excerpt(wordsAfter) };
}

/** The number of unchanged words to show on each side. */
const contextWords = 2;
const maxWords = 14;

function numbersIn(text: string): string {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}

const parameterTexts = [
  ['description', 'description-changed'],
  ['label', 'label-changed'],
  ['group', 'group-changed'],
  ['hint', 'hint-changed'],
  ['placeholder', 'placeholder-changed'],
  ['valueLabels', 'value-labels-changed'],
] as const;

const modelTexts = [
  ['description', 'model-description-changed'],
  ['llmMarkdown', 'model-link-changed'],
  ['presets', 'presets-changed'],
  ['examples', 'examples-changed'],
] as const;

/** Compares texts, roles, deprecation and price impact, which do not affect the accepted values. */
export function compareParameterTexts(
  before: ResolvedParameter,
  after: ResolvedParameter,
): UnplacedChange[] {
  return [
    ...parameterTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(before[field], after[field])
        ? []
        : [{ rule, field, ...changedNumbers(before[field], after[field]) }],
    ),
    ...compareRoles(before, after),
    ...compareDeprecation(before.deprecated, after.deprecated, 'parameter'),
    ...comparePriceImpact(before, after),
  ];
}

/** Compares the texts of a model. */
export function compareModelTexts(before: ResolvedModel, after: ResolvedModel): UnplacedChange[] {
  return [
    ...modelTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(before[field], after[field])
        ? []
        : [{ rule, field, ...changedNumbers(before[field], after[field]) }],
    ),
    ...compareDeprecation(before.deprecated, after.deprecated, 'model'),
  ];
}

/** Compares roles, which do not affect the accepted values. */
function compareRoles(before: ResolvedParameter, after: ResolvedParameter): UnplacedChange[] {
  const field = (['prompt', 'parent', 'maskFrom'] as const).find(
    (name) => before[name] !== after[name],
  );
  return field ? [{ rule: 'role-changed', field }] : [];
}

const deprecationRules = {
  model: ['model-deprecated', 'model-reactivated', 'model-deprecation-changed'],
  parameter: ['parameter-deprecated', 'parameter-reactivated', 'deprecation-changed'],
} as const;

function compareDeprecation(
  before: Deprecation | undefined,
  after: Deprecation | undefined,
  of: 'model' | 'parameter',
): UnplacedChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [deprecated, reactivated, changed] = deprecationRules[of];
  const field = 'deprecated';
  if (!after) return [{ rule: reactivated, field }];
  return before
    ? [{ rule: changed, field }]
    : [{ rule: deprecated, after: deprecationText(after), field }];
}

function deprecationText({ reason, replacement }: Deprecation): string {
  const sentence = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
  return replacement === undefined ? sentence : `${sentence} Use ${replacement}.`;
}

function comparePriceImpact(before: ResolvedParameter, after: ResolvedParameter): UnplacedChange[] {
  if (Boolean(before.costImpact) === Boolean(after.costImpact)) return [];
  const rule = after.costImpact ? 'price-impact-added' : 'price-impact-removed';
  return [{ rule, field: 'costImpact' }];
}
