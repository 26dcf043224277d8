import { parentPort, type MessagePort } from 'node:worker_threads';
import { createFileStore } from './file-store.ts';
import { startThreadTasks, type ThreadTasks } from './thread-tasks.ts';
import type { WorkerTask } from './worker.ts';

if (parentPort) replyOn(parentPort);

/** Replies to the tasks on a port, in their order. An exception ends the thread, and the run with it. */
function replyOn(port: MessagePort): void {
  const store = createFileStore();
  let tasks: ThreadTasks | undefined;
  const started = () => {
    if (!tasks) throw new Error('the worker has no target');
    return tasks;
  };
  const run = (task: WorkerTask): unknown => {
    switch (task.kind) {
      case 'start':
        tasks = startThreadTasks(task.target, store);
        return undefined;
      case 'read':
        return started().read(task.file);
      case 'generate':
        return started().generate(task.stale);
      case 'generate-shared':
        return started().generateShared(task.shared);
      case 'write': {
        store.write(task.folder, task.paths);
        return;
      }
      case 'texts':
        return store.textsOf(task.paths);
    }
  };
  let last: unknown;
  port.on('message', (task: WorkerTask) => {
    last = Promise.resolve(last)
      .then(() => run(task))
      .then((reply) => {
        port.postMessage(reply);
      });
  });
}
