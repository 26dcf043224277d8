import { expect, test } from 'vitest';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { contradictionsOf } from '../../generator/resolve/contradictions.ts';

test.each<[ResolvedParameter, string]>([
  [
    { name: 'images', type: 'file_array', default: ['a', 'b'], maxItems: 1 },
    'default must have at most 1 item (got 2)',
  ],
  [
    { name: 'images', type: 'file_array', default: ['a'], minItems: 2 },
    'default must have at least 2 items (got 1)',
  ],
  [
    { name: 'letter', type: 'string', default: 'ab', maxLength: 1 },
    'default `ab` must have at most 1 character',
  ],
  [
    { name: 'title', type: 'string', default: 'ab', minLength: 3 },
    'default `ab` must have at least 3 characters',
  ],
])('contradictionsOf counts in the right number: %o', (parameter, message) => {
  expect(contradictionsOf(parameter).map((found) => found.message)).toEqual([message]);
});
