import type { Scalar } from '../../model/definition.ts';
import { grouped, limitsInWords } from './limits.ts';
import {
  code,
  heading,
  joined,
  paragraph,
  sectionLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { itemRows, literalsOf, valuesTitle, type Row } from './parameter-rows.ts';
import { valueCode } from './value-words.ts';

/** A list with more values than this has a section of its own, and the table shows how it begins. */
const longList = 16;
const shownOfLongList = 6;

/** What may be given: limits, allowed values, types of models. */
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
          sectionLink(valuesTitle(path), `all ${grouped(values.length)}`),
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

/** A section for each list of values that is too long for its table. */
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

/** `auto` and `Auto`, `4` and `4s`. */
export function saysTheSame(label: string, name: string): boolean {
  const [one, other] = [label, name].map((text) =>
    text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return one === other || one === `${other}s`;
}
