import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  invalidInput,
  reportFormats,
  type CommandResult,
  type ReportFormat,
  type WriteMode,
} from '../commands/command-result.ts';
import { runAndReport } from '../commands/report-result.ts';
import type { ProjectSettings } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { styleFor, type Style } from '../report/style.ts';

/** The options of every command. */
export interface CommonOptions {
  readonly format: ReportFormat;
}

/** The flag `--models`. */
export interface ModelsOption {
  readonly models?: string;
}

/** The flag `--out`. */
export interface OutOption {
  readonly out?: string;
}

/** The flags `--dry-run` and `--check`. */
export interface WriteOptions {
  readonly dryRun?: true;
  readonly check?: true;
}

/** The flags of a command that reads a models folder and writes an output folder. */
export type ProjectFlags = CommonOptions & ModelsOption & OutOption;

/** The flags of a command that writes, and can list or check its writes instead. */
export type WriterFlags = ProjectFlags & WriteOptions;

/** The flags of a command that reports changes. */
export interface ReportOptions {
  readonly failOn?: 'breaking' | 'warning' | 'any';
}

const defaultModels = 'models';
const defaultOut = 'generated';

/** Adds a command that reports as text or as JSON. */
export function addCommand(program: Command, name: string, description: string): Command {
  return declareCommand(program, name, description).addOption(
    formatOption(['text', 'json'], 'Print the result in this format'),
  );
}

/** Adds a command that reports changes, in every format. `failsOn` is its default of `--fail-on`. */
export function addReportCommand(
  program: Command,
  name: string,
  description: string,
  failsOn: 'breaking' | 'never' = 'never',
): Command {
  return declareCommand(program, name, description)
    .addOption(formatOption(reportFormats, 'Print the report in this format'))
    .addOption(formatAlias('--markdown', 'markdown'))
    .addOption(formatAlias('--github', 'github'))
    .addOption(formatAlias('--note', 'release-notes'))
    .addOption(
      new Option(
        '--fail-on <level>',
        `Exit with code 5 if a change has at least this severity (default: ${failsOn})`,
      ).choices(['breaking', 'warning', 'any']),
    );
}

function declareCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .showHelpAfterError('(see --help for the options)')
    .addOption(formatAlias('--json', 'json'));
}

function formatOption(choices: readonly ReportFormat[], description: string): Option {
  return new Option('--format <format>', description).choices(choices).default('text');
}

/** Creates an earlier flag of a format. An explicit `--format` overrides it. */
function formatAlias(flag: string, format: ReportFormat): Option {
  return new Option(flag).implies({ format }).hideHelp();
}

/** Creates the option `--models`. */
export function modelsOption(): Option {
  return new Option('--models <folder>', `Folder of the definitions (default: "${defaultModels}")`);
}

/**
 * Creates the option `--out`. It is undefined if omitted, so that a command can distinguish the
 * default folder from a named one.
 */
export function outOption(): Option {
  return new Option('--out <folder>', `Output folder (default: "${defaultOut}")`);
}

/**
 * Returns the models folder and the output folder: from the flags, the configuration or the
 * defaults.
 */
export function projectFolders(flags: ProjectFolders, config: Config) {
  return {
    models: flags.models ?? config.models ?? defaultModels,
    out: flags.out ?? config.out ?? defaultOut,
  };
}

interface ProjectFolders {
  readonly models?: string | undefined;
  readonly out?: string | undefined;
}

/** Adds `--dry-run` and `--check`, which exclude each other. */
export function addWriteOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--dry-run', 'List what would be written without writing it').conflicts('check'),
    )
    .option('--check', 'Exit with code 4 if anything would change, without writing it');
}

/** Adds the flags of {@link WriterFlags}: the two folders, `--dry-run` and `--check`. */
export function addWriterFlags(command: Command): Command {
  return addWriteOptions(command.addOption(modelsOption()).addOption(outOption()));
}

/** Returns the mode that `--dry-run` and `--check` select. */
export function writeMode({ check, dryRun }: WriteOptions): WriteMode {
  if (check) return 'check';
  return dryRun ? 'dry-run' : 'write';
}

/** Creates an option whose value is a whole number. */
export function numberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (/^\d{1,9}$/.test(text)) return Number(text);
    throw new InvalidArgumentError('It must be a whole number.');
  });
}

/** Runs a command, prints its result and sets the exit code. */
export async function runCommand(
  { format }: CommonOptions,
  command: (style: Style) => Promise<CommandResult> | CommandResult,
): Promise<void> {
  // A report may go to a file while a terminal shows the rest, so both must be terminals for colors.
  const style = styleFor(process.stdout.isTTY ? process.stderr : process.stdout);
  process.exitCode = await runAndReport(() => command(style), format);
}

/** Runs a command with the settings of the configuration file, which its flags override. */
export function runConfigured(
  flags: CommonOptions,
  command: (settings: ProjectSettings, style: Style) => Promise<CommandResult> | CommandResult,
): Promise<void> {
  return runCommand(flags, (style) => withConfig((settings) => command(settings, style)));
}

/** Runs a command with the settings of the configuration file. */
export async function withConfig(
  command: (settings: ProjectSettings) => Promise<CommandResult> | CommandResult,
): Promise<CommandResult> {
  const { readConfig } = await import('../config/read-config.ts');
  const settings = readConfig('.');
  return settings.ok ? command(settings.value) : invalidInput(settings.problems);
}
