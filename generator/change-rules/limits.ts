import { byteSize } from '../model/limit-words.ts';
import {
  breaksRequests,
  warnsRequests,
  widensRequests,
  type ChangeRule,
  type FactFormatter,
  type Facts,
  type FactValue,
} from './change-rule.ts';

/** A limit of a parameter: a minimum or a maximum. */
interface Limit {
  readonly field: ComparedLimit;
  readonly noun: string;
  readonly side: 'min' | 'max';
  /** Formats the limit: `3 characters`. */
  readonly amount: (value: FactValue | undefined, format: FactFormatter) => string;
  /** Describes the values that a tighter limit rejects. */
  readonly rejected: (amount: string, limit: FactValue | undefined) => string;
}

/** A limit whose changes are reported. */
export type ComparedLimit =
  'min' | 'max' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'maxSize' | 'maxDuration';

const plain: Limit['amount'] = (value, format) => format.value(value);
const counted =
  (unit: string): Limit['amount'] =>
  (value, format) =>
    `${format.value(value)} ${unit}${value === 1 ? '' : 's'}`;

const limits = {
  min: {
    field: 'min',
    noun: 'minimum',
    side: 'min',
    amount: plain,
    rejected: (amount) => `values below ${amount} are rejected`,
  },
  max: {
    field: 'max',
    noun: 'maximum',
    side: 'max',
    amount: plain,
    rejected: (amount) => `values above ${amount} are rejected`,
  },
  minLength: {
    field: 'minLength',
    noun: 'minimum length',
    side: 'min',
    amount: counted('character'),
    rejected: (amount, limit) =>
      limit === 1 ? 'empty strings are rejected' : `strings shorter than ${amount} are rejected`,
  },
  maxLength: {
    field: 'maxLength',
    noun: 'maximum length',
    side: 'max',
    amount: counted('character'),
    rejected: (amount) => `strings longer than ${amount} are rejected`,
  },
  minItems: {
    field: 'minItems',
    noun: 'minimum number of items',
    side: 'min',
    amount: counted('item'),
    rejected: (amount, limit) =>
      limit === 1 ? 'empty lists are rejected' : `lists of fewer than ${amount} are rejected`,
  },
  maxItems: {
    field: 'maxItems',
    noun: 'maximum number of items',
    side: 'max',
    amount: counted('item'),
    rejected: (amount) => `lists of more than ${amount} are rejected`,
  },
  maxSize: {
    field: 'maxSize',
    noun: 'maximum file size',
    side: 'max',
    amount: (value, format) => format.text(typeof value === 'number' ? byteSize(value) : value),
    rejected: (amount) => `files larger than ${amount} are rejected`,
  },
  maxDuration: {
    field: 'maxDuration',
    noun: 'maximum file duration',
    side: 'max',
    amount: counted('second'),
    rejected: (amount) => `files longer than ${amount} are rejected`,
  },
} as const satisfies Readonly<Record<ComparedLimit, Limit>>;

/** In order of the fields of a definition. */
export const limitFields: readonly {
  readonly field: ComparedLimit;
  readonly side: Limit['side'];
}[] = Object.values(limits);

/** The change rules of limits. */
export const limitRules = {
  'min-raised': raised(limits.min, 'min-lowered'),
  'min-lowered': lowered(limits.min, 'min-raised'),
  'min-set': set(limits.min, 'min-removed'),
  'min-removed': removed(limits.min, 'min-set'),
  'max-raised': raised(limits.max, 'max-lowered'),
  'max-lowered': lowered(limits.max, 'max-raised'),
  'max-set': set(limits.max, 'max-removed'),
  'max-removed': removed(limits.max, 'max-set'),
  'min-length-raised': raised(limits.minLength, 'min-length-lowered'),
  'min-length-lowered': lowered(limits.minLength, 'min-length-raised'),
  'min-length-set': set(limits.minLength, 'min-length-removed'),
  'min-length-removed': removed(limits.minLength, 'min-length-set'),
  'max-length-raised': raised(limits.maxLength, 'max-length-lowered'),
  'max-length-lowered': lowered(limits.maxLength, 'max-length-raised'),
  'max-length-set': set(limits.maxLength, 'max-length-removed'),
  'max-length-removed': removed(limits.maxLength, 'max-length-set'),
  'min-items-raised': raised(limits.minItems, 'min-items-lowered'),
  'min-items-lowered': lowered(limits.minItems, 'min-items-raised'),
  'min-items-set': set(limits.minItems, 'min-items-removed'),
  'min-items-removed': removed(limits.minItems, 'min-items-set'),
  'max-items-raised': raised(limits.maxItems, 'max-items-lowered'),
  'max-items-lowered': lowered(limits.maxItems, 'max-items-raised'),
  'max-items-set': set(limits.maxItems, 'max-items-removed'),
  'max-items-removed': removed(limits.maxItems, 'max-items-set'),
  'max-size-raised': raised(limits.maxSize, 'max-size-lowered'),
  'max-size-lowered': lowered(limits.maxSize, 'max-size-raised'),
  'max-size-set': set(limits.maxSize, 'max-size-removed'),
  'max-size-removed': removed(limits.maxSize, 'max-size-set'),
  'max-duration-raised': raised(limits.maxDuration, 'max-duration-lowered'),
  'max-duration-lowered': lowered(limits.maxDuration, 'max-duration-raised'),
  'max-duration-set': set(limits.maxDuration, 'max-duration-removed'),
  'max-duration-removed': removed(limits.maxDuration, 'max-duration-set'),
} as const satisfies Readonly<Record<string, ChangeRule>>;

function raised<Id extends string>(limit: Limit, opposite: Id) {
  return moved(limit, 'raised', opposite);
}

function lowered<Id extends string>(limit: Limit, opposite: Id) {
  return moved(limit, 'lowered', opposite);
}

function moved<Id extends string>(limit: Limit, direction: 'raised' | 'lowered', opposite: Id) {
  const { field, noun, amount } = limit;
  const tightens = (limit.side === 'min') === (direction === 'raised');
  return {
    ...base(limit, tightens ? breaksRequests : widensRequests),
    direction,
    opposite,
    summary: `The ${noun} is ${direction}.`,
    change: ({ parameter, before, after }: Facts, format: FactFormatter) =>
      `${format.name(parameter)}: ${field} ${shortAmount(limit, before, format)} → ${shortAmount(limit, after, format)}`,
    message: ({ parameter, before, after }: Facts, format: FactFormatter) =>
      `The ${noun} of ${format.name(parameter)} is ${direction} from ${amount(before, format)} to ${amount(after, format)}.`,
    ...(tightens && {
      consequence: (facts: Facts, format: FactFormatter) => rejection(limit, facts, format),
    }),
  };
}

function set<Id extends string>(limit: Limit, opposite: Id) {
  const { field, noun, amount } = limit;
  return {
    ...base(limit, warnsRequests),
    direction: 'added' as const,
    opposite,
    summary: `A ${noun} is added. The API may have enforced it before the reference documented it.`,
    change: ({ parameter, after }: Facts, format: FactFormatter) =>
      `${format.name(parameter)}: ${field} ${shortAmount(limit, after, format)} added`,
    message: ({ parameter, after }: Facts, format: FactFormatter) =>
      `${format.name(parameter)} now has a ${noun} of ${amount(after, format)}.`,
    consequence: (facts: Facts, format: FactFormatter) => rejection(limit, facts, format),
  };
}

function removed<Id extends string>(limit: Limit, opposite: Id) {
  const { field, noun, amount } = limit;
  return {
    ...base(limit, widensRequests),
    direction: 'removed' as const,
    opposite,
    summary: `The ${noun} is removed.`,
    change: ({ parameter, before }: Facts, format: FactFormatter) =>
      `${format.name(parameter)}: ${field} ${shortAmount(limit, before, format)} removed`,
    message: ({ parameter, before }: Facts, format: FactFormatter) =>
      `${format.name(parameter)} no longer has a ${noun} (previously ${amount(before, format)}).`,
  };
}

function base<Levels extends object>({ field }: Limit, levels: Levels) {
  const isFile = field === 'maxSize' || field === 'maxDuration';
  return {
    area: isFile ? ('files' as const) : ('limits' as const),
    ...levels,
    ...(isFile && { rejectedBy: 'api' as const }),
  };
}

/** The name of the field implies the unit, except for bytes, which are printed in larger units. */
function shortAmount(
  { field, amount }: Limit,
  value: FactValue | undefined,
  format: FactFormatter,
): string {
  return field === 'maxSize' ? amount(value, format) : format.value(value);
}

function rejection({ rejected, amount }: Limit, facts: Facts, format: FactFormatter): string {
  return rejected(amount(facts.after, format), facts.after);
}
