import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Ends a run as SIGKILL does: thrown by a file call, and by each one after it. */
export class Killed extends Error {}

/** Whether the call that a run dies at happens: not at all, in half (a write), or whole. */
export const killMoments = ['before', 'half', 'after'] as const;

export type KillMoment = (typeof killMoments)[number];

export interface KilledRun<T> {
  /** The number of calls that change files. */
  readonly calls: number;
  /** The result, if the run was not killed. */
  readonly result?: T;
}

const syncCalls = ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'linkSync'] as const;
const asyncCalls = ['writeFile', 'rename'] as const;

/**
 * Runs a command that dies at call number `at` that changes a file below `folders`; 0 for never. After
 * the death no call changes a file, so that `catch` and `finally` have no effect.
 */
export async function runKilled<T>(
  folders: readonly string[],
  at: number,
  moment: KillMoment,
  command: () => Promise<T>,
): Promise<KilledRun<T>> {
  let calls = 0;
  const process = { isDead: false };
  const isOurs = (path: unknown) => folders.some((folder) => String(path).startsWith(folder));
  const die = (): never => {
    process.isDead = true;
    throw new Killed();
  };
  /** Returns whether the process dies after the call. */
  const enter = (
    args: readonly unknown[],
    call: (args: readonly unknown[]) => unknown,
  ): boolean => {
    if (!isOurs(args[0])) return false;
    if (process.isDead) throw new Killed();
    calls += 1;
    if (calls !== at) return false;
    const [path, text] = args;
    if (moment === 'half' && typeof text === 'string' && !isOurs(text)) {
      call([path, text.slice(0, text.length / 2), args[2]]);
    }
    return moment === 'after' || die();
  };
  const patches = [
    ...syncCalls.map((name) => {
      const original = functionOf(fs, name);
      const call = (args: readonly unknown[]) => original(...args);
      return replace(fs, name, (...args: readonly unknown[]) => {
        const diesAfter = enter(args, call);
        const value = call(args);
        return diesAfter ? die() : value;
      });
    }),
    ...asyncCalls.map((name) => {
      const original = functionOf(fs.promises, name);
      const call = (args: readonly unknown[]) => original(...args);
      const half = (args: readonly unknown[]) => {
        if (typeof args[1] === 'string') fs.writeFileSync(String(args[0]), args[1]);
      };
      return replace(fs.promises, name, async (...args: readonly unknown[]) => {
        const diesAfter = enter(args, half);
        const value = await call(args);
        return diesAfter ? die() : value;
      });
    }),
  ];
  syncBuiltinESMExports();
  try {
    const result = await command();
    return { calls, ...(!process.isDead && { result }) };
  } catch (error) {
    if (error instanceof Killed || process.isDead) return { calls };
    throw error;
  } finally {
    for (const undo of patches) undo();
    syncBuiltinESMExports();
  }
}

function functionOf(owner: object, name: string): (...args: readonly unknown[]) => unknown {
  const value: unknown = Reflect.get(owner, name);
  if (typeof value !== 'function') throw new Error(`${name} is not a function`);
  return (...args) => Reflect.apply(value, owner, args) as unknown;
}

function replace(owner: object, name: string, by: unknown): () => void {
  const original: unknown = Reflect.get(owner, name);
  Reflect.set(owner, name, by);
  return () => {
    Reflect.set(owner, name, original);
  };
}
