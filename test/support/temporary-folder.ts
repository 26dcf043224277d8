import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/**
 * Makes an empty folder with these files (text by path) that is removed after the test; with the
 * scope `file`, for a call outside of a test, after all tests of the file.
 */
export function temporaryFolder(
  files: Readonly<Record<string, string>> = {},
  scope: 'test' | 'file' = 'test',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-models-'));
  const onFinished = scope === 'test' ? onTestFinished : afterAll;
  onFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
