import { expect, test } from 'vitest';
import { processes } from './processes.ts';

test('the command line that is ended by SIGKILL at a file call loses nothing, and the next run completes it', async () => {
  const { rows } = await processes(42);
  expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
  expect(rows.every(({ outcomes }) => outcomes.size > 0)).toBe(true);
});
