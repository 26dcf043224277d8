import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchFiles } from '../../generator/commands/watch-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('watchFiles does not throw when a check of a link loop fails after the watcher was closed', async () => {
  const folder = temporaryFolder({ 'models/images/a.yaml': '' });
  symlinkSync('loop.yaml', join(folder, 'models/images/loop.yaml'));
  const errors: unknown[] = [];
  const note = (error: unknown) => errors.push(error);
  process.on('unhandledRejection', note);
  // The check starts soon after the watcher: each is closed a little later than the one before.
  for (let wait = 0; wait < 30; wait++) {
    const events = watchFiles(join(folder, 'models'));
    await sleep(wait / 2);
    await events.close();
  }
  await sleep(100);
  process.off('unhandledRejection', note);
  expect(errors).toEqual([]);
});
