import { expect, test } from 'vitest';
import { downloadFaults, downloads } from '../chaos/downloads.ts';
import { requestFaults, requests } from '../chaos/requests.ts';
import { isLong } from '../support/long-form.ts';

// The long forms run with `npm run chaos`.

test('submit starts at most one job under every kind of fault, and reports whether there is one', async () => {
  const kinds = Object.keys(requestFaults).length;
  expect(kinds).toBeGreaterThanOrEqual(48);
  const { rows } = await requests((isLong() ? 4 : 1) * kinds);
  expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
  expect(rows.every(({ outcomes }) => outcomes.size > 0)).toBe(true);
});

test('download returns the correct bytes or fails under every kind of fault', async () => {
  const { rows } = await downloads(3 * Object.keys(downloadFaults).length);
  expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
  expect(rows.every(({ outcomes }) => outcomes.size > 0)).toBe(true);
});
