import { array, assert, constantFrom, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { neededMeanings } from '../../generator/prose/constraints/needed-meanings.ts';
import { statementForms } from '../../generator/prose/constraints/statement-forms.ts';
import { letterOf, letters } from '../../generator/prose/constraints/words.ts';
import { hasMeanings } from '../../generator/prose/prefilter.ts';

test.each([
  ['only be* [given set] with', ['only', 'given set', 'with']],
  ['be* only? [given set]{0,2} [^comma and] .*', []],
  ['(be | [can must] not)+ requires ((of)? the)?', ['requires']],
  ['number [the word]{1,3} be+', ['number', 'the word', 'be']],
])('neededMeanings finds the meanings that each match of "%s" has', (source, sets) => {
  expect(neededMeanings(source)).toEqual(sets.map((set) => set.split(' ').map(letterOf).join('')));
});

test('neededMeanings finds only meanings that each clause of a statement form has', () => {
  const someLetters = uniqueArray(constantFrom(...Object.values(letters)), {
    minLength: 2,
    maxLength: 6,
  });
  let matches = 0;
  assert(
    property(
      someLetters.chain((few) => array(constantFrom(...few), { minLength: 1, maxLength: 8 })),
      (clause) => {
        const text = clause.join('');
        for (const { pattern, needs } of statementForms) {
          if (!pattern().test(text)) continue;
          matches++;
          expect(hasMeanings(text, needs), `${pattern().source} on ${text}`).toBe(true);
        }
      },
    ),
    { numRuns: 20_000 },
  );
  expect(matches).toBeGreaterThan(1000);
});
