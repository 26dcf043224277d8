import { startChunkLoader } from '../compiled-code.ts';

// The main thread keeps the code. It runs the same tasks, and an ended worker can't keep any.
startChunkLoader(import.meta.dirname, process.argv[2] ?? '').load('./reply-to-tasks.cjs');
