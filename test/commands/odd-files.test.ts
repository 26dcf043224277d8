import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isLong } from '../support/long-form.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { oddRuns, places, type OddRun } from './odd-files-table.ts';

const root = join(import.meta.dirname, '../..');
const script = join(import.meta.dirname, 'odd-files-runner.ts');
const isSuperuser = process.getuid?.() === 0;
/** The superuser may read every file, so the commands run as nobody, who must be able to read them. */
const nobody = { uid: 65_534, gid: 65_534 };
const user = isSuperuser && isReadable(script) ? nobody : {};

function isReadable(file: string): boolean {
  const reading = `require('node:fs').accessSync(${JSON.stringify(file)})`;
  return spawnSync(process.execPath, ['-e', reading], { cwd: '/', ...nobody }).status === 0;
}

interface Ended {
  readonly index: number;
  readonly status?: number;
  readonly output?: string;
}

/** Runs every nth of the table from an offset on, and returns how each run ended. */
async function endsOf(nth: number, offset: number): Promise<ReadonlyMap<number, Ended>> {
  const folder = temporaryFolder();
  if (user === nobody) {
    chownSync(folder, nobody.uid, nobody.gid);
    chmodSync(dirname(folder), 0o711);
  }
  const ends = new Map<number, Ended>();
  let first = 0;
  while (first < oddRuns.length) {
    const last = await runFrom(first, ends);
    if (last === undefined) break;
    // It ended in the middle of a run, which has no status.
    first = last + 1;
  }
  return ends;

  function runFrom(start: number, found: Map<number, Ended>): Promise<number | undefined> {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, ...[start, nth, offset].map(String)],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: folder, HOME: folder, NO_COLOR: '1' },
        stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
        ...user,
      },
    );
    let lines = '';
    let current: number | undefined;
    // Only a run that never ends is stopped: every other one takes less than a second.
    const stop = () => setTimeout(() => child.kill('SIGKILL'), 120_000);
    let timer = stop();
    child.stdio[3]?.on('data', (text: Uint8Array) => {
      clearTimeout(timer);
      timer = stop();
      lines += String(text);
      for (let end = lines.indexOf('\n'); end !== -1; end = lines.indexOf('\n')) {
        const line = JSON.parse(lines.slice(0, end)) as Ended;
        lines = lines.slice(end + 1);
        found.set(line.index, line);
        current = line.index;
      }
    });
    return new Promise((resolve, reject) => {
      child.on('error', reject).on('close', (status) => {
        clearTimeout(timer);
        resolve(status === 0 ? undefined : (current ?? oddRuns.length));
      });
    });
  }
}

/** Kinds that have no text, or no text in UTF-8. */
const noText: readonly OddRun['kind'][] = [
  ...(['fifo', 'socket', 'folder', 'link to itself', 'broken link', 'link to a device'] as const),
  ...(['unreadable', 'huge', 'invalid UTF-8', 'UTF-16'] as const),
];

/** Files without which a command can't do its work, so that it must reject every kind without text. */
const needed: readonly OddRun['place'][] = [
  ...(['definition', 'overlay', 'history', 'sync lock', 'configuration'] as const),
  ...(['journal', 'accepted breaks', 'changelog', 'registry'] as const),
];

function isRejected({ command, place, kind }: OddRun): boolean {
  // In a clone that only the superuser can read, the commands run as the superuser.
  if (kind === 'unreadable' && isSuperuser && user !== nobody) return false;
  if (place === 'page') {
    return ['import', 'diff of pages'].includes(command) && kind !== 'NUL bytes';
  }
  return needed.includes(place) && noText.includes(kind);
}

test('commands reject odd files with exit code 2, a place and a message, and never hang or report a bug', async () => {
  const nth = isLong() ? 1 : 96;
  // Each run of the tests checks other files: the offset changes with the process.
  const offset = isLong() ? 0 : process.pid % nth;
  const ends = await endsOf(nth, offset);
  const wrong = oddRuns.flatMap((run, index) => {
    if (index % nth !== offset) return [];
    const { status, output = '' } = ends.get(index) ?? {};
    const name = `${run.command}, ${run.place}, ${run.kind}`;
    const fail = (why: string) => [`${name}: ${why}: ${String(status)} ${output.slice(0, 500)}`];
    if (status === undefined) return fail('does not end');
    if (/This is a bug|^\s+at .*:\d+:\d+/m.test(output)) return fail('reports a bug');
    if (![0, 2, 4, 5].includes(status)) return fail('ends with another code');
    if (isRejected(run) && status !== 2) return fail('is not rejected');
    // A folder without pages is named, not the folder in it.
    if (run.place === 'page' && run.kind === 'folder' && output.includes('pages')) return [];
    const file = places[run.place] === '' ? `.${run.place}.json` : basename(places[run.place]);
    if (status === 2 && !(/^✖ /m.test(output) && output.includes(file)))
      return fail('has no place');
    return [];
  });
  expect(wrong).toEqual([]);
  expect(ends.size).toBeGreaterThanOrEqual(Math.floor(oddRuns.length / nth));
});
