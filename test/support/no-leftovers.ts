import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Each project of the run calls the setup, and the first call is for all of them. */
const guard = 'SCENARIO_MODELS_TEST_FOLDER';

/**
 * Gives the tests and the processes that they start folders for temporary files and compiled code,
 * and fails the run if files of this project are left in the first.
 */
export default function setup(): () => void {
  if (process.env[guard] !== undefined) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'tests-of-scenario-models-'));
  process.env[guard] = folder;
  process.env['TMPDIR'] = folder;
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  return () => {
    const left = readdirSync(folder).filter((name) => name.startsWith('scenario-models-'));
    rmSync(folder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`Tests left temporary files behind: ${left.join(', ')}`);
  };
}
