import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { cli } from '../support/corpus-sdk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const corpus = inject('corpus');

/** Prints the CPU time in seconds and the peak memory in MiB when the process ends. */
const usage = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.error('usage', JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`;

// A busy machine makes CPU time longer too, so the limit is twice that of a quiet one.
test.skipIf(!corpus)('site builds all real pages in 10 s of CPU and 300 MiB', () => {
  const folder = temporaryFolder({ 'usage.mjs': usage });
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', join(folder, 'usage.mjs'), cli, 'site'],
      ...['--models', corpus?.models ?? '', '--out', join(folder, 'site')],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const [seconds = Infinity, megabytes = Infinity] = JSON.parse(
    /^usage (.*)$/m.exec(stderr)?.[1] ?? '[]',
  ) as readonly number[];
  expect(status).toBe(0);
  expect(seconds).toBeLessThan(10);
  expect(megabytes).toBeLessThan(300);
});
