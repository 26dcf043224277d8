import { expect, test } from 'vitest';
import { files } from './files.ts';

test('commands that are killed at a file call lose nothing, write nothing in half, and name the edits that they overwrite', async () => {
  const { rows } = await files(42);
  expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
  const runs = rows.flatMap(({ outcomes }) => [...outcomes.values()]);
  expect(runs.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(35);
});
