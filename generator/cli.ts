import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import type { Outcome } from './commands/outcome.ts';
import {
  bugExitCode,
  bugText,
  reportOutcome,
  systemProblem,
  usageExitCode,
} from './commands/report-outcome.ts';
import { badInput } from './commands/outcome.ts';
import { packageRoot } from './package-root.ts';
import { styleFor, type Style } from './report/style.ts';

interface Common {
  readonly json?: true;
}

/** Commands are loaded when they are called: `--help` must not wait for a compiler. */
async function run(
  { json = false }: { readonly json?: boolean },
  command: (style: Style) => Promise<Outcome>,
): Promise<void> {
  const style = styleFor(process.stderr);
  process.exitCode = reportOutcome(await command(style), json);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--json', 'print the result as JSON on stdout')
    .showHelpAfterError('(add --help for the options)');
}

const importCommand = command(
  'import',
  'bring in reference pages: page → models/<category>/<provider>.yaml',
)
  .argument('<page...>', 'page files, folders of pages, http(s) addresses, or - for standard input')
  .option('--models <folder>', 'the folder of the definitions', 'models')
  .action((pages: string[], options: Common & { readonly models: string }) =>
    run(options, async (style) => {
      const { importPages } = await import('./commands/import.ts');
      return importPages(pages, options, style);
    }),
  );

interface GenerateFlags extends Common {
  readonly models: string;
  readonly out: string;
  readonly check?: true;
  readonly dryRun?: true;
}

const generateCommand = command('generate', 'write the SDK, docs and schemas: models/ → generated/')
  .option('--models <folder>', 'the folder of the definitions', 'models')
  .option('--out <folder>', 'the output folder', 'generated')
  .option('--check', 'write nothing; fail with a diff (exit 4) where the two do not agree')
  .option('--dry-run', 'write nothing; list what would be written')
  .action((flags: GenerateFlags) =>
    run(flags, async (style) => {
      const { generate } = await import('./commands/generate.ts');
      const { models, out, check = false, dryRun = false } = flags;
      return generate({ models, out, check, dryRun }, style);
    }),
  );

const program = new Command('scenario-models')
  .description("Compiles Scenario's model reference into a typed SDK, validators and docs.")
  .version(version(), '--version', 'print the version')
  .helpOption('--help', 'print help')
  .addCommand(importCommand)
  .addCommand(generateCommand)
  .addHelpText(
    'after',
    `
Exit codes:
  0  fine
  1  a bug in scenario-models
  2  bad input or configuration
  4  drift found
  5  breaking change found

Examples:
  scenario-models import phota.md     bring in a page, or its new version
  scenario-models generate            write what follows from the definitions
  scenario-models generate --check    fail in CI where somebody forgot to`,
  );

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

// A reader that has seen enough, `| head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  for (const each of [program, ...program.commands]) each.exitOverride();
  await program.parseAsync();
} catch (error) {
  const problem = systemProblem(error);
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : usageExitCode;
  } else if (problem) {
    process.exitCode = reportOutcome(badInput([problem]), process.argv.includes('--json'));
  } else {
    process.stderr.write(bugText(error));
    process.exitCode = bugExitCode;
  }
}
