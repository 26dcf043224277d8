import { isDeepStrictEqual } from 'node:util';
import type { InputShape } from '../../model/accepts-value.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { findBody } from '../witness/find-witness.ts';
import type { Judgment, UnplacedChange } from './change.ts';

/** `filled`: required, but the builder sends its default if it is omitted. */
type Presence = 'optional' | 'filled' | 'needed';

function presenceOf({ parameter, optional }: PlannedParameter): Presence {
  if (!parameter.required) return 'optional';
  return optional ? 'filled' : 'needed';
}

/** Compares whether a parameter is required, and the defaults that decide it. */
export function comparePresence(
  before: PlannedParameter,
  after: PlannedParameter,
  shape: InputShape,
): UnplacedChange[] {
  const [from, to] = [presenceOf(before), presenceOf(after)];
  if (from === to) return [];
  const field = 'required';
  switch (to) {
    case 'optional':
      return [{ rule: 'parameter-became-optional', field }];
    case 'filled':
      return from === 'needed'
        ? [{ rule: 'required-default-added', ...defaultOf('after', after), field: 'default' }]
        : [{ rule: 'parameter-became-required-with-default', ...defaultOf('after', after), field }];
    case 'needed': {
      const judged = judgeNeeded(before, shape);
      return from === 'filled'
        ? [
            {
              rule: 'required-default-removed',
              ...defaultOf('before', before),
              field: 'default',
              ...judged,
            },
          ]
        : [{ rule: 'parameter-became-required', field, ...judged }];
    }
  }
}

/** Judges a parameter that is now required: a constraint may have required it already. */
function judgeNeeded({ parameter }: PlannedParameter, shape: InputShape): { judgment?: Judgment } {
  const without = findBody(shape, { absent: new Set([parameter.name]) });
  return without === 'none'
    ? {
        judgment: {
          wire: 'info',
          consequence: 'code that omits it breaks; every accepted request already had it',
        },
      }
    : {};
}

/** Compares defaults, unless {@link comparePresence} reports the change. */
export function compareDefaults(
  before: PlannedParameter,
  after: PlannedParameter,
): UnplacedChange[] {
  const [from, to] = [before.parameter.default, after.parameter.default];
  if (isDeepStrictEqual(from, to)) return [];
  const moved = presenceOf(before) !== presenceOf(after);
  const field = 'default';
  if (from === undefined) {
    const isReported = moved && presenceOf(after) === 'filled';
    return isReported ? [] : [{ rule: 'default-added', ...defaultOf('after', after), field }];
  }
  if (to === undefined) {
    const isReported = moved && presenceOf(after) === 'needed';
    return isReported ? [] : [{ rule: 'default-removed', ...defaultOf('before', before), field }];
  }
  return [
    {
      rule: 'default-changed',
      before: from,
      after: to,
      field,
      ...(presenceOf(after) === 'filled' && {
        judgment: { consequence: 'the builder sends the new default, so results change' },
      }),
    },
  ];
}

function defaultOf(side: 'before' | 'after', { parameter }: PlannedParameter) {
  return parameter.default === undefined ? {} : { [side]: parameter.default };
}
