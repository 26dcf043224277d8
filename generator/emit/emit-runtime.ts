import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import { withSlashes } from '../text/with-slashes.ts';
import { generatedHeader, type GeneratedFile } from './generated-file.ts';

/** Returns `sdk/runtime/`, the hand-written part of the SDK, unchanged. */
export function emitRuntime(): readonly GeneratedFile[] {
  const folder = join(packageRoot, 'generator', 'runtime');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map(withSlashes)
    .sort()
    .map((path) => ({
      path: `sdk/runtime/${path}`,
      text: `${generatedHeader(`generator/runtime/${path}`)}\n${readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')}`,
    }));
}
