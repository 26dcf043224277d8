import type { Span } from '../../markdown/parse-markdown.ts';
import type { Parameter } from '../../model/definition.ts';
import { isExact } from '../../text/decimal.ts';
import type { Column } from '../columns.ts';
import type { Cell } from './cells.ts';

import { quoted, type Page } from './page.ts';
import * as parse from './parse-cells.ts';
import { defaultOf, defaultText, scalarOf, splitList } from './parse-values.ts';
import type { Code } from './read-code-spans.ts';

/** A parameter with the places of its name and its type. */
export interface Row {
  readonly parameter: Parameter;
  readonly name: Span;
  readonly type: Span;
}

/** Reads a row; undefined if it has no name or no type. Reports all other problems too. */
export function parseRow(page: Page, cells: (column: Column) => Cell): Row | undefined {
  parse.reportEmptyCells(page, cells);
  const name = parse.parseName(page, cells('Parameter'));
  const type = parse.parseType(page, cells('Type'));
  const required = parse.parseRequired(page, cells('Required'));
  const initial = parse.parseDefault(page, cells('Default'));
  const min = parse.parseBound(page, cells('Min'), 'Min');
  const max = parse.parseBound(page, cells('Max'), 'Max');
  const allowed = parse.parseAllowedValues(page, cells('Allowed Values'));
  const description = parse.parseDescription(cells('Description'));
  if (name === undefined || type === undefined) return undefined;
  const texts = allowed?.map(({ text }) => text) ?? [];
  const parameter: Parameter = {
    name,
    type,
    ...(required && { required }),
    ...(initial && { default: defaultOf(initial.text, type, texts) }),
    ...(min && { min: min.value }),
    ...(max && { max: max.value }),
    ...(allowed && { allowedValues: texts.map((text) => scalarOf(text, type) ?? text) }),
    ...(description !== undefined && { description }),
  };
  for (const code of [...(initial ? [initial] : []), ...(allowed ?? [])]) {
    const items =
      code === initial && typeof parameter.default === 'object'
        ? splitList(code.text, texts)
        : [code.text];
    for (const text of items) checkValue(page, { text, span: code.span }, name, type);
  }
  const written = {
    ...(initial &&
      parameter.default !== undefined &&
      defaultText(parameter.default) !== initial.text && { default: initial.text }),
    ...(min && String(min.value) !== min.text && { min: min.text }),
    ...(max && String(max.value) !== max.text && { max: max.text }),
    ...(texts.some((text, at) => String(parameter.allowedValues?.[at]) !== text) && {
      allowedValues: texts,
    }),
  };
  return {
    parameter: Object.keys(written).length > 0 ? { ...parameter, written } : parameter,
    name: cells('Parameter').span,
    type: cells('Type').span,
  };
}

function checkValue(page: Page, { text, span }: Code, name: string, type: string): void {
  const value = scalarOf(text, type);
  if (value === undefined) {
    page.warning('PAGE_VALUE_TYPE', span, {
      message: `A value of ${quoted(name)} must be of type ${type} (got ${quoted(text)}).`,
      note: `not a value of type ${type}`,
      why: 'The column Type decides how values are read. A value of another type is kept as text.',
      fix: 'No action is needed if the API accepts the text. Otherwise compare the page with the API record of the model.',
    });
  } else if (typeof value === 'number' && !isExact(text)) {
    page.warning('PAGE_VALUE_ROUNDED', span, {
      message: `A value of ${quoted(name)} is kept as ${value} (got ${quoted(text)}).`,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if both are equal to the API.',
    });
  }
}
