import { describe, expect, test } from 'vitest';
import type { Json } from '../../generator/model/record.ts';
import { readRequired } from '../../generator/record/read-required.ts';

const siblings = new Set(['image', 'mask', 'mode']);
const none = { always: false, constraints: [], unused: [] };

describe('readRequired', () => {
  test.each<[string, Json, object]>([
    ['always', { always: true }, { ...none, always: true }],
    ['a bare yes', true, { ...none, always: true }],
    ['a bare no', false, none],
    [
      'ifDefined',
      { ifDefined: { mask: { message: 'Both, please.' } } },
      {
        ...none,
        constraints: [
          { kind: 'requires', parameter: 'mask', needs: ['image'], reason: 'Both, please.' },
        ],
      },
    ],
    [
      'ifDefined with a plain message, of two siblings',
      { ifDefined: { mask: 'Both.', mode: '' } },
      {
        ...none,
        constraints: [
          { kind: 'requires', parameter: 'mask', needs: ['image'], reason: 'Both.' },
          { kind: 'requires', parameter: 'mode', needs: ['image'] },
        ],
      },
    ],
    [
      'ifNotDefined: at least one of them all',
      { ifNotDefined: { mask: { message: 'One of them.' }, mode: {} } },
      {
        ...none,
        constraints: [
          { kind: 'anyOf', parameters: ['image', 'mask', 'mode'], reason: 'One of them.' },
        ],
      },
    ],
    [
      'when',
      { when: { mode: ['edit'] } },
      {
        ...none,
        constraints: [
          {
            kind: 'requiredWhen',
            parameter: 'image',
            when: { parameter: 'mode', values: ['edit'] },
          },
        ],
      },
    ],
    [
      'conditionalValues with one value',
      { conditionalValues: { mode: 'edit' } },
      {
        ...none,
        constraints: [
          {
            kind: 'requiredWhen',
            parameter: 'image',
            when: { parameter: 'mode', values: ['edit'] },
          },
        ],
      },
    ],
  ])('%s', (_, required, meaning) => {
    expect(readRequired('image', required, siblings)).toEqual(meaning);
  });

  test.each<[string, Json, boolean, readonly string[]]>([
    [
      'ifDefined of a sibling that is not an input never applies',
      { ifDefined: { ghost: {} } },
      false,
      ['ifDefined', 'ghost'],
    ],
    [
      'ifNotDefined of one always does',
      { ifNotDefined: { ghost: {} } },
      true,
      ['ifNotDefined', 'ghost'],
    ],
    ['when names no input', { when: { ghost: ['a'] } }, false, ['when', 'ghost']],
    [
      'conditionalValues has another shape',
      { conditionalValues: { mode: { gt: 1 } } },
      false,
      ['conditionalValues', 'mode'],
    ],
    ['a constraint is not known', { unless: { mode: {} } }, false, ['unless']],
    ['it is not a constraint', 'sometimes', false, []],
  ])('%s, with a problem', (_, required, always, path) => {
    const meaning = readRequired('image', required, siblings);
    expect(meaning).toMatchObject({ always, constraints: [] });
    expect(meaning.unused.map((unused) => unused.path)).toEqual([path]);
  });
});
