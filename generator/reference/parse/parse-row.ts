import type { Parameter, Scalar } from '../../model/definition.ts';
import type { Cell } from './cells.ts';
import type { Column } from '../columns.ts';
import { quoted } from './details.ts';
import type { Span } from '../../markdown/parse-markdown.ts';
import type { Page } from './page.ts';
import * as parse from './parse-cells.ts';
import type { Code } from './read-codes.ts';
import { isArrayType, scalarOf, splitList } from './values.ts';

/** A parameter, and where its name and type stand. */
export interface Row {
  readonly parameter: Parameter;
  readonly name: Span;
  readonly type: Span;
}

/** Reads a row; undefined where it has no name or no type. What else is wrong is told as well. */
export function parseRow(page: Page, cells: (column: Column) => Cell): Row | undefined {
  parse.warnOfEmptyCells(page, cells);
  const name = parse.parseName(page, cells('Parameter'));
  const type = parse.parseType(page, cells('Type'));
  const required = parse.parseRequired(page, cells('Required'));
  const initial = parse.parseDefault(page, cells('Default'));
  const min = parse.parseBound(page, cells('Min'), 'Min');
  const max = parse.parseBound(page, cells('Max'), 'Max');
  const allowed = parse.parseAllowedValues(page, cells('Allowed Values'));
  const description = parse.parseDescription(cells('Description'));
  if (name === undefined || type === undefined) return undefined;
  const read = (code: Code) => readValue(page, code, name, type);
  const parameter = {
    name,
    type,
    ...(required && { required }),
    ...(initial && { default: readDefault(initial, type, allowed ?? [], read) }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(allowed && { allowedValues: allowed.map(read) }),
    ...(description !== undefined && { description }),
  };
  return { parameter, name: cells('Parameter').span, type: cells('Type').span };
}

/** An array's default is a list; that of an `inputs_array` is not, for its items are objects. */
function readDefault(
  code: Code,
  type: string,
  allowed: readonly Code[],
  read: (code: Code) => Scalar,
): Scalar | readonly Scalar[] {
  const isText = !isArrayType(type) || (type === 'inputs_array' && code.text !== '');
  if (isText) return read(code);
  const items = splitList(
    code.text,
    allowed.map(({ text }) => text),
  );
  return items.map((text) => read({ text, span: code.span }));
}

function readValue(page: Page, { text, span }: Code, name: string, type: string): Scalar {
  const value = scalarOf(text, type);
  if (value !== undefined) return value;
  page.warning('PAGE_VALUE_TYPE', span, {
    message: `${quoted(text)} stands among the values of ${quoted(name)}, whose type is ${type}.`,
    note: `not read as a value of ${type}`,
    why: 'The column Type decides what a value is, and one that does not fit it is kept as text.',
    fix: 'Nothing, if the API takes it as text. Otherwise the page is wrong: the API’s record of the model may tell.',
  });
  return text;
}
