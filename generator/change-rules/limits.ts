import {
  breaksRequests,
  warnsRequests,
  widensRequests,
  type Facts,
  type FactValue,
  type ChangeRule,
  type FactFormatter,
} from './change-rule.ts';

/** A limit of a parameter: the least or the most of something. */
interface Limit {
  readonly field: LimitField;
  readonly noun: string;
  readonly side: 'least' | 'most';
  /** What is counted: `3 characters`. */
  readonly amount: (value: FactValue | undefined, say: FactFormatter) => string;
  /** What is refused when the limit bites: `a text of more than 3 characters`. */
  readonly refused: (amount: string, limit: FactValue | undefined) => string;
}

export type LimitField =
  'min' | 'max' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'maxSize' | 'maxDuration';

const plain: Limit['amount'] = (value, say) => say.value(value);
const counted =
  (unit: string): Limit['amount'] =>
  (value, say) =>
    `${say.value(value)} ${unit}${value === 1 ? '' : 's'}`;

const limits = {
  min: {
    field: 'min',
    noun: 'least value',
    side: 'least',
    amount: plain,
    refused: (amount) => `less than ${amount} is refused`,
  },
  max: {
    field: 'max',
    noun: 'greatest value',
    side: 'most',
    amount: plain,
    refused: (amount) => `more than ${amount} is refused`,
  },
  minLength: {
    field: 'minLength',
    noun: 'least length of a text',
    side: 'least',
    amount: counted('character'),
    refused: (amount, limit) =>
      limit === 1 ? 'an empty text is refused' : `a text of fewer than ${amount} is refused`,
  },
  maxLength: {
    field: 'maxLength',
    noun: 'greatest length of a text',
    side: 'most',
    amount: counted('character'),
    refused: (amount) => `a text of more than ${amount} is refused`,
  },
  minItems: {
    field: 'minItems',
    noun: 'least number of items',
    side: 'least',
    amount: counted('item'),
    refused: (amount, limit) =>
      limit === 1 ? 'an empty list is refused' : `a list of fewer than ${amount} is refused`,
  },
  maxItems: {
    field: 'maxItems',
    noun: 'greatest number of items',
    side: 'most',
    amount: counted('item'),
    refused: (amount) => `a list of more than ${amount} is refused`,
  },
  maxSize: {
    field: 'maxSize',
    noun: 'greatest size of a file',
    side: 'most',
    amount: (value, say) => say.text(typeof value === 'number' ? bytes(value) : value),
    refused: (amount) => `a file of more than ${amount} is refused`,
  },
  maxDuration: {
    field: 'maxDuration',
    noun: 'greatest duration of a file',
    side: 'most',
    amount: counted('second'),
    refused: (amount) => `a file of more than ${amount} is refused`,
  },
} as const satisfies Readonly<Record<LimitField, Limit>>;

/** In order of the fields of a definition. */
export const limitFields: readonly { readonly field: LimitField; readonly side: Limit['side'] }[] =
  Object.values(limits);

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
  const tightens = (limit.side === 'least') === (direction === 'raised');
  return {
    ...base(limit, tightens ? breaksRequests : widensRequests),
    direction,
    opposite,
    summary: `The ${noun} is ${direction}.`,
    change: ({ parameter, old, new: now }: Facts, say: FactFormatter) =>
      `${say.name(parameter)}: ${field} ${short(limit, old, say)} → ${short(limit, now, say)}`,
    message: ({ parameter, old, new: now }: Facts, say: FactFormatter) =>
      `${say.name(parameter)} takes at ${limit.side} ${amount(now, say)} now, it was ${amount(old, say)}.`,
    ...(tightens && {
      consequence: (facts: Facts, say: FactFormatter) => refusal(limit, facts, say),
    }),
  };
}

function set<Id extends string>(limit: Limit, opposite: Id) {
  const { field, noun, amount } = limit;
  return {
    ...base(limit, warnsRequests),
    direction: 'added' as const,
    opposite,
    summary: `The ${noun} is limited for the first time. The API may have had the limit before the reference told it.`,
    change: ({ parameter, new: now }: Facts, say: FactFormatter) =>
      `${say.name(parameter)}: ${field} ${short(limit, now, say)} is new`,
    message: ({ parameter, new: now }: Facts, say: FactFormatter) =>
      `${say.name(parameter)} takes at ${limit.side} ${amount(now, say)} now, no limit was known.`,
    consequence: (facts: Facts, say: FactFormatter) => refusal(limit, facts, say),
  };
}

function removed<Id extends string>(limit: Limit, opposite: Id) {
  const { field, noun, amount } = limit;
  return {
    ...base(limit, widensRequests),
    direction: 'removed' as const,
    opposite,
    summary: `The ${noun} is no longer limited.`,
    change: ({ parameter, old }: Facts, say: FactFormatter) =>
      `${say.name(parameter)}: ${field} ${short(limit, old, say)} is gone`,
    message: ({ parameter, old }: Facts, say: FactFormatter) =>
      `${say.name(parameter)} is no longer limited to at ${limit.side} ${amount(old, say)}.`,
  };
}

function base<Levels extends object>({ field }: Limit, levels: Levels) {
  const isFile = field === 'maxSize' || field === 'maxDuration';
  return {
    area: isFile ? ('files' as const) : ('limits' as const),
    ...levels,
    ...(isFile && { refusedBy: 'api' as const }),
  };
}

/** The name of the field says what is counted; bytes are too many to read. */
function short({ field, amount }: Limit, value: FactValue | undefined, say: FactFormatter): string {
  return field === 'maxSize' ? amount(value, say) : say.value(value);
}

function refusal({ refused, amount }: Limit, facts: Facts, say: FactFormatter): string {
  return refused(amount(facts.new, say), facts.new);
}

/** `30 MB`, in units of 1,024, where nothing is rounded away by it. */
function bytes(amount: number): string {
  if (amount % 1024 ** 2 === 0) return `${amount / 1024 ** 2} MB`;
  return amount % 1024 === 0 ? `${amount / 1024} KB` : `${amount} bytes`;
}
