import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../support/corpus-sdk.ts';
import { copy, inStateFolder, killOnce, spread, type RunResult } from './files.ts';
import { filesIn, scenariosOf, withDocs, type Scenario } from './scenarios.ts';
import { chaosRow, type ChaosRow, type ChaosSuite, type ChaosTable } from './support/table.ts';

/**
 * Ends the command line by SIGKILL at its file calls and at other times, lets a person edit a file,
 * and runs it again. Losses are those of the suite `files`; here the process, its lock and its
 * children are real.
 */
export const processes: ChaosSuite = Object.assign(killProcesses, { longCount: 120 });

/** Loaded before the command line: kills the process at a file call, or notes how many there are. */
const hook = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { KILL_AT, CALLS } = process.env;
let calls = 0;
const count = () => {
  if (++calls === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
};
for (const [owner, names] of [
  [fs, ['writeFileSync', 'renameSync', 'rmSync', 'linkSync', 'mkdirSync']],
  [fs.promises, ['writeFile', 'rename', 'rm']],
]) {
  for (const name of names) {
    const original = owner[name];
    owner[name] = (...args) => {
      count();
      return original(...args);
    };
  }
}
syncBuiltinESMExports();
process.on('exit', () => fs.appendFileSync(CALLS, String(calls)));
`;

async function killProcesses(count: number): Promise<ChaosTable> {
  return inStateFolder(async (base) => {
    writeFileSync(join(base, 'hook.mjs'), hook);
    const rows: ChaosRow[] = [];
    await withDocs(async (docs) => {
      const killed = scenariosOf(docs).filter(({ args }) => args !== undefined);
      for (const scenario of killed) {
        rows.push(await killProcess(scenario, base, Math.ceil(count / killed.length)));
      }
    });
    return { title: 'SIGKILL of the command line', rows };
  });
}

async function killProcess(scenario: Scenario, base: string, amount: number): Promise<ChaosRow> {
  const original = join(base, 'original');
  await scenario.prepare(original);
  const before = filesIn(original);
  const whole = copy(original, join(base, 'whole'));
  const { calls } = await runCli(base, whole, scenario, 0);
  const after = filesIn(whole);
  const row = chaosRow(`${scenario.name} (${calls} file calls)`);
  const places = spread(
    Array.from({ length: calls }, (_, at) => at + 1),
    amount,
  );
  const edits = [...scenario.edited, undefined];
  for (const [index, at] of places.entries()) {
    const folder = copy(original, join(base, 'work'));
    const run = async (): Promise<RunResult> => {
      const { result } = await runCli(base, folder, scenario, 0);
      if (!result) throw new Error(`${scenario.name} died`);
      return result;
    };
    const again = () => scenario.again?.(folder) ?? run();
    const die = () => runCli(base, folder, scenario, at);
    const what = `${scenario.name}, SIGKILL at call ${at}`;
    const edited = edits[index % edits.length];
    await killOnce({ what, die, run, again, base, folder, before, after, edited }, row);
    rmSync(folder, { recursive: true });
    rmSync(join(base, 'state'), { recursive: true, force: true });
  }
  rmSync(original, { recursive: true });
  rmSync(whole, { recursive: true });
  return row;
}

interface CliRun {
  /** The number of file calls of a process that was not killed. */
  readonly calls: number;
  readonly result?: RunResult;
}

async function runCli(
  base: string,
  cwd: string,
  { args = [] }: Scenario,
  killAt: number,
): Promise<CliRun> {
  const calls = join(base, 'calls');
  rmSync(calls, { force: true });
  const child = spawn(
    process.execPath,
    ['--import', join(base, 'hook.mjs'), cli, ...args, '--format', 'json'],
    {
      cwd,
      env: { ...process.env, KILL_AT: String(killAt), CALLS: calls },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const signal = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (_, by) => {
      resolve(by);
    });
  });
  if (signal !== null) return { calls: 0 };
  return {
    calls: Number(readFileSync(calls, 'utf8')),
    result: JSON.parse(stdout) as RunResult,
  };
}
