import {
  code,
  heading,
  joined,
  paragraph,
  sectionLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import type { Scalar } from '../../model/definition.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import { itemType } from '../../model/value-type.ts';
import { valueCode } from '../../model/value-words.ts';
import type { PlannedParameter, ValueType } from '../../plan/types.ts';
import { groupDigits } from '../../text/count.ts';

/** A parameter with its path from the top of the request: `keyframes.seconds`. */
export interface Row extends PlannedParameter {
  readonly path: string;
}

/** Returns a row for each parameter. */
export function rowsOf(parameters: readonly PlannedParameter[], prefix = ''): readonly Row[] {
  return parameters.map((planned) => ({ ...planned, path: `${prefix}${planned.parameter.name}` }));
}

/** Returns the nested parameters of a list of objects. */
export function itemRows({ path, type }: Row): readonly Row[] {
  const item = itemType(type);
  return item.kind === 'object' ? rowsOf(item.parameters ?? [], `${path}.`) : [];
}

/** Returns whether the nested parameters of a list of objects are unknown. */
export function isOpaque({ type }: Row): boolean {
  const item = itemType(type);
  return item.kind === 'object' && item.parameters === undefined;
}

/** Returns the allowed values, or those of each item of a list. */
export function literalsOf({ type }: Row): readonly Scalar[] {
  const item = itemType(type);
  return item.kind === 'literals' ? item.values : [];
}

/** Returns the heading of the table of a list's items. */
export function itemsTitle(path: string): Words {
  return ['Items of ', code(path)];
}

/** Returns the heading of a list of values that is too long for the table. */
export function valuesTitle(path: string): Words {
  return ['Values of ', code(path)];
}

/** Returns the type of a parameter in words: `file (image)`, `list of strings`. */
export function typeInWords({ type, parameter }: PlannedParameter): Words {
  const isList = type.kind === 'array';
  const name = nameOf(isList ? type.item : type);
  if (name === undefined) return [code(parameter.type)];
  return [
    `${isList ? `list of ${name}s` : name}${parameter.kind === undefined ? '' : ` (${parameter.kind})`}`,
  ];
}

function nameOf(type: ValueType): string | undefined {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'file':
    case 'object':
      return type.kind;
    case 'model':
      return 'model ID';
    case 'literals':
      return typeof (type.values[0] ?? '');
    case 'array':
    case 'unknown':
      return undefined;
  }
}

/** A list with more values than this has its own section, and the table shows its first values. */
const longList = 16;
const shownOfLongList = 6;

/** Returns everything that restricts a value: limits, allowed values, types of models. */
export function allowedWords(row: Row): Words {
  const { parameter, type, path } = row;
  const limits = limitsInWords(type, parameter);
  const values = literalsOf(row);
  const parts: readonly Words[] = [
    limits === '' ? [] : [limits],
    values.length <= longList
      ? valueList(row, values)
      : [
          ...valueList(row, values.slice(0, shownOfLongList)),
          ', … (',
          sectionLink(valuesTitle(path), `all ${groupDigits(values.length)}`),
          ')',
        ],
    parameter.modelTypes === undefined
      ? []
      : ['of type ', ...joined(parameter.modelTypes.map(code), 'or')],
  ];
  return parts
    .filter((words) => words.length > 0)
    .flatMap((words, index) => (index === 0 ? words : ['; ', ...words]));
}

/** Returns a section for each list of values that is too long for its table. */
export function valueSections(rows: readonly Row[]): readonly Block[] {
  return rows.flatMap((row) => {
    const values = literalsOf(row);
    const section =
      values.length <= longList
        ? []
        : [heading(3, valuesTitle(row.path)), paragraph(...valueList(row, values))];
    return [...section, ...valueSections(itemRows(row))];
  });
}

function valueList({ parameter }: Row, values: readonly Scalar[]): Words {
  const labels = new Map(Object.entries(parameter.valueLabels ?? {}));
  return values.flatMap((value, index) => {
    const label = labels.get(String(value));
    const shown =
      label === undefined || saysTheSame(label, String(value))
        ? [valueCode(value)]
        : [valueCode(value), ` (${label})`];
    return index === 0 ? shown : [', ', ...shown];
  });
}

/** Returns whether two texts differ only in case, punctuation and an `s`: `auto` and `Auto`, `4` and `4s`. */
export function saysTheSame(label: string, name: string): boolean {
  const [one, other] = [label, name].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return one === other || one === `${other}s`;
}
