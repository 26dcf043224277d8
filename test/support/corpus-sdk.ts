import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { hasShared, sharedPath } from './shared.ts';

const root = join(import.meta.dirname, '..', '..');

/** The built command line. */
export const cli = join(root, 'dist', 'generator', 'cli.js');

/** The output of the command line for all real pages, in a separate folder; created once for all tests. */
export interface CorpusSdk {
  readonly folder: string;
  readonly models: string;
  readonly generated: string;
  /** `sdk/registry.ts`, bundled to JavaScript. */
  readonly registry: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    corpus: CorpusSdk | undefined;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => void> {
  if (!hasShared) {
    provide('corpus', undefined);
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'corpus-of-scenario-models-'));
  const corpus: CorpusSdk = {
    folder,
    models: join(folder, 'models'),
    generated: join(folder, 'generated'),
    registry: join(folder, 'registry.js'),
  };
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  run('import', sharedPath('corpus'), '--models', corpus.models);
  run('generate', '--models', corpus.models, '--out', corpus.generated);
  await build({
    entryPoints: [join(corpus.generated, 'sdk', 'registry.ts')],
    outfile: corpus.registry,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  provide('corpus', corpus);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
