// Builds dist/: the command line from generator/, and the published SDK from generated/sdk/.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const common = {
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  packages: 'external',
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });

await build({
  ...common,
  platform: 'node',
  target: 'node20',
  entryPoints: ['generator/cli.ts', 'generator/output/emit-worker.ts'],
  outdir: 'dist/generator',
  entryNames: '[name]',
  // A manifest that another build of the generator wrote is not built on.
  define: { BUILD_ID: JSON.stringify(hashOfSources('generator')) },
  banner: { js: '#!/usr/bin/env node' },
});
chmodSync('dist/generator/cli.js', 0o755);

// Bundled, because loading some five hundred modules one by one takes several times as long. The
// models are marked as free of side effects, so a user's bundler keeps only those that are used.
await build({
  ...common,
  platform: 'neutral',
  entryPoints: ['./generated/sdk/index.ts', './generated/sdk/registry.ts', './generated/sdk/runtime/zod.ts'],
  outbase: 'generated/sdk',
  outdir: 'dist/sdk',
});
const compiler = dirname(createRequire(import.meta.url).resolve('typescript-7/package.json'));
execFileSync(process.execPath, [join(compiler, 'bin/tsc'), '-p', 'tsconfig.sdk.json'], {
  stdio: 'inherit',
});

function hashOfSources(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
