import {
  headingBlock,
  inlineCode,
  joinWords,
  paragraphBlock,
  sectionLink,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import type { Scalar } from '../../model/definition.ts';
import { describedInWords } from '../../model/described.ts';
import { limitsBySource } from '../../model/limit-sources.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import { literalsOf } from '../../model/value-type.ts';
import { valueCode } from '../../model/value-words.ts';
import { groupDigits } from '../../text/count-words.ts';
import { fieldMark, itemRows, sourceMark, type ParameterRow } from './parameter-rows.ts';

/**
 * A list with more values than this has a separate section, and the table shows its first values.
 */
const longList = 16;
const shownOfLongList = 6;

/** Returns everything that restricts a value: limits, allowed values, types of models. */
export function allowedWords(row: ParameterRow): Words {
  const { parameter, type, path } = row;
  const limits = limitsInWords(type, parameter);
  const bySource = row.withSources ? limitsBySource(type, parameter) : [];
  const described = describedInWords(type, parameter);
  const values = literalsOf(row.type) ?? [];
  const parts: readonly Words[] = [
    bySource.length === 0
      ? limits === ''
        ? []
        : [limits]
      : bySource.flatMap(({ source, words }, index) => [
          `${index === 0 ? '' : ', '}${words}`,
          ...sourceMark(source),
        ]),
    described === '' ? [] : [`${described} (from the description)`],
    values.length <= longList
      ? [...valueList(row, values), ...(values.length > 0 ? fieldMark(row, 'allowedValues') : [])]
      : [
          ...valueList(row, values.slice(0, shownOfLongList)),
          ', … (',
          sectionLink(valuesTitle(path), `all ${groupDigits(values.length)}`),
          ')',
          ...fieldMark(row, 'allowedValues'),
        ],
    parameter.modelTypes === undefined
      ? []
      : ['of type ', ...joinWords(parameter.modelTypes.map(inlineCode), 'or')],
  ];
  return parts
    .filter((words) => words.length > 0)
    .flatMap((words, index) => (index === 0 ? words : ['; ', ...words]));
}

/** Returns a section for each list of values that is too long for its table. */
export function valueSections(rows: readonly ParameterRow[]): readonly Block[] {
  return rows.flatMap((row) => {
    const values = literalsOf(row.type) ?? [];
    const section =
      values.length <= longList
        ? []
        : [headingBlock(3, valuesTitle(row.path)), paragraphBlock(...valueList(row, values))];
    return [...section, ...valueSections(itemRows(row))];
  });
}

function valueList({ parameter }: ParameterRow, values: readonly Scalar[]): Words {
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

/** Returns the heading of a list of values that is too long for the table. */
function valuesTitle(path: string): Words {
  return ['Values of ', inlineCode(path)];
}

/** Returns whether two texts differ only in case, punctuation and an `s`: `auto` and `Auto`, `4` and `4s`. */
export function saysTheSame(label: string, name: string): boolean {
  const [a, b] = [label, name].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return a === b || a === `${b}s`;
}
