import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { isTemporary } from '../../generator/output/write-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { killMoments, runKilled } from './kill.ts';
import { filesIn, places, scenariosOf, withDocs, type Scenario } from './scenarios.ts';
import {
  chaosRow,
  countOutcome,
  type ChaosRow,
  type ChaosSuite,
  type ChaosTable,
} from './support/table.ts';

/**
 * Kills each command that writes at its file calls, lets a person edit a file, and runs the command
 * again. A loss is a file that is half written, an edit that vanishes without a message, or a run
 * that the next one does not complete.
 */
export const files: ChaosSuite = Object.assign(killFiles, { longCount: 1000 });

async function killFiles(count: number): Promise<ChaosTable> {
  return inStateFolder(async (base) => {
    const rows: ChaosRow[] = [];
    let left = count;
    await withDocs(async (docs) => {
      const scenarios = scenariosOf(docs);
      for (const [index, scenario] of scenarios.entries()) {
        const share = Math.ceil(left / (scenarios.length - index));
        const row = await killScenario(scenario, base, share);
        rows.push(row);
        left -= [...row.outcomes.values()].reduce((sum, amount) => sum + amount, 0);
      }
    });
    return { title: 'Kills at file calls of commands that write', rows };
  });
}

/** Runs in a temporary folder, whose `state` is where the commands keep locks and journals. */
export async function inStateFolder<T>(run: (base: string) => Promise<T>): Promise<T> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'scenario-models-chaos-')));
  const stateHome = process.env['XDG_STATE_HOME'];
  process.env['XDG_STATE_HOME'] = join(base, 'state');
  try {
    return await run(base);
  } finally {
    rmSync(base, { recursive: true, force: true });
    if (stateHome === undefined) delete process.env['XDG_STATE_HOME'];
    else process.env['XDG_STATE_HOME'] = stateHome;
  }
}

async function killScenario(scenario: Scenario, base: string, amount: number): Promise<ChaosRow> {
  const original = join(base, 'original');
  await scenario.prepare(original);
  const before = filesIn(original);
  const whole = copy(original, join(base, 'whole'));
  const { calls } = await runKilled([base], 0, 'before', () => scenario.run(whole));
  const after = filesIn(whole);
  const row = chaosRow(`${scenario.name} (${calls} file calls)`);
  const kills = spread(
    Array.from({ length: calls }, (_, at) =>
      killMoments.map((moment) => ({ at: at + 1, moment })),
    ).flat(),
    amount,
  );
  const edits = [undefined, ...scenario.edited];
  for (const [index, kill] of kills.entries()) {
    const edited = edits[index % edits.length];
    const folder = copy(original, join(base, 'work'));
    const die = () => runKilled([base], kill.at, kill.moment, () => scenario.run(folder));
    const run = () => scenario.run(folder);
    const again = () => (scenario.again ?? scenario.run)(folder);
    const what = `${scenario.name}, killed ${kill.moment} call ${kill.at}`;
    await killOnce({ what, die, run, again, base, folder, before, after, edited }, row);
    rmSync(folder, { recursive: true });
    rmSync(join(base, 'state'), { recursive: true, force: true });
  }
  rmSync(original, { recursive: true });
  rmSync(whole, { recursive: true });
  return row;
}

/** The result of a run. */
export type RunResult = Pick<CommandResult, 'exitCode' | 'problems'>;

export interface Kill {
  /** The command and the place at which it dies. */
  readonly what: string;
  /** Runs the command until it dies; has a result if it survived. */
  readonly die: () => Promise<{ readonly result?: unknown }>;
  readonly run: () => Promise<RunResult>;
  /** Runs it when all is done, or its journal was deleted. */
  readonly again: () => Promise<RunResult>;
  /** The folder of the projects and of their state. */
  readonly base: string;
  readonly folder: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly edited: string | undefined;
}

const mark = '# hand edit';

/** Kills a command, edits a file, runs the command again, and counts a loss. */
export async function killOnce(kill: Kill, row: ChaosRow): Promise<void> {
  const { what, die, run, again, base, folder, before, after } = kill;
  const lose = (loss: string) => {
    row.failures.push(`${what}, edit of ${kill.edited ?? 'nothing'}: ${loss}`);
  };
  const { result: survived } = await die();
  if (survived !== undefined) return; // a later run of the same command may make fewer calls
  killHolders(join(base, 'state'));
  const left = finished(filesIn(folder));
  for (const path of new Set([...left.keys(), ...before.keys(), ...after.keys()])) {
    const text = left.get(path);
    if (text !== before.get(path) && text !== after.get(path)) lose(`${path} is half written`);
  }
  if (
    !isDeepStrictEqual(left, before) &&
    !isDeepStrictEqual(left, after) &&
    left.has('generated/manifest.json')
  ) {
    const checked = await runGenerate({ ...places(folder), mode: 'check' }, plainStyle);
    if (checked.exitCode === 0) lose('--check accepts an unfinished run');
  }

  const edited =
    kill.edited !== undefined && existsSync(join(folder, kill.edited)) ? kill.edited : undefined;
  if (edited !== undefined) appendFileSync(join(folder, edited), `${mark}\n`);
  const isKept = () =>
    edited === undefined || readFileSync(join(folder, edited), 'utf8').includes(mark);
  let rejection = '';
  let result = await (isDeepStrictEqual(left, after) ? again : run)();
  if (result.exitCode === 2 && edited !== undefined) {
    rejection = 'rejected with words, ';
    if (!isKept()) lose('the edit vanished although the run was rejected');
    const file = journalIn(result);
    if (file === undefined)
      lose(`rejected without the file to delete: ${JSON.stringify(result.problems)}`);
    else rmSync(file);
    result = await again();
  }
  if (result.exitCode !== 0) {
    lose(`the next run ends with ${JSON.stringify(result.problems)}`);
    return;
  }
  if (edited !== undefined) {
    if (isKept()) countOutcome(row, `${rejection}edit kept`);
    else if (isNamed(result, edited)) countOutcome(row, `${rejection}edit named`);
    else lose('the edit vanished silently');
  } else if (isDeepStrictEqual(filesIn(folder), after)) countOutcome(row, 'completed');
  else lose('the next run does not complete it');
  const rest = [...filesIn(folder).keys()].filter(isTemporary);
  if (rest.length > 0) lose(`temporary files stay: ${rest.join(', ')}`);
  const state = readdirSync(join(base, 'state'), { recursive: true, encoding: 'utf8' });
  // The proof and the record of the last run stay: `generate` and `generate --check` rely on them.
  const stateFiles = state.filter((name) =>
    /(?<!\.proof|\.unchanged)\.(?:json|scenario-models-tmp)$/.test(name),
  );
  if (stateFiles.length > 0) lose(`state files stay: ${stateFiles.join(', ')}`);
}

/** Returns the files under their own names. */
function finished(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !path.split('/').some(isTemporary)));
}

/** The process that holds the locks is this one; after a kill there is none with its ID. */
export function killHolders(state: string): void {
  if (!existsSync(state)) return;
  for (const name of readdirSync(state, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.lock.json')) continue;
    const text = readFileSync(join(state, name), 'utf8');
    writeFileSync(join(state, name), text.replace(/"pid":\d+/, '"pid":99999999'));
  }
}

function journalIn({ problems }: RunResult): string | undefined {
  return problems
    .map(({ fix = '' }) => /(?<!\S)\S+\.journal\.json(?= and|\.$|\. )/.exec(fix)?.[0])
    .find((file) => file !== undefined);
}

function isNamed({ problems }: RunResult, path: string): boolean {
  return problems.some(
    ({ code, file }) => code === 'OUTPUT_EDITED_FILE' && file?.endsWith(path) === true,
  );
}

export function copy(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

/** Returns at most `amount` of the items, spread evenly. */
export function spread<T>(items: readonly T[], amount: number): readonly T[] {
  if (items.length <= amount) return items;
  return Array.from(
    { length: amount },
    (_, index) => items[Math.floor((index * items.length) / amount)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
