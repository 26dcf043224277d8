import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, projectOf } from './project.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');

/** Loaded before the command line: kills the process at the nth time that it touches a file. */
const hook = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
let left = Number(process.env.KILL_AT);
for (const name of ['writeFileSync', 'renameSync', 'rmSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
syncBuiltinESMExports();
`;

test('sync that is killed at any file call leaves the previous state, or one that the next run completes', async () => {
  const pages = temporaryFolder({ 'acme.md': acmePage });
  const old = await projectOf([join(pages, 'acme.md')]);
  const hookFile = join(pages, 'hook.mjs');
  const state = temporaryFolder();
  writeFileSync(hookFile, hook);
  const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  writeFileSync(join(pages, 'acme.md'), newer);
  const run = (folder: string, killAt: number) =>
    spawnSync(process.execPath, ['--import', hookFile, cli, 'sync', '--from', pages], {
      cwd: folder,
      env: { ...process.env, KILL_AT: String(killAt), XDG_STATE_HOME: state },
    });
  const copyOfOld = () => {
    const folder = temporaryFolder();
    cpSync(old, folder, { recursive: true });
    return folder;
  };

  const whole = copyOfOld();
  expect(run(whole, 0).status).toBe(0);
  const before = contents(old);
  const after = contents(whole);
  expect(after).not.toEqual(before);

  let kills = 0;
  for (let killAt = 1; ; killAt += killAt < 3 ? 4 : 12) {
    const folder = copyOfOld();
    const { signal } = run(folder, killAt);
    if (signal === null) break;
    kills++;
    const left = Object.entries(contents(folder)).filter(
      ([path]) => !path.endsWith('.scenario-models-tmp'),
    );
    const hasJournal = readdirSync(state, { recursive: true, encoding: 'utf8' }).some((path) =>
      path.endsWith('.journal.json'),
    );
    if (!hasJournal) expect([before, after]).toContainEqual(Object.fromEntries(left));
    expect(run(folder, 0).status).toBe(0);
    expect(contents(folder), `killed at ${killAt}`).toEqual(after);
    rmSync(folder, { recursive: true });
  }
  expect(kills).toBeGreaterThan(3);
});
