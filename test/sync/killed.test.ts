import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
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

test('a run that is killed at any moment leaves the old state, or what the next run makes the new one', async () => {
  const pages = temporaryFolder({ 'acme.md': acmePage });
  const old = await projectOf([join(pages, 'acme.md')]);
  const hookFile = join(pages, 'hook.mjs');
  writeFileSync(hookFile, hook);
  const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
  writeFileSync(join(pages, 'acme.md'), newer);
  const run = (folder: string, killAt: number) =>
    spawnSync(process.execPath, ['--import', hookFile, cli, 'sync', '--from', pages], {
      cwd: folder,
      env: { ...process.env, KILL_AT: String(killAt) },
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
  for (let killAt = 1; ; killAt += killAt < 3 ? 1 : 6) {
    const folder = copyOfOld();
    const { signal } = run(folder, killAt);
    if (signal === null) break;
    kills++;
    const left = Object.entries(contents(folder)).filter(([path]) => !path.endsWith('.tmp'));
    const journal = join(folder, '.scenario-models-journal.json');
    if (!existsSync(journal)) expect([before, after]).toContainEqual(Object.fromEntries(left));
    expect(run(folder, 0).status).toBe(0);
    expect(contents(folder), `killed at ${killAt}`).toEqual(after);
    rmSync(folder, { recursive: true });
  }
  expect(kills).toBeGreaterThan(5);
});
