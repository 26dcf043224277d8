import { readFileSync } from 'node:fs';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { redactUrls } from '../text/public-url.ts';
import { errorCodeOf, targetStats } from './path-stats.ts';

/** No real file comes near this size, in bytes. Larger ones would fill the memory. */
const maxSize = 256 * 1024 ** 2;

/** Returns the problem of a path that is not a file, or of a file that is too large to be read. */
export function fileProblem(file: string, shown = file): Problem | undefined {
  const stats = targetStats(file);
  if (!stats?.isFile()) return notFile(shown);
  return stats.size > maxSize ? tooLarge(shown, stats.size) : undefined;
}

/** Reads a file that exists. `shown` is its name in reports. */
export function readBytes(file: string, shown = file): Result<Uint8Array> {
  try {
    const problem = fileProblem(file, shown);
    return problem ? failureOf([problem]) : successOf(readFileSync(file));
  } catch (error) {
    if (errorCodeOf(error) === undefined) throw error;
    return failureOf([unreadable(shown, error)]);
  }
}

/** Reads a file that exists as UTF-8. `shown` is its name in reports. */
export function readText(file: string, shown = file): Result<SourceText> {
  const bytes = readBytes(file, shown);
  return bytes.ok ? decodeText(shown, bytes.value) : bytes;
}

function notFile(file: string): Problem {
  return {
    code: 'INPUT_UNREADABLE',
    severity: 'error',
    file: redactUrls(file),
    message: 'It must be a file (got a folder, a device, a pipe, a socket or a broken link).',
    fix: 'Save the text as a file, or pass it on standard input with -.',
  };
}

function unreadable(file: string, error: unknown): Problem {
  return {
    code: 'INPUT_UNREADABLE',
    severity: 'error',
    file: redactUrls(file),
    message: `The file can't be read: ${error instanceof Error ? error.message : String(error)}.`,
    fix: 'Check that it exists and that you may read it.',
  };
}

function tooLarge(file: string, size: number): Problem {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 ** 2).toLocaleString('en-US');
  return {
    code: 'INPUT_UNREADABLE',
    severity: 'error',
    file: redactUrls(file),
    message: `The file must be at most ${mebibytes(maxSize)} MiB (got ${mebibytes(size)}).`,
    fix: 'Check that it is the right file.',
  };
}
