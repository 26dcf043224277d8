// cspell:ignore maglev
import { setFlagsFromString } from 'node:v8';
import type * as RunProgram from './cli/run-program.ts';
import { startChunkLoader } from './compiled-code.ts';

// Before anything is loaded: V8 takes compiled code only with the flags that it was compiled with.
for (const flag of compilerFlags(Number(process.versions.node.split('.')[0]))) {
  setFlagsFromString(flag);
}
const loader = startChunkLoader(import.meta.dirname);
process.on('exit', (code) => {
  if (code === 0) loader.keepCode();
});
const { runProgram } = loader.load('./run-program.cjs') as typeof RunProgram;
await runProgram((url) => import(url));

/**
 * Returns flags with which V8 optimizes only functions that run for long. A run is short: optimizing
 * all that it calls a few hundred times takes a fifth of its processor time. Unknown flags are
 * reported on stderr, so later versions get none until they are measured.
 */
function compilerFlags(version: number): readonly string[] {
  if (version === 20) return ['--interrupt-budget=1200000'];
  return version >= 22 && version <= 26
    ? [
        '--invocation-count-for-maglev=8000',
        '--invocation-count-for-turbofan=500000',
        // Compiling in the background takes processor time from the other threads of a run.
        '--no-concurrent-recompilation',
        '--no-concurrent-sparkplug',
      ]
    : [];
}
