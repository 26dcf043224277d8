import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runImport } from '../../generator/commands/import.ts';
import { runSync, type SyncOptions } from '../../generator/commands/sync.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A project whose definitions come from pages at these URLs. */
export async function projectOf(addresses: readonly string[]): Promise<string> {
  const folder = temporaryFolder({
    'package.json': '{ "version": "1.4.2" }',
    'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n## 1.4.2 (2026-04-09)\n\n- The first.\n',
  });
  await runImport(addresses, { models: join(folder, 'models') }, plainStyle);
  await runGenerate(placesIn(folder), plainStyle);
  return folder;
}

export function placesIn(folder: string) {
  return { models: join(folder, 'models'), out: join(folder, 'generated') };
}

export function syncIn(folder: string, options: Partial<SyncOptions> = {}): Promise<CommandResult> {
  const limits = { timeout: 60_000, size: 1e6, retries: 2, pause: 5 };
  const defaults = { root: folder, acceptRemovals: false, limits };
  return runSync({ ...placesIn(folder), ...defaults, ...options }, plainStyle);
}

/** Every file below the folder with its content. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

export function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

export async function isInStep(folder: string): Promise<boolean> {
  const checked = await runGenerate({ ...placesIn(folder), mode: 'check' }, plainStyle);
  return checked.exitCode === 0;
}
