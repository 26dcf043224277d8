import { startChunkLoader } from '../compiled-code.ts';

// The main thread keeps the code: it runs the same tasks, and an ended worker can't keep any.
startChunkLoader(import.meta.dirname).load('./reply-to-tasks.cjs');
