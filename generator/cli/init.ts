import { Option, type Command } from 'commander';
import type { Config } from '../config/schema.ts';
import { progressOn } from '../report/progress.ts';
import {
  addCommand,
  modelsOption,
  outOption,
  projectFolders,
  runCommand,
  type CommonOptions,
  type ModelsOption,
  type OutOption,
} from './options.ts';

interface InitFlags extends CommonOptions, ModelsOption, OutOption {
  readonly page?: readonly string[];
  readonly category?: readonly string[];
  readonly model?: readonly string[];
  readonly newPages?: 'report' | 'import';
  readonly package?: string;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** Adds the command `init`. */
export function addInit(program: Command): void {
  addCommand(program, 'init', 'Set up a project: pages, output, configuration, workflows')
    .argument(
      '[index]',
      'URL of the docs, their llms.txt, sitemap or index page (default: the Scenario docs)',
    )
    .option('--page <page...>', 'Track only these pages: providers, URLs or URL patterns')
    .option('--category <category...>', 'Track only pages of these categories')
    .option('--model <id...>', 'Track and generate only these models')
    .addOption(
      new Option('--new-pages <action>', 'Report or import new pages of the index').choices([
        'report',
        'import',
      ]),
    )
    .option('--package <name>', 'Make the output folder an npm package with this name')
    .option('-y, --yes', 'Skip all questions (default without a terminal)')
    .option('--dry-run', 'List what would be written without writing it')
    .addOption(modelsOption())
    .addOption(outOption())
    .action((index: string | undefined, flags: InitFlags) =>
      runCommand(flags, async (style) => {
        const { runInit } = await import('../commands/init.ts');
        const { terminalQuestions } = await import('../init/questions.ts');
        const isTerminal = process.stdin.isTTY && process.stderr.isTTY && flags.format === 'text';
        const settings = settingsOf(flags);
        // Flags that select pages replace the questions.
        const isInteractive = isTerminal && !flags.yes && !settings.include;
        const options = {
          ...{ root: process.cwd(), settings },
          ...projectFolders(flags, {}),
          mode: flags.dryRun ? ('dry-run' as const) : ('write' as const),
          onProgress: progressOn(process.stderr, 'pages'),
          ...(index !== undefined && { index }),
          ...(isInteractive && { questions: terminalQuestions }),
        };
        return runInit(options, style);
      }),
    );
}

function settingsOf(flags: InitFlags): Config {
  const { page, category, model, newPages, package: name } = flags;
  const isSelective = page ?? category ?? model;
  return {
    ...(newPages && { newPages }),
    ...(isSelective && {
      include: {
        ...(page && { pages: [...page] }),
        ...(category && { categories: [...category] }),
        ...(model && { models: [...model] }),
      },
    }),
    ...(model && { modelsOnly: [...model] }),
    ...(name !== undefined && { package: name }),
  };
}
