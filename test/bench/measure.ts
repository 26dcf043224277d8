import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The time and memory of one run of a command. */
export interface Run {
  /** Wall clock, in seconds. */
  readonly seconds: number;
  /** User and system time of all threads, in seconds. */
  readonly cpu: number;
  /** The peak memory, in MB of 10^6 bytes. */
  readonly megabytes: number;
  readonly stdout: string;
}

/** The settings of a run. */
export interface RunOptions {
  /** The program; this Node.js by default. */
  readonly node?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Any other exit code stops the benchmark. */
  readonly exitCode?: number;
}

/** Runs Node in a separate process, and measures it with the processes of Node that it starts. */
export function runNode(
  args: readonly string[],
  { node = process.execPath, cwd = '.', env = {}, exitCode = 0 }: RunOptions = {},
): Run {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const hook = join(folder, 'hook.mjs');
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  writeFileSync(new URL(process.pid + '.json', import.meta.url), JSON.stringify(process.resourceUsage()));
});`,
  );
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(node, [...args], {
    cwd,
    env: { ...process.env, ...env, NODE_OPTIONS: `--import ${pathToFileURL(hook).href}` },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== exitCode) throw new Error(`${args.join(' ')} exits with ${status}\n${stderr}`);
  const usages = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as NodeJS.ResourceUsage);
  rmSync(folder, { recursive: true });
  return {
    seconds,
    cpu:
      usages.reduce((sum, { userCPUTime, systemCPUTime }) => sum + userCPUTime + systemCPUTime, 0) /
      1e6,
    megabytes: (Math.max(...usages.map(({ maxRSS }) => maxRSS)) * 1024) / 1e6,
    stdout,
  };
}

let moved = 0;

/**
 * Moves a folder away before a run. Deleting it would cost the run up to two seconds: some file
 * systems do not use the places of files again that were deleted a moment ago.
 */
export function moveAway(folder: string): void {
  if (existsSync(folder)) renameSync(folder, `${folder}-${String(moved++)}`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The medians of `times` runs; `before` prepares each run and is not measured. */
export function measure(times: number, run: () => Run, before: () => void = () => undefined): Run {
  const runs = Array.from({ length: times }, () => {
    before();
    return run();
  });
  return mediansOf(runs);
}

/** Measures commands in turn, so that a change of the machine's load meets all of them. */
export function measureInTurn(times: number, commands: readonly (() => Run)[]): readonly Run[] {
  const measured = commands.map((run) => ({ run, runs: [] as Run[] }));
  for (let round = 0; round < times; round++) {
    for (const { run, runs } of measured) runs.push(run());
  }
  return measured.map(({ runs }) => mediansOf(runs));
}

function mediansOf(runs: readonly Run[]): Run {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
    stdout: runs[0]?.stdout ?? '',
  };
}

/** A Markdown table on stdout. */
export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [header, header.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  process.stdout.write(`\n## ${title}\n\n${lines.join('\n')}\n`);
}
