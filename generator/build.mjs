// Builds dist/: the command line from generator/, and the published SDK from generated/sdk/.
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildSdk } from './build-sdk.mjs';

rmSync('dist', { recursive: true, force: true });

await build({
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  entryPoints: [
    'generator/cli.ts',
    'generator/output/emit-worker.ts',
    'generator/dev-server/typescript-hooks.ts',
  ],
  outdir: 'dist/generator',
  entryNames: '[name]',
  // A manifest that another build of the generator wrote is not built on.
  define: { BUILD_ID: JSON.stringify(hashOfSources('generator')) },
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
chmodSync('dist/generator/cli.js', 0o755);
await buildSdk('generated/sdk', 'dist/sdk');

function hashOfSources(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(ts|md)$/.test(file));
  for (const file of files.sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
