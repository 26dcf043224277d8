import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Ends a run as SIGKILL does: thrown by a file call, and by each one after it. */
export class Killed extends Error {}

/** The moment of a kill: before the call, halfway through it (a write), or after it. */
export const killMoments = ['before', 'half', 'after'] as const;

export type KillMoment = (typeof killMoments)[number];

export interface KilledRun<T> {
  /** The number of calls that change files. */
  readonly calls: number;
  /** The result, if the run was not killed. */
  readonly result?: T;
}

const writes = ['writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'linkSync'] as const;
const reads = ['readFileSync', 'readdirSync', 'lstatSync'] as const;

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
  const enter = (args: readonly unknown[], writeHalf: (half: readonly unknown[]) => unknown) => {
    if (!isOurs(args[0])) return false;
    if (process.isDead) throw new Killed();
    calls += 1;
    if (calls !== at) return false;
    const [path, text] = args;
    const isText = typeof text === 'string' && !isOurs(text);
    if (moment === 'half' && (isText || text instanceof Uint8Array)) {
      writeHalf([path, text.slice(0, text.length / 2), args[2]]);
    }
    return moment === 'after' || die();
  };
  const undo = patchCalls(writes, (_, args, call, writeHalf) => {
    const exitsAfter = enter(args, writeHalf);
    const value = call();
    return exitsAfter ? die() : value;
  });
  try {
    const result = await command();
    return { calls, ...(!process.isDead && { result }) };
  } catch (error) {
    if (error instanceof Killed || process.isDead) return { calls };
    throw error;
  } finally {
    undo();
  }
}

/** An error of the operating system, the calls that fail with it, and whether later ones fail too. */
export interface SystemFailure {
  readonly code: string;
  readonly message: string;
  readonly meets: 'reads' | 'writes';
  /** The calls that fail from then on. */
  readonly lasting?: RegExp;
}

/** Runs a command whose call number `at` below `folders` fails; 0 for never. */
export async function runFailing<T>(
  folders: readonly string[],
  at: number,
  { code, message, meets, lasting }: SystemFailure,
  command: () => Promise<T>,
): Promise<{ readonly calls: number; readonly result: T }> {
  let calls = 0;
  const undo = patchCalls(meets === 'reads' ? reads : writes, (name, args, call) => {
    const [path] = args;
    if (!folders.some((folder) => String(path).startsWith(folder))) return call();
    calls += 1;
    const isOver = at > 0 && calls > at && lasting?.test(name);
    if (calls !== at && !isOver) return call();
    const syscall = name.replace(/(?:File)?Sync$/, '');
    const words = `${code}: ${message}, ${syscall} '${String(path)}'`;
    throw Object.assign(new Error(words), { code, errno: -1, syscall, path });
  });
  try {
    return { result: await command(), calls };
  } finally {
    undo();
  }
}

type Call = (
  name: string,
  args: readonly unknown[],
  call: () => unknown,
  /** Writes other arguments, immediately. */
  write: (args: readonly unknown[]) => unknown,
) => unknown;

/** Replaces calls of `node:fs`. Returns a function that undoes it. */
function patchCalls(names: readonly string[], meet: Call): () => void {
  const patches = names.map((name) => {
    const original = functionOf(fs, name);
    return replace(fs, name, (...args: readonly unknown[]) =>
      meet(
        name,
        args,
        () => original(...args),
        (other) => original(...other),
      ),
    );
  });
  syncBuiltinESMExports();
  return () => {
    for (const undo of patches) undo();
    syncBuiltinESMExports();
  };
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
