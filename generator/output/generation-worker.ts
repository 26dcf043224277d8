import { parentPort, workerData } from 'node:worker_threads';
import { startDefinitionTasks } from './definition-tasks.ts';
import type { OutputTarget } from './output-target.ts';
import type { ThreadTask } from './threads.ts';

const tasks = startDefinitionTasks(workerData as OutputTarget);

/** An exception ends the thread, and the run with it. */
parentPort?.on('message', (task: ThreadTask) => {
  void run(task);
});

async function run(task: ThreadTask): Promise<void> {
  if (task.kind === 'read') {
    parentPort?.postMessage(await tasks.read(task.items));
    return;
  }
  const results = await tasks.generate(task.items);
  const files = results.flatMap((result) => (result.ok ? result.value.files : []));
  // The texts are moved, not copied.
  parentPort?.postMessage(
    results,
    files.map(({ bytes }) => bytes.buffer),
  );
}
