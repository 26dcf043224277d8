import type { ComparedLimit } from '../../change-rules/limits.ts';
import type { Scalar } from '../../model/definition.ts';
import { fileLimitNames, type FileLimit } from '../../model/fact.ts';
import { formatLimits } from '../../model/limit-words.ts';
import { planParameter } from '../../model/plan-parameter.ts';
import type { ResolvedParameter } from '../../model/resolved-model.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { formatName } from '../../runtime/text-format.ts';
import { isAssignable } from '../witness/assignable.ts';
import { rejectedValue } from '../witness/find-witness.ts';
import { withFields } from '../witness/with-fields.ts';
import { harmlessChange, type Judgment, type UnplacedChange } from './change.ts';

/** Compares the allowed values of a parameter. */
export function compareAllowedValues(
  before: PlannedParameter,
  after: PlannedParameter,
): UnplacedChange[] {
  const field = 'allowedValues';
  const [from, to] = [before.parameter.allowedValues, after.parameter.allowedValues];
  if (!from && !to) return [];
  if (!to) {
    return [
      { rule: 'allowed-values-lifted', before: from ?? [], field, ...judgeLifted(before, after) },
    ];
  }
  const judgment = judgeListed(before, to);
  if (!from) return [{ rule: 'allowed-values-set', after: to, field, ...judgment }];
  const [removed, added] = [missing(from, to), missing(to, from)];
  return [
    ...(removed.length > 0
      ? [{ rule: 'allowed-values-removed' as const, before: removed, field, ...judgment }]
      : []),
    ...(added.length > 0 ? [{ rule: 'allowed-values-added' as const, after: added, field }] : []),
  ];
}

/**
 * Judges new allowed values. They may contain every value that was accepted: `true` and `false`, or
 * the whole numbers 1 to 4.
 */
function judgeListed(
  before: PlannedParameter,
  allowedValues: readonly Scalar[],
): { judgment?: Judgment } {
  const after = planParameter({ ...before.parameter, allowedValues });
  if (rejectedValue(before, after) !== undefined) return {};
  return isAssignable(before.type, after.type)
    ? { judgment: harmlessChange('the list contains all values that were accepted') }
    : {
        judgment: {
          wire: 'info',
          consequence:
            'requests are still accepted; code with a value that is not in the list breaks',
        },
      };
}

/** Judges the removal of allowed values. Limits have an effect only without allowed values. */
function judgeLifted(before: PlannedParameter, after: PlannedParameter): { judgment?: Judgment } {
  return rejectedValue(before, withoutList(before, after)) === undefined
    ? {}
    : {
        judgment: {
          wire: 'breaking',
          bump: 'major',
          consequence: 'some of the previous values are outside the limits that now apply',
        },
      };
}

/** Returns the parameter without its allowed values. A change of item counts is reported separately. */
export function withoutList(before: PlannedParameter, after: PlannedParameter): PlannedParameter {
  return withFields(after, before, ['minItems', 'maxItems']);
}

/** Compares the types of trained models that a parameter accepts. */
export function compareModelTypes(
  before: ResolvedParameter,
  after: ResolvedParameter,
): UnplacedChange[] {
  const field = 'modelTypes';
  const [from, to] = [before.modelTypes, after.modelTypes];
  if (!from && !to) return [];
  if (!from) return [{ rule: 'model-types-set', after: to ?? [], field }];
  if (!to) return [{ rule: 'model-types-lifted', before: from, field }];
  const [removed, added] = [missing(from, to), missing(to, from)];
  return [
    ...(removed.length > 0
      ? [{ rule: 'model-types-removed' as const, before: removed, field }]
      : []),
    ...(added.length > 0 ? [{ rule: 'model-types-added' as const, after: added, field }] : []),
  ];
}

/** Compares the kind, size and format of the files that a parameter accepts. */
export function compareFiles(
  before: ResolvedParameter,
  after: ResolvedParameter,
): UnplacedChange[] {
  return [
    ...compareKind(before, after),
    ...compareFileLimits(before, after),
    ...compareTextFormat(before, after),
  ];
}

function compareKind(before: ResolvedParameter, after: ResolvedParameter): UnplacedChange[] {
  if (before.kind === after.kind) return [];
  const field = 'kind';
  if (before.kind === undefined) return [{ rule: 'file-kind-set', after: after.kind ?? '', field }];
  if (after.kind === undefined) return [{ rule: 'file-kind-removed', before: before.kind, field }];
  return [{ rule: 'file-kind-changed', before: before.kind, after: after.kind, field }];
}

/** The limits of files that do not have their own change rules. */
const sides: Readonly<Record<Exclude<FileLimit, ComparedLimit>, 'min' | 'max'>> = {
  minDuration: 'min',
  minWidth: 'min',
  maxWidth: 'max',
  minHeight: 'min',
  maxHeight: 'max',
  minAspectRatio: 'min',
  maxAspectRatio: 'max',
};

/** Compares the limits of files that do not have their own change rules, as one. */
function compareFileLimits(before: ResolvedParameter, after: ResolvedParameter): UnplacedChange[] {
  const words = (parameter: ResolvedParameter) =>
    [
      ...(parameter.minDuration === undefined ? [] : [`at least ${parameter.minDuration} s`]),
      ...formatLimits(parameter),
    ].join(', ');
  const [from, to] = [words(before), words(after)];
  const field = 'fileFormats';
  if (from === to) return [];
  if (from === '') return [{ rule: 'file-limits-set', after: to, field }];
  if (to === '') return [{ rule: 'file-limits-removed', before: from, field }];
  const known = after.fileFormats;
  const isTighter =
    fileLimitNames
      .filter(isComparedJointly)
      .some((limit) =>
        sides[limit] === 'min'
          ? (after[limit] ?? -Infinity) > (before[limit] ?? -Infinity)
          : (after[limit] ?? Infinity) < (before[limit] ?? Infinity),
      ) ||
    (known !== undefined &&
      (!before.fileFormats || before.fileFormats.some((format) => !known.includes(format))));
  return [
    {
      rule: isTighter ? 'file-limits-tightened' : 'file-limits-loosened',
      before: from,
      after: to,
      field,
    },
  ];
}

function isComparedJointly(limit: FileLimit): limit is keyof typeof sides {
  return limit in sides;
}

function compareTextFormat(before: ResolvedParameter, after: ResolvedParameter): UnplacedChange[] {
  const name = ({ textFormat }: ResolvedParameter) => textFormat && formatName(textFormat);
  const [from, to] = [name(before), name(after)];
  const field = 'textFormat';
  if (from === to) return [];
  if (from === undefined) return [{ rule: 'text-format-set', after: to ?? '', field }];
  if (to === undefined) return [{ rule: 'text-format-removed', before: from, field }];
  return [{ rule: 'text-format-changed', before: from, after: to, field }];
}

/** Returns the items of the first list that are not in the second, in the order of the first. */
function missing<Item>(from: readonly Item[], list: readonly Item[]): Item[] {
  const known = new Set(list);
  return [...new Set(from)].filter((item) => !known.has(item));
}
