import { builders, printer } from 'prettier/doc';
import { literal, objectKey } from './literal.ts';

const { align, fill, group, ifBreak, indent, indentIfBreak, join, line, softline } = builders;

/**
 * TypeScript with optional line breaks. Prettier's document printer lays it out as Prettier would
 * format it, in a fraction of the time, because nothing is parsed. A test compares the generated
 * files with the output of Prettier.
 */
export type Layout = builders.Doc;

/** Prints a layout whose lines are indented by `indentation` columns. */
export function printLayout(layout: Layout, indentation = 0): string {
  const options = { printWidth: 100 - indentation, tabWidth: 2, useTabs: false };
  return printer.printDocToString(layout, options).formatted;
}

/** Returns `{ a: 1, b: 2 }`, or a line for each field. Fields without a value are omitted. */
export function objectLayout(
  fields: readonly (readonly [name: string, value: Layout | undefined])[],
): Layout {
  const written = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [fieldLayout(objectKey(name), value)],
  );
  if (written.length === 0) return '{}';
  return group(['{', indent([line, join([',', line], written)]), ifBreak(','), line, '}']);
}

/** Text that does not fit goes below its key, unless the key is so short that this gains nothing. */
function fieldLayout(key: string, value: Layout): Layout {
  return typeof value === 'string' && key.length >= 5
    ? group([key, ':', group(indent(line)), group(indent(value))])
    : [key, ': ', value];
}

/** Returns a value as a literal. */
export function valueLayout(value: unknown): Layout {
  if (Array.isArray(value)) return listLayout(value);
  if (typeof value !== 'object' || value === null) return literal(value);
  return objectLayout(Object.entries(value).map(([name, field]) => [name, valueLayout(field)]));
}

/** Returns a list as a literal. Prettier gives each of several objects its own line. */
function listLayout(items: readonly unknown[]): Layout {
  const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null;
  if (!items.some(isObject)) return arrayLayout(items.map(literal));
  const shouldBreak =
    items.length > 1 && items.every((item) => isObject(item) && Object.keys(item).length > 1);
  const separated = join([',', line], items.map(valueLayout));
  const inside = [indent([softline, separated]), ifBreak(','), softline];
  return group(['[', ...inside, ']'], { shouldBreak });
}

/** Returns `['a', 'b']`, or a line for each item; numbers fill the lines. */
function arrayLayout(items: readonly string[]): Layout {
  if (items.length === 0) return '[]';
  const numbers = items.length > 1 && items.every((item) => /^-?\d/.test(item));
  const separated = numbers
    ? fill(
        items.flatMap((item, at): Layout[] =>
          at + 1 < items.length ? [[item, ','], line] : [item],
        ),
      )
    : join([',', line], [...items]);
  return group(['[', indent([softline, separated]), ifBreak(','), softline, ']']);
}

/** Returns `name(a, b)`, or a line for each argument. */
export function callLayout(name: Layout, ...values: readonly Layout[]): Layout {
  if (values.length === 0) return [name, '()'];
  const inside = join([',', line], [...values]);
  return group([name, '(', indent([softline, inside]), ifBreak(','), softline, ')']);
}

/** Returns `name({…})`: the brackets of a list or an object that is the only argument stay next to those of the call. */
export function huggingCallLayout(name: Layout, value: Layout): Layout {
  return [name, '(', value, ')'];
}

/** Returns `() => value`. */
export function functionLayout(value: Layout): Layout {
  return ['() =>', group(indent([line, value]))];
}

/** Returns `'a' | 'b'`, or a line for each type. */
export function unionLayout(types: readonly Layout[]): Layout {
  if (types.length < 2) return [...types];
  return group(indent([softline, group(unionLines(types))]));
}

/** Returns `('a' | 'b')[]`, or a line for each type. */
export function unionArrayLayout(types: readonly string[]): Layout {
  if (types.length < 2) return [...types, '[]'];
  return group(['(', indent([softline, unionLines(types)]), softline, ')[]']);
}

function unionLines(types: readonly Layout[]): Layout {
  return [
    ifBreak('| '),
    join(
      [line, '| '],
      types.map((type) => align(2, type)),
    ),
  ];
}

/** Returns `Name<'a', B>`, or a line for each argument. */
export function typeReferenceLayout(name: string, types: readonly Layout[]): Layout {
  const inside = join([',', line], [...types]);
  return group([`${name}<`, indent([softline, inside]), softline, '>']);
}

/** Returns `export const name: Type = value;`, with line breaks before the value and in the type if needed. */
export function constantLayout(name: string, type: Layout, value: Layout): Layout {
  const groupId = Symbol('value');
  return group([
    group([`export const ${name}: `, type]),
    ' =',
    group(indent(line), { id: groupId }),
    indentIfBreak(value, { groupId }),
    ';',
  ]);
}

/** Returns `{ a, type B }` of an import or export, or a line for each name. */
export function namesLayout(names: readonly string[]): Layout {
  if (names.length < 2) return ['{ ', ...names, ' }'];
  return group(['{', indent([line, join([',', line], [...names])]), ifBreak(','), line, '}']);
}
