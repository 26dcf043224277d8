import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { createFileStore } from './file-store.ts';
import type { OutputTarget } from './output-target.ts';
import { startThreadTasks } from './thread-tasks.ts';
import type { ThreadTask } from './threads.ts';

if (parentPort) replyOn(parentPort, workerData as OutputTarget);

/** Replies to the tasks on a port, in their order. An exception ends the thread, and the run with it. */
function replyOn(port: MessagePort, target: OutputTarget): void {
  const store = createFileStore();
  const tasks = startThreadTasks(target, store);
  const run = (task: ThreadTask): unknown => {
    switch (task.kind) {
      case 'read':
        return tasks.read(task.file);
      case 'generate':
        return tasks.generate(task.stale);
      case 'generate-shared':
        return tasks.generateShared(task.shared);
      case 'write':
        return store.write(task.folder, task.paths);
      case 'texts':
        return store.textsOf(task.paths);
    }
  };
  let last: unknown;
  port.on('message', (task: ThreadTask) => {
    last = Promise.resolve(last)
      .then(() => run(task))
      .then((reply) => port.postMessage(reply));
  });
}
