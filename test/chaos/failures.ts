import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { exceptionResult } from '../../generator/commands/report-result.ts';
import { isTemporary } from '../../generator/output/write-file.ts';
import { copy, inStateFolder, killHolders, spread } from './files.ts';
import { runFailing, type SystemFailure } from './kill.ts';
import { filesIn, scenariosOf, withDocs, type Scenario } from './scenarios.ts';
import {
  chaosRow,
  countOutcome,
  type ChaosRow,
  type ChaosSuite,
  type ChaosTable,
} from './support/table.ts';

/**
 * Lets one file call of each command that writes fail, or all from then on, and then runs the command
 * again. A loss is a bug report, a message without the reason, a file that is half written, or a run
 * that the next one does not complete.
 */
export const failures: ChaosSuite = Object.assign(failCalls, { longCount: 400 });

const systemFailures: readonly SystemFailure[] = [
  {
    code: 'ENOSPC',
    message: 'no space left on device',
    meets: 'writes',
    lasting: /^(?:write|mkdir|rename|link)/,
  },
  { code: 'EROFS', message: 'read-only file system', meets: 'writes', lasting: /./ },
  { code: 'EACCES', message: 'permission denied', meets: 'writes' },
  { code: 'EMFILE', message: 'too many open files', meets: 'writes', lasting: /^write/ },
  { code: 'EIO', message: 'i/o error', meets: 'writes' },
  { code: 'EACCES', message: 'permission denied', meets: 'reads' },
  { code: 'EMFILE', message: 'too many open files', meets: 'reads', lasting: /^read/ },
];

async function failCalls(count: number): Promise<ChaosTable> {
  return inStateFolder(async (base) => {
    const rows: ChaosRow[] = [];
    await withDocs(async (docs) => {
      const scenarios = scenariosOf(docs);
      const share = Math.ceil(count / scenarios.length / systemFailures.length);
      for (const scenario of scenarios) rows.push(...(await failScenario(scenario, base, share)));
    });
    return { title: 'Failures of file calls of commands that write', rows };
  });
}

async function failScenario(
  scenario: Scenario,
  base: string,
  amount: number,
): Promise<readonly ChaosRow[]> {
  const original = join(base, 'original');
  await scenario.prepare(original);
  const before = filesIn(original);
  const whole = copy(original, join(base, 'whole'));
  await scenario.run(whole);
  const after = filesIn(whole);
  rmSync(whole, { recursive: true });
  const rows: ChaosRow[] = [];
  for (const failure of systemFailures) {
    const run = async (folder: string) => {
      try {
        return await scenario.run(folder);
      } catch (error) {
        return exceptionResult(error);
      }
    };
    const folder = join(base, 'work');
    const { calls } = await runFailing([base], 0, failure, () => run(copy(original, folder)));
    const { code, meets } = failure;
    const row = chaosRow(`${scenario.name}, ${code} of ${calls} ${meets}`);
    const places = Array.from({ length: calls }, (_, index) => index + 1);
    for (const at of spread(places, amount)) {
      clear(base, folder);
      copy(original, folder);
      const { result } = await runFailing([base], at, failure, () => run(folder));
      const next = isDeepStrictEqual(filesIn(folder), after) ? scenario.again : undefined;
      judge(row, at, failure, { result, before, left: filesIn(folder), after });
      killHolders(join(base, 'state'));
      const again = await (next ?? run)(folder);
      const lose = (what: string) => row.failures.push(`${row.fault}, call ${at}: ${what}`);
      if (again.exitCode !== 0)
        lose(`the next run ends with ${JSON.stringify(again.problems)} ${again.stderr ?? ''}`);
      else if (!isDeepStrictEqual(filesIn(folder), after))
        lose('the next run does not complete it');
      const rest = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isTemporary);
      if (rest.length > 0) lose(`temporary files stay: ${rest.join(', ')}`);
    }
    clear(base, folder);
    rows.push(row);
  }
  rmSync(original, { recursive: true });
  return rows;
}

function clear(base: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(base, 'state'), { recursive: true, force: true });
}

interface Ended {
  readonly result: Awaited<ReturnType<Scenario['run']>>;
  readonly before: ReadonlyMap<string, string>;
  readonly left: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** Checks the result of the run in which the call failed. */
function judge(row: ChaosRow, at: number, { code }: SystemFailure, ended: Ended): void {
  const { result, before, left, after } = ended;
  const lose = (what: string) => row.failures.push(`${row.fault}, call ${at}: ${what}`);
  const text = `${JSON.stringify(result.problems)} ${result.stderr ?? ''}`;
  countOutcome(row, `exit ${result.exitCode}`);
  if (result.exitCode === 1 || /\n\s+at .+:\d+/.test(text)) lose(`a bug: ${text}`);
  else if (result.exitCode === 0 && !isDeepStrictEqual(left, after)) lose('a success without all');
  else if (result.exitCode !== 0 && !text.includes(code)) lose(`no reason: ${text}`);
  for (const [path, content] of left) {
    if (path.split('/').some(isTemporary)) continue;
    if (content !== before.get(path) && content !== after.get(path))
      lose(`${path} is half written`);
  }
}
