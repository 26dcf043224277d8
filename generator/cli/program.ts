import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode } from '../commands/command-result.ts';
import type { ImportModule } from '../commands/dev-server.ts';
import { packageRoot } from '../package-root.ts';
import { printableText } from '../report/printable.ts';
import { addAdd, addRemove } from './add.ts';
import { addBuild } from './build.ts';
import { addDevServer } from './dev-server.ts';
import { addDiff } from './diff.ts';
import { addExplain } from './explain.ts';
import { addGenerate } from './generate.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addLint } from './lint.ts';
import { addSite } from './site.ts';
import { addSync } from './sync.ts';
import { addWatch } from './watch.ts';

/**
 * Creates the command line. A command loads its code when it runs, so that `--help` does not wait
 * for compilers.
 */
export function createProgram(importModule: ImportModule = (url) => import(url)): Command {
  const program = new Command('scenario-models')
    .description("Compile Scenario's model reference into a typed SDK, validators and docs.")
    .version(version(), '-V, --version', 'Print the version')
    .configureOutput({
      // An error repeats arguments, so no escape in it is a style of this program.
      writeErr: (text) => process.stderr.write(printableText(text.replaceAll('\u001b', '\\u{1b}'))),
    })
    .helpOption('-h, --help', 'Print help')
    .helpCommand('help [command]', 'Print help for a command')
    .addHelpText('after', closingHelp);
  addInit(program);
  addAdd(program);
  addRemove(program);
  addImport(program);
  addGenerate(program);
  addBuild(program);
  addDiff(program);
  addSync(program);
  addWatch(program);
  addLint(program);
  addSite(program);
  addDevServer(program, importModule);
  addExplain(program);
  return program;
}

/** The meaning of each exit code. */
export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'success',
  1: 'a bug in scenario-models',
  2: 'invalid input or configuration',
  4: 'drift: files or definitions are out of date',
  5: 'a breaking change',
};

const closingHelp = `
Exit codes:
${Object.entries(exitCodeMeanings)
  .map(([code, meaning]) => `  ${code}  ${meaning}`)
  .join('\n')}

Examples:
  scenario-models init                Set up a project
  scenario-models import phota.md     Import a reference page, or its new version
  scenario-models generate            Write the SDK, docs and schemas
  scenario-models generate --check    Fail in CI if generated files are stale
  scenario-models diff main           Report breaking changes since main
  scenario-models sync                Read every page again and update everything`;

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
