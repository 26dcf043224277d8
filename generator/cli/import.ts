import type { Command } from 'commander';
import { progressOn } from '../report/progress.ts';
import {
  addCommand,
  addWriterFlags,
  projectFolders,
  runConfigured,
  writeMode,
  type WriterFlags,
} from './options.ts';

interface ImportFlags extends WriterFlags {
  readonly api?: string[];
  readonly apiAll?: true;
}

/** Adds the command `import`. */
export function addImport(program: Command): void {
  const command = addCommand(program, 'import', 'Import reference pages and API records')
    .argument('[page...]', 'Files, folders or URLs of pages or API records; - reads standard input')
    .option(
      '--api <id...>',
      'Import the API records of these models: IDs, or JSON files with records',
    )
    .option('--api-all', 'Import the API records of all public models');
  addWriterFlags(command).action((pages: string[], flags: ImportFlags, self: Command) => {
    const { apiAll } = flags;
    const api: readonly string[] | 'all' | undefined = apiAll ? 'all' : flags.api;
    if (pages.length === 0 && api === undefined)
      self.error("error: missing required argument 'page'");
    return runConfigured(flags, async ({ config }, style) => {
      const { runImport } = await import('../commands/import.ts');
      const out = flags.out ?? config.out;
      const options = {
        models: projectFolders(flags, config).models,
        config,
        mode: writeMode(flags),
        onProgress: progressOn(process.stderr, 'records'),
        ...(out !== undefined && { out }),
        ...(api && { api }),
      };
      return runImport(pages, options, style);
    });
  });
}
