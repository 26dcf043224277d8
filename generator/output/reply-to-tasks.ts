import { parentPort, type MessagePort } from 'node:worker_threads';
import type { EncodedFile } from './encoded-file.ts';
import { takeItems } from './item-order.ts';
import { startThreadTasks, type ThreadTasks } from './thread-tasks.ts';
import type { WorkerReply, WorkerTask } from './worker.ts';
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
  const post = (reply: WorkerReply, files: readonly EncodedFile[] = []) => {
    port.postMessage(
      reply,
      files.map(({ bytes }) => bytes.buffer),
    );
  };
  const run = async (task: WorkerTask) => {
    switch (task.kind) {
      case 'start':
        tasks = startThreadTasks(task.target);
        post({ kind: 'end' });
        return;
      case 'read':
        for (const [index, { file }] of takeItems(task.items, task.order))
          post({ kind: 'item', index, value: started().read(file) });
        post({ kind: 'end' });
        return;
      case 'generate':
        for (const [index, stale] of takeItems(task.items, task.order)) {
          const value = started().generate(stale);
          post({ kind: 'item', index, value }, value.ok ? value.value.files : []);
        }
        post({ kind: 'end' });
        return;
      case 'generate-shared': {
        const value = await started().generateShared(task.shared);
        post({ kind: 'end', value }, value.files);
        return;
      }
      case 'write':
        writeFiles(task.folder, task.files);
        post({ kind: 'end' });
    }
  };
  let last = Promise.resolve();
  port.on('message', (task: WorkerTask) => {
    last = last.then(() => run(task));
  });
}
