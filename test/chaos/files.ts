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
import { generate } from '../../generator/commands/generate.ts';
import { isTemporary } from '../../generator/output/write-file.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { killMoments, runKilled, type KillMoment } from './kill.ts';
import { filesIn, places, scenarios, type Scenario } from './scenarios.ts';
import type { ChaosSuite, ChaosTable } from './suite.ts';

/**
 * Kills each command that writes at its file calls, lets a person edit a file, and runs the command
 * again. A loss is a file that is half written, an edit that vanishes without a message, or a run
 * that the next one does not complete.
 */
export const fileKills: ChaosSuite = { name: 'files', run: killFiles };

export async function killFiles(amount: number): Promise<ChaosTable> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'scenario-models-chaos-')));
  const stateHome = process.env['XDG_STATE_HOME'];
  process.env['XDG_STATE_HOME'] = join(base, 'state');
  try {
    const rows: (string | number)[][] = [];
    const losses: string[] = [];
    for (const scenario of scenarios) {
      const counts = await killScenario(scenario, base, Math.ceil(amount / scenarios.length));
      const { calls, kills, kept, named, refused } = counts;
      rows.push([scenario.name, calls, kills, kept, named, refused, counts.losses.length]);
      losses.push(...counts.losses);
    }
    const total = (column: number) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
    rows.push(['all', ...[1, 2, 3, 4, 5, 6].map(total)]);
    const columns = [
      'command',
      'file calls',
      'kills',
      'edits kept',
      'edits named',
      'refused with words',
      'losses',
    ];
    return { title: 'Kills at file calls', columns, rows, losses };
  } finally {
    rmSync(base, { recursive: true, force: true });
    if (stateHome === undefined) delete process.env['XDG_STATE_HOME'];
    else process.env['XDG_STATE_HOME'] = stateHome;
  }
}

interface Counts {
  calls: number;
  kills: number;
  kept: number;
  named: number;
  refused: number;
  readonly losses: string[];
}

async function killScenario(scenario: Scenario, base: string, amount: number): Promise<Counts> {
  const original = join(base, 'original');
  await scenario.prepare(original);
  const before = filesIn(original);
  const whole = copy(original, join(base, 'whole'));
  const { calls } = await runKilled([base], 0, 'before', () => scenario.run(whole));
  const after = filesIn(whole);
  const counts: Counts = { calls, kills: 0, kept: 0, named: 0, refused: 0, losses: [] };
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
    await killOnce({ scenario, base, folder, before, after, edited, ...kill }, counts);
    rmSync(folder, { recursive: true });
    rmSync(join(base, 'state'), { recursive: true, force: true });
  }
  rmSync(original, { recursive: true });
  rmSync(whole, { recursive: true });
  return counts;
}

interface Kill {
  readonly scenario: Scenario;
  readonly base: string;
  readonly folder: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly edited: string | undefined;
  readonly at: number;
  readonly moment: KillMoment;
}

const mark = '# hand edit';

async function killOnce(kill: Kill, counts: Counts): Promise<void> {
  const { scenario, base, folder, before, after, at, moment } = kill;
  const lose = (what: string) => {
    counts.losses.push(
      `${scenario.name}, killed ${moment} call ${at}, edit of ${kill.edited ?? 'nothing'}: ${what}`,
    );
  };
  const { result: survived } = await runKilled([base], at, moment, () => scenario.run(folder));
  if (survived) return; // a later run of the same command may make fewer calls
  counts.kills += 1;
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
    const checked = await generate({ ...places(folder), mode: 'check' }, plainStyle);
    if (checked.exitCode === 0) lose('--check accepts an unfinished run');
  }

  const edited =
    kill.edited !== undefined && existsSync(join(folder, kill.edited)) ? kill.edited : undefined;
  if (edited !== undefined) appendFileSync(join(folder, edited), `${mark}\n`);
  const isKept = () =>
    edited === undefined || readFileSync(join(folder, edited), 'utf8').includes(mark);
  let result = await scenario.run(folder);
  if (result.exitCode === 2 && edited !== undefined) {
    counts.refused += 1;
    if (!isKept()) lose('the edit vanished although the run was refused');
    const file = journalIn(result);
    if (file === undefined)
      lose(`refused without the file to delete: ${JSON.stringify(result.problems)}`);
    else rmSync(file);
    result = await scenario.run(folder);
  }
  if (result.exitCode !== 0) {
    lose(`the next run ends with ${JSON.stringify(result.problems)}`);
    return;
  }
  if (edited !== undefined) {
    if (isKept()) counts.kept += 1;
    else if (isNamed(result, join(folder, edited))) counts.named += 1;
    else lose('the edit vanished in silence');
  } else if (!isDeepStrictEqual(filesIn(folder), after)) lose('the next run does not complete it');
  const rest = [...filesIn(folder).keys()].filter(isTemporary);
  if (rest.length > 0) lose(`temporary files stay: ${rest.join(', ')}`);
  const state = readdirSync(join(base, 'state'), { recursive: true, encoding: 'utf8' });
  const stateFiles = state.filter((name) => /\.(?:json|scenario-models-tmp)$/.test(name));
  if (stateFiles.length > 0) lose(`state files stay: ${stateFiles.join(', ')}`);
}

/** Returns the files under their own names. */
function finished(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !isTemporary(path)));
}

/** The process that holds the locks is this one; after a kill there is none with its id. */
function killHolders(state: string): void {
  if (!existsSync(state)) return;
  for (const name of readdirSync(state, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.lock.json')) continue;
    const text = readFileSync(join(state, name), 'utf8');
    writeFileSync(join(state, name), text.replace(/"pid":\d+/, '"pid":99999999'));
  }
}

function journalIn({ problems }: CommandResult): string | undefined {
  return problems
    .map(({ fix = '' }) => /\S+\.journal\.json(?= and|\.$|\. )/.exec(fix)?.[0])
    .find((file) => file !== undefined);
}

function isNamed({ problems }: CommandResult, file: string): boolean {
  return problems.some((problem) => problem.code === 'OUTPUT_EDITED_FILE' && problem.file === file);
}

function copy(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}

/** Returns at most `amount` of the items, spread evenly. */
function spread<T>(items: readonly T[], amount: number): readonly T[] {
  if (items.length <= amount) return items;
  return Array.from(
    { length: amount },
    (_, index) => items[Math.floor((index * items.length) / amount)],
  ).flatMap((item) => (item === undefined ? [] : [item]));
}
