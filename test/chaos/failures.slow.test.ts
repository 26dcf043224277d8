import { expect, test } from 'vitest';
import { failures } from './failures.ts';

test('commands whose file calls fail give the reason, write nothing in half, and complete when run again', async () => {
  const { rows } = await failures(84);
  expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
  expect(rows.every(({ outcomes }) => outcomes.size > 0)).toBe(true);
});
