import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectLinear, startCounting, stopCounting } from '../support/growth.ts';

beforeAll(startCounting);
afterAll(stopCounting);

const text = (size: number): string => 'ab'.repeat(size);

test.each<[string, (input: string) => unknown]>([
  ['a loop', (input) => Array.from(input, (character) => character.charCodeAt(0))],
  ['a pattern', (input) => input.replace(/a(?=b)/g, '')],
])('expectLinear accepts %s', (_, run) => {
  expectLinear(text, run);
});

test.each<[string, (input: string) => unknown]>([
  [
    'a loop in a loop',
    (input) => Array.from(input, () => Array.from(input, (item) => item.length)),
  ],
  ['a search from each place', (input) => Array.from(input, (_, at) => input.indexOf('c', at))],
  [
    'a pattern from each place',
    (input) => Array.from(input, (_, at) => /b.*c/.test(input.slice(at))),
  ],
])('expectLinear rejects %s', (_, run) => {
  expect(() => {
    expectLinear(text, run, { size: 60 });
  }).toThrow('work added by each doubling');
});
