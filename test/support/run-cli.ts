import { spawn } from 'node:child_process';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');

/** The exit code of the command line, and everything that it printed. */
interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly output: string;
}

/** Runs the built command line in a folder, without colors, next to servers of this process. */
export function runCli(folder: string, ...args: readonly string[]): Promise<CliRun> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: { readonly isStdout: boolean; readonly text: string }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      chunks.push({ isStdout: stream === child.stdout, text });
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      const stdout = chunks.filter(({ isStdout }) => isStdout).map(({ text }) => text);
      resolve({ status, stdout: stdout.join(''), output: chunks.map(({ text }) => text).join('') });
    });
  });
}
