import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFaults, matchesPattern } from '../../generator/dev-server/faults.ts';

describe('matchesPattern', () => {
  test.each<[string, string, boolean]>([
    ['*', '', true],
    ['*', 'GET /jobs', true],
    ['GET /jobs', 'GET /jobs', true],
    ['GET /jobs', 'GET /jobs/1', false],
    ['GET /jobs/*', 'GET /jobs/1', true],
    ['GET /jobs/*', 'GET /jobs', false],
    ['*/action', 'POST /jobs/1/action', true],
    ['POST *a*b*c', 'POST abc', true],
    ['POST *ab*b', 'POST ab', false],
    ['a*a', 'a', false],
    ['a**a', 'aa', true],
    ['GET /jobs.', 'GET /jobs1', false],
    ['(a+)+$', 'aaaa', false],
  ])('%j on %j → %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });

  test('agrees with the regular expression of the same meaning', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const subject = text.join('').replaceAll('*', 'b');
        const regexp = new RegExp(`^${pattern.join('').replaceAll('*', '.*')}$`);
        expect(matchesPattern(pattern.join(''), subject)).toBe(regexp.test(subject));
      }),
    );
  });
});

describe('createFaults', () => {
  const meets = (fault: object, count: number): boolean[] => {
    const faults = createFaults();
    faults.add({ on: '*', then: 'cut', ...fault });
    return Array.from({ length: count }, () => faults.take('GET /jobs') !== undefined);
  };

  test('take returns a fault `times` times, after `skip`, at every nth request', () => {
    expect(meets({}, 3)).toEqual([true, false, false]);
    expect(meets({ times: 2, skip: 1 }, 4)).toEqual([false, true, true, false]);
    expect(meets({ times: 2, every: 2 }, 5)).toEqual([false, true, false, true, false]);
  });

  test('take discards faults that can no longer happen', () => {
    const faults = createFaults();
    for (let count = 0; count < 100; count++) faults.add({ on: 'GET /jobs', then: 'cut' });
    for (let count = 0; count < 101; count++) faults.take('GET /jobs');
    expect(faults.size()).toBe(0);
  });
});
