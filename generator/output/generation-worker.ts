import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { startDefinitionTasks } from './definition-tasks.ts';
import type { OutputTarget } from './output-target.ts';
import type { ThreadTask } from './threads.ts';

if (parentPort) replyOn(parentPort, workerData as OutputTarget);

/** Replies to the tasks on a port. An exception ends the thread, and the run with it. */
function replyOn(port: MessagePort, target: OutputTarget): void {
  const tasks = startDefinitionTasks(target);
  const run = (task: ThreadTask) => {
    if (task.kind === 'read') {
      port.postMessage(tasks.read(task.item));
      return;
    }
    const result = tasks.generate(task.item);
    const files = result.ok ? result.value.files : [];
    // The texts are moved, not copied.
    port.postMessage(
      result,
      files.map(({ bytes }) => bytes.buffer),
    );
  };
  port.on('message', run);
}
