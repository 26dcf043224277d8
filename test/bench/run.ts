import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasShared } from '../support/shared.ts';
import { benchGenerator, benchGrowth, publish } from './generator.ts';
import { installPeers } from './peers.ts';
import { benchSdk } from './sdk.ts';
import { benchValidators } from './validators.ts';

// Usage: npm run bench [-- rounds]. Installs the generators that it compares from npm. The machine should have nothing else to do.
const rounds = Number(process.argv[2] ?? 5);

if (!hasShared) {
  process.stderr.write('The benchmark needs the real pages, which are not here.\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'scenario-models-bench-'));
// Commands look through the state of all projects of the user.
process.env['XDG_STATE_HOME'] = join(folder, 'state');
process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
try {
  const [cpu] = cpus();
  process.stdout.write(
    `Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? '?'}\n`,
  );
  await benchGenerator(folder, rounds, installPeers(join(folder, 'peers')));
  const project = await publish(folder);
  await benchSdk(project, rounds);
  const sdk = join(project, 'node_modules', 'scenario-models', 'dist');
  benchValidators(sdk, join(folder, 'generated', 'schema'));
  benchGrowth(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
