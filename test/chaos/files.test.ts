import { expect, test } from 'vitest';
import { killFiles } from './files.ts';

test('commands that are killed at a file call lose nothing, write nothing in half, and name the edits that they overwrite', async () => {
  const { losses, rows } = await killFiles(84);
  expect(losses).toEqual([]);
  expect(Number(rows.at(-1)?.[2])).toBeGreaterThan(60);
});
