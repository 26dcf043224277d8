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

/** Compares texts, roles, deprecation and price impact, which do not affect the accepted values. */
export function compareParameterTexts(
  before: ResolvedParameter,
  after: ResolvedParameter,
): Found[] {
  return [
    ...parameterTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(before[field], after[field]) ? [] : [{ rule, field }],
    ),
    ...compareRoles(before, after),
    ...compareDeprecation(before.deprecated, after.deprecated, 'parameter'),
    ...comparePriceImpact(before, after),
  ];
}

export function compareModelTexts(before: ResolvedModel, after: ResolvedModel): Found[] {
  return [
    ...modelTexts.flatMap(([field, rule]) =>
      isDeepStrictEqual(before[field], after[field]) ? [] : [{ rule, field }],
    ),
    ...compareDeprecation(before.deprecated, after.deprecated, 'model'),
  ];
}

/** Compares roles, which do not affect the accepted values. */
function compareRoles(before: ResolvedParameter, after: ResolvedParameter): Found[] {
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
): Found[] {
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

function comparePriceImpact(before: ResolvedParameter, after: ResolvedParameter): Found[] {
  if (Boolean(before.costImpact) === Boolean(after.costImpact)) return [];
  const rule = after.costImpact ? 'price-impact-added' : 'price-impact-removed';
  return [{ rule, field: 'costImpact' }];
}
