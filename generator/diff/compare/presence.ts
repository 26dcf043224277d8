import { isDeepStrictEqual } from 'node:util';
import type { PlannedParameter } from '../../plan/types.ts';
import type { InputShape } from '../../model/accepts.ts';
import { findBody } from '../witness/find-witness.ts';
import type { Change, Judgement } from './change.ts';

type Found = Omit<Change, 'path'>;

/** `filled`: required, but the builder sends its default where it is left out. */
type Presence = 'optional' | 'filled' | 'needed';

function presenceOf({ parameter, optional }: PlannedParameter): Presence {
  if (!parameter.required) return 'optional';
  return optional ? 'filled' : 'needed';
}

/** Whether a parameter must be given, together with the defaults that decide it. */
export function comparePresence(
  old: PlannedParameter,
  now: PlannedParameter,
  around: InputShape,
): Found[] {
  const [before, after] = [presenceOf(old), presenceOf(now)];
  if (before === after) return [];
  const field = 'required';
  switch (after) {
    case 'optional':
      return [{ rule: 'parameter-became-optional', field }];
    case 'filled':
      return before === 'needed'
        ? [{ rule: 'required-default-added', ...known('new', now), field: 'default' }]
        : [{ rule: 'parameter-became-required-with-default', ...known('new', now), field }];
    case 'needed': {
      const judged = judgeNeeded(old, around);
      return before === 'filled'
        ? [{ rule: 'required-default-removed', ...known('old', old), field: 'default', ...judged }]
        : [{ rule: 'parameter-became-required', field, ...judged }];
    }
  }
}

/** A rule between parameters may have asked for it all along. */
function judgeNeeded(
  { parameter }: PlannedParameter,
  around: InputShape,
): { judgement?: Judgement } {
  const without = findBody(around, { absent: new Set([parameter.name]) });
  return without === 'none'
    ? { judgement: { wire: 'info', consequence: 'code without it breaks; no request did without' } }
    : {};
}

/** The default, as far as {@link comparePresence} does not tell it already. */
export function compareDefaults(old: PlannedParameter, now: PlannedParameter): Found[] {
  const [before, after] = [old.parameter.default, now.parameter.default];
  if (isDeepStrictEqual(before, after)) return [];
  const moved = presenceOf(old) !== presenceOf(now);
  const field = 'default';
  if (before === undefined) {
    const isTold = moved && presenceOf(now) === 'filled';
    return isTold ? [] : [{ rule: 'default-added', ...known('new', now), field }];
  }
  if (after === undefined) {
    const isTold = moved && presenceOf(now) === 'needed';
    return isTold ? [] : [{ rule: 'default-removed', ...known('old', old), field }];
  }
  return [
    {
      rule: 'default-changed',
      old: before,
      new: after,
      field,
      ...(presenceOf(now) === 'filled' && {
        judgement: { consequence: 'the builder sends the new default, so results change' },
      }),
    },
  ];
}

function known(side: 'old' | 'new', { parameter }: PlannedParameter) {
  return parameter.default === undefined ? {} : { [side]: parameter.default };
}
