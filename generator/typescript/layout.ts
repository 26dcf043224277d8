import { builders, printer } from 'prettier/doc';
import { objectKey, printLiteral } from './literal.ts';

const { align, fill, group, hardline, ifBreak, indent, indentIfBreak, join, line, softline } =
  builders;

/**
 * TypeScript with optional line breaks. Prettier's document printer lays it out as Prettier would
 * format it, in a fraction of the time, because nothing is parsed. A test compares the generated
 * files with the output of Prettier.
 */
export type CodeLayout = builders.Doc;

const printWidth = 100;

/** Prints a layout whose lines are indented by `indentation` columns. */
export function printLayout(layout: CodeLayout, indentation = 0): string {
  const options = { printWidth: printWidth - indentation, tabWidth: 2, useTabs: false };
  return printer.printDocToString(layout, options).formatted;
}

/** Prints a layout without line breaks, for code that is minified: in a fraction of the time. */
export function printFlat(layout: CodeLayout): string {
  if (typeof layout === 'string') return layout;
  if (Array.isArray(layout)) {
    let code = '';
    for (const part of layout) code += printFlat(part);
    return code;
  }
  switch (layout.type) {
    case 'line':
      return layout.soft ? '' : ' ';
    case 'if-break':
      return printFlat(layout.flatContents);
    case 'fill':
      return printFlat(layout.parts);
    default:
      return 'contents' in layout ? printFlat(layout.contents) : '';
  }
}

/** Lays out an object: `{ a: 1, b: 2 }`, or one line per field. Omits fields without a value. */
export function objectLayout(
  fields: readonly (readonly [name: string, value: CodeLayout | undefined])[],
): CodeLayout {
  const printed = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [fieldLayout(objectKey(name), value)],
  );
  if (printed.length === 0) return '{}';
  return group(['{', indent([line, join([',', line], printed)]), ifBreak(','), line, '}']);
}

/** Where `printWithFields` puts the fields of an object. */
const fieldsPlace = '\0';

/** Lays out an object with a line per field, whose fields are printed separately. */
export const separateObjectLayout: CodeLayout = [
  '{',
  indent([hardline, fieldsPlace]),
  hardline,
  '}',
];

/**
 * Prints a layout that has `separateObjectLayout` for each of `objects`, in their order. They return
 * the code of their fields; `indentation` is the spaces before each of them. Returns undefined if the
 * fields of an object may fit on one line.
 */
export function printWithFields(
  layout: CodeLayout,
  ...objects: readonly ((indentation: string) => readonly string[])[]
): string | undefined {
  const [start = '', ...rests] = printLayout(layout).split(fieldsPlace);
  let code = start;
  for (const [index, fieldsAt] of objects.entries()) {
    const indentation = code.slice(code.lastIndexOf('\n') + 1);
    const joined = fieldsAt(indentation).join('\n');
    // Other characters may be wider or narrower than one column.
    const shortest = joined.replace(/[^ -~]/g, '').length;
    if (shortest < printWidth) return undefined;
    code += joined.replaceAll('\n', `\n${indentation}`) + (rests[index] ?? '');
  }
  return code;
}

/** Prints a field of an object that has a line per field. */
export function printField(name: string, value: CodeLayout, indentation: string): string {
  return printLayout([fieldLayout(objectKey(name), value), ','], indentation.length);
}

/** Puts text that does not fit below its key, unless the key is too short for that to help. */
function fieldLayout(key: string, value: CodeLayout): CodeLayout {
  return typeof value === 'string' && key.length >= 5
    ? group([key, ':', group(indent(line)), group(indent(value))])
    : [key, ': ', value];
}

/** Lays out a value as a literal. */
export function valueLayout(value: unknown): CodeLayout {
  if (Array.isArray(value)) return listLayout(value);
  if (typeof value !== 'object' || value === null) return printLiteral(value);
  return objectLayout(Object.entries(value).map(([name, field]) => [name, valueLayout(field)]));
}

/** Lays out a list as a literal. Prettier puts each of several objects on a separate line. */
function listLayout(items: readonly unknown[]): CodeLayout {
  const isObject = (item: unknown): item is object => typeof item === 'object' && item !== null;
  if (!items.some(isObject)) return arrayLayout(items.map(printLiteral));
  const shouldBreak =
    items.length > 1 && items.every((item) => isObject(item) && Object.keys(item).length > 1);
  const separated = join([',', line], items.map(valueLayout));
  const inside = [indent([softline, separated]), ifBreak(','), softline];
  return group(['[', ...inside, ']'], { shouldBreak });
}

/** Lays out a list of literals: `['a', 'b']`, or one line per item. Numbers fill the lines. */
function arrayLayout(items: readonly string[]): CodeLayout {
  if (items.length === 0) return '[]';
  const numbers = items.length > 1 && items.every((item) => /^-?\d/.test(item));
  const separated = numbers
    ? fill(
        items.flatMap((item, at): CodeLayout[] =>
          at + 1 < items.length ? [[item, ','], line] : [item],
        ),
      )
    : join([',', line], [...items]);
  return group(['[', indent([softline, separated]), ifBreak(','), softline, ']']);
}

/** Lays out a call: `name(a, b)`, or one line per argument. */
export function callLayout(name: CodeLayout, ...values: readonly CodeLayout[]): CodeLayout {
  if (values.length === 0) return [name, '()'];
  const inside = join([',', line], [...values]);
  return group([name, '(', indent([softline, inside]), ifBreak(','), softline, ')']);
}

/** Lays out a call whose only argument is a list or an object, and keeps `name({` on one line (“hugging”). */
export function huggingCallLayout(name: CodeLayout, value: CodeLayout): CodeLayout {
  return [name, '(', value, ')'];
}

/** Lays out a function: `() => value`. */
export function functionLayout(value: CodeLayout): CodeLayout {
  return ['() =>', group(indent([line, value]))];
}

/** Lays out a union: `'a' | 'b'`, or one line per type. */
export function unionLayout(types: readonly CodeLayout[]): CodeLayout {
  if (types.length < 2) return [...types];
  return group(indent([softline, group(unionLines(types))]));
}

/** Lays out an array of a union: `('a' | 'b')[]`, or one line per type. */
export function unionArrayLayout(types: readonly string[]): CodeLayout {
  if (types.length < 2) return [...types, '[]'];
  return group(['(', indent([softline, unionLines(types)]), softline, ')[]']);
}

function unionLines(types: readonly CodeLayout[]): CodeLayout {
  return [
    ifBreak('| '),
    join(
      [line, '| '],
      types.map((type) => align(2, type)),
    ),
  ];
}

/** Lays out a type reference: `Name<'a', B>`, or one line per argument. */
export function typeReferenceLayout(name: string, types: readonly CodeLayout[]): CodeLayout {
  const inside = join([',', line], [...types]);
  return group([`${name}<`, indent([softline, inside]), softline, '>']);
}

/** Lays out `export const name: Type = value;`, with line breaks before the value and in the type if needed. */
export function constantLayout(name: string, type: CodeLayout, value: CodeLayout): CodeLayout {
  const groupId = Symbol('value');
  return group([
    group([`export const ${name}: `, type]),
    ' =',
    group(indent(line), { id: groupId }),
    indentIfBreak(value, { groupId }),
    ';',
  ]);
}

/** Lays out the names of an import or export: `{ a, type B }`, or one line per name. */
export function namesLayout(names: readonly string[]): CodeLayout {
  if (names.length < 2) return ['{ ', ...names, ' }'];
  return group(['{', indent([line, join([',', line], [...names])]), ifBreak(','), line, '}']);
}
