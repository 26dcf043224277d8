import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  callLayout,
  constantLayout,
  functionLayout,
  huggingCallLayout,
  objectLayout,
  printField,
  printLayout,
  printWithFields,
  separateObjectLayout,
  typeReferenceLayout,
  valueLayout,
  type CodeLayout,
} from '../../generator/typescript/layout.ts';

type Fields = readonly (readonly [name: string, value: CodeLayout])[];

/** A constant with two objects, as in the module of a model. */
function constantWith(name: string, text: string, one: CodeLayout, other: CodeLayout) {
  const call = callLayout('strictObject', other, ...(text === '' ? [] : ['check()']));
  const value = objectLayout([
    ['text', valueLayout(text)],
    ['data', one],
    ['make', functionLayout(call)],
  ]);
  const type = typeReferenceLayout('Model', ["'id'", name]);
  return constantLayout(name, type, huggingCallLayout('define', value));
}

const fields = fc
  .array(
    fc.tuple(
      fc.stringMatching(/^[a-z-]{1,24}$/),
      fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((list): Fields => list.map(([name, value]) => [name, valueLayout(value)]));

test('printWithFields prints the same as printLayout', () => {
  const name = fc.stringMatching(/^[a-z]{1,40}$/);
  fc.assert(
    fc.property(
      name,
      fc.string({ unit: 'grapheme' }),
      fields,
      fields,
      (constant, text, one, other) => {
        const code = printWithFields(
          constantWith(constant, text, separateObjectLayout, separateObjectLayout),
          ...[one, other].map(
            (object) => (indentation: string) =>
              object.map(([field, value]) => printField(field, value, indentation)),
          ),
        );
        fc.pre(code !== undefined);
        const whole = constantWith(constant, text, objectLayout(one), objectLayout(other));
        expect(code).toBe(printLayout(whole));
      },
    ),
  );
});

test('printWithFields returns undefined if the fields may fit on one line', () => {
  const layout = huggingCallLayout('define', separateObjectLayout);
  const printed = (value: string) => printWithFields(layout, () => [`id: '${value}',`]);
  expect(printed('a')).toBeUndefined();
  // 90 characters in 45 columns.
  expect(printed('e\u0301'.repeat(45))).toBeUndefined();
  expect(printed('a'.repeat(100))).toBe(`define({\n  id: '${'a'.repeat(100)}',\n})`);
});
