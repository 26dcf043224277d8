import { isDeepStrictEqual } from 'node:util';
import { codeSpanInCell, escapePipes } from '../../markdown/code-span.ts';
import { oneLine } from '../../markdown/markdown-text.ts';
import type { Parameter } from '../../model/definition.ts';
import type { ListLayout, PageLayout, TableLayout } from '../../model/layout.ts';
import { groupDigits } from '../../text/count-words.ts';
import { emptyCode, nothing } from '../columns.ts';
import { defaultOf, defaultText, numberOf, scalarOf } from '../parse/parse-values.ts';
import type { AnyColumn } from '../vocabulary.ts';
import { fillTemplate } from './fill-template.ts';
import { printCellText, withUnderscores } from './print-text.ts';

/** Prints the cell of a parameter in a column, in the layout of the page. */
export function printCell(parameter: Parameter, column: AnyColumn, layout: PageLayout): string {
  const { table = {} } = layout;
  const { name, type, required, min, max, written = {}, description = '', deprecated } = parameter;
  const blank = table.nothing ?? nothing;
  const { yes = 'Yes', no = 'No' } = table.required ?? {};
  const lower = min === undefined ? undefined : boundSpelling(min, written.min, table);
  const upper = max === undefined ? undefined : boundSpelling(max, written.max, table);
  switch (column) {
    case 'Parameter':
      return `${inCell((required ? table.requiredName : undefined) ?? table.name ?? '{code}', name, layout)}${deprecated ? ' (deprecated)' : ''}`;
    case 'Type':
      return inCell(
        table.type ?? '{text}',
        written.type ?? ownEntry(table.types, type) ?? type,
        layout,
      );
    case 'Required':
    case 'Optional':
      return required ? yes : no;
    case 'Default':
      if (parameter.default === undefined) return blank;
      return inCell(table.default ?? '{code}', defaultSpelling(parameter), layout);
    case 'Min':
      return lower === undefined ? blank : fillTemplate(table.min ?? '{number}', () => lower);
    case 'Max':
      return upper === undefined ? blank : fillTemplate(table.max ?? '{number}', () => upper);
    case 'Range': {
      const {
        both = '{min}–{max}',
        min: minOnly = '≥ {min}',
        max: maxOnly = '≤ {max}',
      } = table.range ?? {};
      if (lower === undefined && upper === undefined) return blank;
      const template = lower === undefined ? maxOnly : upper === undefined ? minOnly : both;
      return fillTemplate(template, (slot) =>
        slot === 'min' ? lower : slot === 'max' ? upper : undefined,
      );
    }
    case 'Allowed Values':
      return printAllowedValues(parameter, layout) || blank;
    case 'Description':
      return escapePipes(withUnderscores(oneLine(description), layout)) || blank;
  }
}

/** Returns whether the cell of a parameter in a column has content. */
export function fillsCell(parameter: Parameter, column: AnyColumn): boolean {
  const { min, max, allowedValues, description } = parameter;
  switch (column) {
    case 'Parameter':
    case 'Type':
    case 'Required':
    case 'Optional':
      return true;
    case 'Default':
      return parameter.default !== undefined;
    case 'Min':
      return min !== undefined;
    case 'Max':
      return max !== undefined;
    case 'Range':
      return min !== undefined || max !== undefined;
    case 'Allowed Values':
      return allowedValues !== undefined;
    case 'Description':
      return description !== undefined;
  }
}

/** Fills a template of a value: `{code}` as a code span, `{text}` as text, `{raw}` unchanged. */
function inCell(template: string, text: string, layout: PageLayout): string {
  if (text === '' && template === '{code}') return emptyCode;
  if (template === '{code}') return codeSpanInCell(text);
  return fillTemplate(template, (slot) => {
    if (slot === 'code') return codeSpanInCell(text);
    if (slot === 'text') return text === '' ? emptyCode : printCellText(text, layout);
    return slot === 'raw' ? text : undefined;
  });
}

/** Prints a list of values. */
export function printValues(
  texts: readonly string[],
  { value = '{code}', separator = ', ' }: ListLayout,
  layout: PageLayout,
): string {
  return texts.map((text) => inCell(value, text, layout)).join(separator);
}

function printAllowedValues(parameter: Parameter, layout: PageLayout): string {
  const { values = {}, defaultMark } = layout.table ?? {};
  const texts = allowedSpelling(parameter);
  if (defaultMark === undefined) return printValues(texts, values, layout);
  const defaultValue = parameter.default === undefined ? undefined : defaultSpelling(parameter);
  const cells = texts.map(
    (text) =>
      `${inCell(values.value ?? '{code}', text, layout)}${text === defaultValue ? defaultMark : ''}`,
  );
  return cells.join(values.separator ?? ', ');
}

/** Returns the spelling on the page, unless the value has changed since. */
function defaultSpelling({
  default: value = '',
  type,
  written,
  allowedValues = [],
}: Parameter): string {
  const text = written?.default;
  const allowed = written?.allowedValues ?? allowedValues.map(String);
  const isCurrent = text !== undefined && isDeepStrictEqual(defaultOf(text, type, allowed), value);
  return isCurrent ? text : defaultText(value);
}

function boundSpelling(
  value: number,
  text: string | undefined,
  { thousands }: TableLayout,
): string {
  if (text !== undefined && numberOf(text) === value) return text;
  return thousands === undefined ? String(value) : groupDigits(value, thousands);
}

function allowedSpelling({ allowedValues = [], type, written }: Parameter): readonly string[] {
  const texts = written?.allowedValues;
  if (!texts) return allowedValues.map(String);
  const isCurrent = isDeepStrictEqual(
    texts.map((text) => scalarOf(text, type) ?? text),
    allowedValues,
  );
  return isCurrent ? texts : allowedValues.map(String);
}

function ownEntry(map: Readonly<Record<string, string>> = {}, key: string): string | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
