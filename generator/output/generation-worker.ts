import { parentPort, type MessagePort } from 'node:worker_threads';
import type { EncodedFile } from './encoded-file.ts';
import { startThreadTasks, type ThreadTasks } from './thread-tasks.ts';
import type { WorkerTask } from './worker.ts';
import { writeFiles } from './write-file.ts';

if (parentPort) replyOn(parentPort);

/** Replies to the tasks on a port, in their order. An exception ends the thread, and the run with it. */
function replyOn(port: MessagePort): void {
  let tasks: ThreadTasks | undefined;
  const started = () => {
    if (!tasks) throw new Error('the worker has no target');
    return tasks;
  };
  /** Replies with files, whose bytes move to the other thread. */
  const reply = (value: unknown, files: readonly EncodedFile[] = []) => {
    port.postMessage(
      value,
      files.map(({ bytes }) => bytes.buffer),
    );
  };
  const run = async (task: WorkerTask) => {
    switch (task.kind) {
      case 'start':
        tasks = startThreadTasks(task.target);
        reply(undefined);
        return;
      case 'read':
        reply(started().read(task.file));
        return;
      case 'generate': {
        const result = started().generate(task.stale);
        reply(result, result.ok ? result.value.files : []);
        return;
      }
      case 'generate-shared': {
        const shared = await started().generateShared(task.shared);
        reply(shared, shared.files);
        return;
      }
      case 'write':
        writeFiles(task.folder, task.files);
        reply(undefined);
    }
  };
  let last = Promise.resolve();
  port.on('message', (task: WorkerTask) => {
    last = last.then(() => run(task));
  });
}
