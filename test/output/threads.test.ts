import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { takeItems, type ItemOrder } from '../../generator/output/item-order.ts';
import { withSources } from '../../generator/output/read-catalog.ts';
import { withThreads } from '../../generator/output/threads.ts';
import type { WorkerThread } from '../../generator/output/worker.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const target = { settings: {}, importExtension: 'js' } as const;

/** A worker that does nothing, and counts how often it is ended. */
function idleWorker(parts: Partial<WorkerThread> = {}) {
  const calls = { ended: 0 };
  const never = () => new Promise<never>(() => undefined);
  const worker: WorkerThread = {
    start: () => undefined,
    read: never,
    generate: never,
    generateShared: never,
    write: never,
    end: () => Promise.resolve(calls.ended++),
    ...parts,
  };
  return { calls, worker };
}

const path = 'image-generation/acme.yaml';
const files = withSources([{ path, definition: sourceText(path, acme) }]);

test('withThreads ends workers that were not needed', async () => {
  const { calls, worker } = idleWorker();
  expect(await withThreads(target, () => Promise.resolve(1), [worker])).toBe(1);
  expect(calls.ended).toBe(1);
});

test.each([
  [
    'start',
    {
      start: () => {
        throw new Error('no memory');
      },
    },
  ],
  ['read', { read: () => Promise.reject(new Error('no memory')) }],
])('withThreads ends the workers if one fails to %s', async (_, parts) => {
  const { calls, worker } = idleWorker(parts);
  const run = withThreads(target, ({ read }) => read([...files, ...files]), [worker]);
  await expect(run).rejects.toThrow('no memory');
  expect(calls.ended).toBe(1);
});

test('withThreads does not start another task after a worker has failed', async () => {
  const many = Array.from({ length: 200 }, (_, at) => {
    const name = `image-generation/acme-${String(at)}.yaml`;
    return { path: name, definition: sourceText(name, acme) };
  });
  let order: ItemOrder | undefined;
  const { worker } = idleWorker({
    read: async (_, given) => {
      order = given;
      // The main thread is at its first definitions.
      while (given.taken.every((taken) => taken === 0)) await setImmediate();
      throw new Error('no memory');
    },
  });
  const run = withThreads(target, ({ read }) => read(withSources(many)), [worker]);
  await expect(run).rejects.toThrow('no memory');
  expect(order?.taken).toEqual(new Uint8Array(many.length).fill(1));
});

test('withThreads waits for the writes of all threads before it reports the failure of one', async () => {
  const done: string[] = [];
  const { worker } = idleWorker({
    read: (items, order, reply) => {
      for (const [index] of takeItems(items, order)) reply(index, { ok: false, problems: [] });
      return Promise.resolve();
    },
    write: () =>
      new Promise((resolve) => {
        setTimeout(() => {
          done.push('worker');
          resolve();
        }, 20);
      }),
  });
  const bytes = new Uint8Array(1);
  const run = withThreads(
    target,
    async ({ read, write }) => {
      await read(files);
      await write('/nowhere', [
        { path: 'a', bytes },
        { path: 'b', bytes },
      ]);
    },
    [worker],
  );
  await expect(run).rejects.toThrow('ENOENT');
  expect(done).toEqual(['worker']);
});

test.each([
  [0, 1],
  [2, 1],
  [9, 3],
])('generate with %d definitions and %d empty ones reports each empty one', async (good, empty) => {
  const files = [
    ...Array.from({ length: good }, (_, at) => [`a${String(at)}`, acme] as const),
    ...Array.from({ length: empty }, (_, at) => [`z${String(at)}`, ''] as const),
  ];
  const folder = temporaryFolder(
    Object.fromEntries(files.map(([name, text]) => [`models/image-generation/${name}.yaml`, text])),
  );
  const folders = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const { exitCode, problems } = await runGenerate(folders, plainStyle);
  expect(exitCode).toBe(2);
  expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(empty);
  // The built command line works in threads.
  const { status, output } = await runCli(folder, 'generate');
  const places = output.match(/z\d\.yaml:1:1 {2}DEFINITION_WRONG_VALUE/g);
  expect([status, places?.length ?? 0]).toEqual([2, empty]);
});

test('generate ends with a message if the settings are invalid after its workers have started', async () => {
  const names = Array.from({ length: 9 }, (_, at) => `models/image-generation/a${String(at)}.yaml`);
  const folder = temporaryFolder({
    ...Object.fromEntries(names.map((name) => [name, acme])),
    'scenario-models.config.yaml': 'models: 1\n',
  });
  const { status, output } = await runCli(folder, 'generate');
  expect([status, output]).toEqual([2, expect.stringContaining('CONFIG_')]);
});
