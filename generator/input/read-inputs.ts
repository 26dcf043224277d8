import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { Problem } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { fetchText } from './fetch-text.ts';

/** A text that was named on the command line, or that stood in a folder named there. */
export interface Input {
  readonly source: SourceText;
  /** Where it was fetched from. */
  readonly url?: string;
  /** Found in a folder: it may be something else than a page. */
  readonly fromFolder: boolean;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly Problem[];
}

/** Reads files, folders, http(s) addresses and `-` (standard input). */
export async function readInputs(names: readonly string[]): Promise<Inputs> {
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const read = await readInput(name);
    inputs.push(...read.inputs);
    problems.push(...read.problems);
  }
  return { inputs, problems };
}

async function readInput(name: string): Promise<Inputs> {
  if (name === '-') {
    const text = await readStream(process.stdin);
    return { inputs: [{ source: sourceText('<stdin>', text), fromFolder: false }], problems: [] };
  }
  if (/^https?:\/\//i.test(name)) {
    const fetched = await fetchText(name);
    if (!fetched.ok) return { inputs: [], problems: fetched.problems };
    const source = sourceText(name, fetched.value.text);
    return { inputs: [{ source, url: name, fromFolder: false }], problems: [] };
  }
  try {
    return { inputs: filesAt(name), problems: [] };
  } catch (error) {
    return { inputs: [], problems: [unreadable(name, error)] };
  }
}

const endings = /\.(?:md|mdx|markdown|txt|json)$/i;

function filesAt(path: string): Input[] {
  if (!statSync(path).isDirectory()) return [fileInput(path, false)];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => fileInput(file, true));
}

function fileInput(file: string, fromFolder: boolean): Input {
  const shown = relative('.', file);
  return {
    source: sourceText(shown === '' ? file : shown, readFileSync(file, 'utf8')),
    fromFolder,
  };
}

function unreadable(name: string, error: unknown): Problem {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return {
    code: missing ? 'INPUT_NOT_FOUND' : 'INPUT_UNREADABLE',
    severity: 'error',
    file: name,
    message: missing ? 'There is no such file or folder.' : `It can't be read: ${String(error)}`,
    fix: 'Name a page file, a folder of pages, an http(s) address, or - for standard input.',
  };
}
