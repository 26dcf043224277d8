import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasShared } from '../support/shared.ts';
import { benchGenerator, benchGrowth, publish } from './generator.ts';
import { benchSdk } from './sdk.ts';

// Usage: npm run bench [-- rounds]. The machine should have nothing else to do.
const rounds = Number(process.argv[2] ?? 5);

if (!hasShared) {
  process.stderr.write('The benchmark needs the real pages, which are not here.\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'scenario-models-bench-'));
try {
  const [cpu] = cpus();
  process.stdout.write(
    `Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? '?'}\n`,
  );
  benchGenerator(folder, rounds);
  await benchSdk(await publish(folder), rounds);
  benchGrowth(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
