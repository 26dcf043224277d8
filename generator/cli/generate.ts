import { InvalidArgumentError, Option, type Command } from 'commander';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from '../commands/command-result.ts';
import type { GenerateOptions } from '../commands/generate.ts';
import { upToDate } from '../commands/up-to-date.ts';
import {
  configName,
  docsFlavors,
  importExtensions,
  misnamedConfigs,
  outputParts,
  type DocsFlavor,
  type ImportExtension,
  type OutputPart,
} from '../config/output-settings.ts';
import type { ProjectSettings } from '../config/read-config.ts';
import { startWorkers } from '../output/start-workers.ts';
import { recallUnchanged, startRun, type RunStart } from '../output/unchanged-run.ts';
import type { WorkerThread } from '../output/worker.ts';
import type { Style } from '../report/style.ts';
import {
  addCommand,
  addWriteOptions,
  modelsOption,
  outOption,
  projectFolders,
  runCommand,
  withConfig,
  writeMode,
  type WriterFlags,
} from './options.ts';

interface GenerateFlags extends WriterFlags {
  /** Commander sets `true` if neither --package nor --no-package is given. */
  readonly package?: string | boolean;
  readonly importExtension?: ImportExtension;
  readonly flavor?: DocsFlavor;
  readonly only?: readonly OutputPart[];
  readonly modelsOnly?: readonly string[];
  readonly url?: string | false;
  readonly frontMatter?: boolean;
  readonly trustDescriptions?: boolean;
}

/** Adds the command `generate`. */
export function addGenerate(program: Command): void {
  const command = addCommand(
    program,
    'generate',
    'Generate the SDK, docs and schemas from the definitions',
  )
    .addOption(modelsOption())
    .addOption(outOption())
    .option('--package <name>', 'Make the output folder an npm package with this name')
    .option('--no-package', 'Omit package.json, if an earlier run wrote one')
    .addOption(
      new Option(
        '--import-extension <extension>',
        'End relative imports of the SDK with .js, .ts or nothing (default: as the nearest tsconfig.json requires, else js)',
      ).choices(importExtensions),
    )
    .addOption(
      new Option(
        '--flavor <flavor>',
        'Write the docs for GitHub, for MDX (Docusaurus) or for Vue (VitePress) (default: github)',
      ).choices(docsFlavors),
    )
    .addOption(
      new Option(
        '--only <parts>',
        `Generate only these parts, separated by commas: ${outputParts.join(', ')}`,
      ).argParser(parseParts),
    )
    .option('--models-only <id...>', 'Generate only the models with these IDs')
    .option('--url <url>', 'URL of the published docs, for absolute links in llms.txt')
    .option('--no-url', 'Write relative links, if an earlier run had a URL')
    .option('--front-matter', 'Start docs pages with front matter: title and description')
    .option('--no-front-matter', 'Omit the front matter, if an earlier run wrote it')
    .option(
      '--trust-descriptions',
      'Enforce the limits and constraints that descriptions clearly state',
    )
    .option('--no-trust-descriptions', 'Only document them, if an earlier run enforced them')
    .addHelpText(
      'after',
      `\nThe options from --package to --no-trust-descriptions apply to this run: set them in ${configName}\nto keep them. Without this file, later runs use the options in the manifest of the output folder.`,
    );
  addWriteOptions(command).action((flags: GenerateFlags) =>
    runCommand(flags, async (style) => {
      const request = { ...flags, check: undefined, dryRun: undefined, format: undefined };
      const start = startRun(JSON.stringify(request), [configName, ...misnamedConfigs]);
      const unchanged = recallUnchanged(start);
      if (unchanged) return upToDate(unchanged, writeMode(flags), style);
      const workers = await startEarlyWorkers(flags, start);
      return withConfig((settings) =>
        generateConfigured(flags, settings, { start, workers }, style),
      );
    }),
  );
}

/** Starts workers for a run that generates everything, so that they load while it reads the settings. */
async function startEarlyWorkers(
  { models, out, check }: GenerateFlags,
  { recorded }: RunStart,
): Promise<readonly WorkerThread[]> {
  const folders = projectFolders({ models, out }, {});
  // Without a record, `--check` does not rely on a manifest.
  const isComplete = check ? !recorded : !existsSync(join(folders.out, 'manifest.json'));
  return isComplete ? startWorkers(countDefinitions(folders.models)) : [];
}

function countDefinitions(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.filter((file) => file.endsWith('.yaml')).length;
  } catch {
    return 0; // The run reports why it can't be read.
  }
}

async function generateConfigured(
  flags: GenerateFlags,
  { config, output }: ProjectSettings,
  run: Pick<GenerateOptions, 'start' | 'workers'>,
  style: Style,
): Promise<CommandResult> {
  const { runGenerate } = await import('../commands/generate.ts');
  const { package: name, importExtension, flavor, only, modelsOnly } = flags;
  const { trustDescriptions, url, frontMatter } = flags;
  const settings = {
    ...(typeof name === 'string' && { package: name }),
    ...(name === false && { package: name }),
    ...(importExtension && { importExtension }),
    ...(flavor && { flavor }),
    ...(only && { only }),
    ...(modelsOnly && { modelsOnly }),
    ...((typeof url === 'string' || url === false) && { url }),
    ...(frontMatter !== undefined && { frontMatter }),
    ...(trustDescriptions !== undefined && { trustDescriptions }),
  };
  return runGenerate(
    {
      ...projectFolders(flags, config),
      mode: writeMode(flags),
      settings,
      ...(output && { configured: output }),
      ...run,
    },
    style,
  );
}

function parseParts(text: string): readonly OutputPart[] {
  const names = text.split(',');
  const unknown = names.filter((name) => !outputParts.some((part) => part === name));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`Allowed parts are ${outputParts.join(', ')}.`);
  return outputParts.filter((part) => names.includes(part));
}
