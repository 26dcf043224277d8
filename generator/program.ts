import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Outcome } from './commands/outcome.ts';
import { reportOutcome } from './commands/report-outcome.ts';
import { packageRoot } from './package-root.ts';
import { progressOn } from './report/progress.ts';
import { styleFor, type Style } from './report/style.ts';

interface Flags {
  readonly json?: true;
  readonly models: string;
}

/** Every command with its options. A command is loaded when it is called: `--help` waits for no compiler. */
export function createProgram(): Command {
  const program = new Command('scenario-models')
    .description("Compiles Scenario's model reference into a typed SDK, validators and docs.")
    .version(version(), '--version', 'print the version')
    .helpOption('--help', 'print help')
    .addHelpText('after', closingHelp);
  for (const add of [addImport, addGenerate, addDiff, addSync, addWatch, addLint, addDevServer]) {
    add(program);
  }
  return program;
}

const closingHelp = `
Exit codes:
  0  fine
  1  a bug in scenario-models
  2  bad input or configuration
  4  drift found
  5  breaking change found

Examples:
  scenario-models import phota.md     bring in a page, or its new version
  scenario-models generate            write what follows from the definitions
  scenario-models generate --check    fail in CI where somebody forgot to
  scenario-models diff main           what changed since main, and whom it breaks
  scenario-models sync                read every page again and bring all up to date`;

function addImport(program: Command): void {
  command(
    program,
    'import',
    'bring in reference pages and API records: page → models/<category>/<provider>.yaml',
  )
    .argument(
      '[page...]',
      'files, folders or http(s) addresses of pages or records, or - for standard input',
    )
    .option('--api <id...>', 'ask the API for the records of these models')
    .option('--api-all', 'ask the API for the records of all public models')
    .addOption(schemasOption())
    .action(
      async (
        pages: string[],
        flags: Flags & {
          readonly out?: string;
          readonly api?: string[];
          readonly apiAll?: true;
        },
        self: Command,
      ) => {
        const api: readonly string[] | 'all' | undefined = flags.apiAll ? 'all' : flags.api;
        if (pages.length === 0 && api === undefined)
          self.error("error: missing required argument 'page'");
        await run(flags, async (style) => {
          const { importInputs } = await import('./commands/import.ts');
          const progress = progressOn(process.stderr, 'records');
          const { models, out } = flags;
          const options = {
            models,
            onProgress: progress,
            ...(out !== undefined && { out }),
            ...(api && { api }),
          };
          return importInputs(pages, options, style);
        });
      },
    );
}

function addGenerate(program: Command): void {
  command(program, 'generate', 'write the SDK, docs and schemas: models/ → generated/')
    .addOption(outOption())
    .option('--check', 'write nothing; fail with a diff (exit 4) where the two do not agree')
    .option('--dry-run', 'write nothing; list what would be written')
    .action(
      (flags: Flags & { readonly out: string; readonly check?: true; readonly dryRun?: true }) =>
        run(flags, async (style) => {
          const { generate } = await import('./commands/generate.ts');
          const { models, out, check = false, dryRun = false } = flags;
          return generate({ models, out, check, dryRun }, style);
        }),
    );
}

interface DiffFlags extends Flags {
  readonly markdown?: true;
  readonly github?: true;
  readonly note?: true;
  readonly explain?: true;
  readonly failOn?: 'breaking' | 'warning' | 'any';
  readonly accepted: string;
}

function addDiff(program: Command): void {
  const diff = command(program, 'diff', 'what changed between two sides, and whom it breaks')
    .argument('<old>', 'definitions, pages (files, folders, addresses) or a git revision')
    .argument('[new]', 'the same; the folder of the definitions where it is left out');
  reportOptions(diff)
    .option('--explain', 'show for each break a request or a line of code that it breaks')
    .option('--accepted <file>', 'the file of accepted breaks', 'accepted-breaks.yaml')
    .action((old: string, now: string | undefined, flags: DiffFlags) =>
      run(flags, async (style) => {
        const { diffSides } = await import('./commands/diff-sides.ts');
        const { models, accepted, explain = false, failOn } = flags;
        const options = {
          models,
          accepted,
          explain,
          format: formatOf(flags),
          ...(failOn && { failOn }),
        };
        return diffSides(old, now ?? models, options, style);
      }),
    );
}

interface SyncFlags extends DiffFlags {
  readonly out: string;
  readonly from?: string;
  readonly acceptRemovals?: true;
  readonly check?: true;
  readonly discover?: string;
}

function addSync(program: Command): void {
  const sync = command(
    program,
    'sync',
    'read every page again and bring definitions, output and changelog up to date',
  )
    .addOption(outOption())
    .option('--from <source>', 'read the pages from this folder or below this address')
    .option('--check', 'write nothing; fail (exit 4) where there is news')
    .option('--accept-removals', 'take pages that lost more than half of their models')
    .option(
      '--discover <address>',
      'only list the pages that this index of the docs links to and that are not tracked',
    );
  reportOptions(sync).action((flags: SyncFlags) =>
    run(flags, async (style) => {
      const { models, out, from, check = false, acceptRemovals = false, failOn } = flags;
      if (flags.discover !== undefined) {
        const { discover } = await import('./commands/discover.ts');
        return discover(flags.discover, { models }, style);
      }
      const command = await import('./commands/sync.ts');
      const onProgress = progressOn(process.stderr, 'pages');
      const options = { models, out, check, acceptRemovals, onProgress, root: process.cwd() };
      const report = { format: formatOf(flags), ...(failOn && { failOn }) };
      return command.sync({ ...options, ...report, ...(from !== undefined && { from }) }, style);
    }),
  );
}

function addWatch(program: Command): void {
  command(program, 'watch', 'generate whenever a definition is saved')
    .addOption(outOption())
    .action(async (flags: Flags & { readonly out: string }) => {
      const { watch } = await import('./commands/watch.ts');
      await watch(flags, styleFor(process.stderr), (outcome) => {
        reportOutcome(outcome, flags.json ?? false);
      });
    });
}

function addLint(program: Command): void {
  command(program, 'lint', 'find limits that stand in descriptions only, and propose overlays')
    .argument('[definition...]', 'definitions or folders of them; all where none is named')
    .option('--overlay', 'print overlays that are ready to be taken over')
    .addOption(schemasOption())
    .action((only: string[], flags: Flags & { readonly out?: string; readonly overlay?: true }) =>
      run(flags, async (style) => {
        const { lint } = await import('./commands/lint.ts');
        const { models, out, overlay = false } = flags;
        return lint({ models, only, overlay, ...(out !== undefined && { out }) }, style);
      }),
    );
}

interface DevServerFlags {
  readonly json?: true;
  readonly port: number;
  readonly registry?: string;
  readonly jobTime?: number;
  readonly jobs?: number;
  readonly cors?: readonly string[];
}

function addDevServer(program: Command): void {
  program
    .command('dev-server')
    .description('Run a local mock of the Scenario API')
    .addOption(
      numberOption('--port <number>', 'listen on this port; 0 for any free one').default(8787),
    )
    .option('--registry <file>', "load the sdk/registry.ts of your own output, not this package's")
    .addOption(numberOption('--job-time <milliseconds>', 'let each job take this long'))
    .addOption(numberOption('--jobs <number>', 'let at most this many jobs run at the same time'))
    .option('--cors <origin...>', 'let pages of these origins call the API: http://localhost:5173')
    .option('--json', 'print the result as JSON on stdout')
    .showHelpAfterError('(add --help for the options)')
    .action(async (flags: DevServerFlags) => {
      const { runDevServer } = await import('./commands/dev-server.ts');
      const report = (line: string) => process.stderr.write(`${line}\n`);
      const { outcome } = await runDevServer(flags, styleFor(process.stderr), report);
      process.exitCode = reportOutcome(outcome, flags.json ?? false);
    });
}

function numberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new InvalidArgumentError('It must be a whole number.');
  });
}

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--models <folder>', 'the folder of the definitions', 'models')
    .option('--json', 'print the result as JSON on stdout')
    .showHelpAfterError('(add --help for the options)');
}

function outOption(): Option {
  return new Option('--out <folder>', 'the output folder').default('generated');
}

/** Without a default: a way through folders that nobody named would be another on every computer. */
function schemasOption(): Option {
  return new Option(
    '--out <folder>',
    'the output folder whose schemas editors are to use, where it is not `generated` beside `models`',
  );
}

function reportOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--fail-on <level>',
        'exit with 5 from this level up (by itself, diff does at breaking and sync never)',
      ).choices(['breaking', 'warning', 'any']),
    )
    .addOption(new Option('--markdown', 'report for a pull request').conflicts('github'))
    .addOption(new Option('--github', 'report as annotations of GitHub Actions').conflicts('note'))
    .addOption(new Option('--note', 'write a release note').conflicts('markdown'));
}

function formatOf({ markdown, github, note }: DiffFlags): 'text' | 'markdown' | 'github' | 'note' {
  if (markdown) return 'markdown';
  if (note) return 'note';
  return github ? 'github' : 'text';
}

async function run(
  { json = false }: { readonly json?: boolean },
  command: (style: Style) => Promise<Outcome> | Outcome,
): Promise<void> {
  // A report may go to a file while a person looks at the rest: colours only where both are seen.
  const style = styleFor(process.stdout.isTTY ? process.stderr : process.stdout);
  process.exitCode = reportOutcome(await command(style), json);
}

function version(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
