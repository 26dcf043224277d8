import { Linter } from 'eslint';
import * as regexp from 'eslint-plugin-regexp';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rules = {
  'regexp/no-super-linear-backtracking': 'error',
  'regexp/no-super-linear-move': 'error',
} as const;

/** Returns why a pattern may take more than linear time. */
function reasons(pattern: string): readonly string[] {
  const config = [{ plugins: { regexp }, rules }];
  return new Linter().verify(`export default ${pattern}`, config).map(({ message }) => message);
}

describe('a search takes linear time', () => {
  test.each([String.raw`/\d+x/`, String.raw`/(a|a)*b/`, String.raw`/\s+$/`])(
    'unless its pattern is like %s',
    (pattern) => {
      expect(reasons(pattern)).toHaveLength(1);
    },
  );

  test('for each pattern that is made from text', () => {
    const script = join(import.meta.dirname, 'collect-patterns.ts');
    const output = execFileSync(process.execPath, ['--import', 'tsx', script], { cwd: root });
    const patterns = JSON.parse(output.toString()) as readonly (readonly [string, string])[];
    expect(patterns.length).toBeGreaterThan(50);
    const slow = patterns.flatMap(([pattern, place]) =>
      reasons(pattern).map((reason) => `${place}: ${pattern}: ${reason}`),
    );
    expect(slow).toEqual([]);
  });
});
