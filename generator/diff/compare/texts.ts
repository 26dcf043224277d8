import { isDeepStrictEqual } from 'node:util';
import type { Deprecation, ResolvedModel, ResolvedParameter } from '../../model/resolved-model.ts';
import type { Change } from './change.ts';

type Found = Omit<Change, 'path'>;

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

/** What changes nothing but the docs, and what is only said of a parameter. */
export function compareParameterTexts(old: ResolvedParameter, now: ResolvedParameter): Found[] {
  return [
    ...parameterTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(old[field], now[field]) ? [] : [{ rule, field }],
    ),
    ...compareRoles(old, now),
    ...compareDeprecation(old.deprecated, now.deprecated, 'parameter'),
    ...comparePriceImpact(old, now),
  ];
}

export function compareModelTexts(old: ResolvedModel, now: ResolvedModel): Found[] {
  return [
    ...modelTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(old[field], now[field]) ? [] : [{ rule, field }],
    ),
    ...compareDeprecation(old.deprecated, now.deprecated, 'model'),
  ];
}

/** What a value is for, which changes nothing of what is taken. */
function compareRoles(old: ResolvedParameter, now: ResolvedParameter): Found[] {
  const field = (['prompt', 'parent', 'maskFrom'] as const).find((name) => old[name] !== now[name]);
  return field ? [{ rule: 'role-changed', field }] : [];
}

const deprecationRules = {
  model: ['model-deprecated', 'model-reactivated', 'model-deprecation-changed'],
  parameter: ['parameter-deprecated', 'parameter-reactivated', 'deprecation-changed'],
} as const;

function compareDeprecation(
  old: Deprecation | undefined,
  now: Deprecation | undefined,
  of: 'model' | 'parameter',
): Found[] {
  if (isDeepStrictEqual(old, now)) return [];
  const [deprecated, reactivated, changed] = deprecationRules[of];
  const field = 'deprecated';
  if (!now) return [{ rule: reactivated, field }];
  return old ? [{ rule: changed, field }] : [{ rule: deprecated, new: inWords(now), field }];
}

function inWords({ reason, replacement }: Deprecation): string {
  const sentence = /[.!?…]$/.test(reason) ? reason : `${reason}.`;
  return replacement === undefined ? sentence : `${sentence} Use ${replacement}.`;
}

function comparePriceImpact(old: ResolvedParameter, now: ResolvedParameter): Found[] {
  if (Boolean(old.costImpact) === Boolean(now.costImpact)) return [];
  const rule = now.costImpact ? 'price-impact-added' : 'price-impact-removed';
  return [{ rule, field: 'costImpact' }];
}
