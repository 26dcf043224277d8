import { Option, type Command } from 'commander';
import {
  addCommand,
  modelsFolder,
  modelsOption,
  runConfigured,
  type CommonOptions,
  type ModelsOption,
} from './options.ts';

interface SiteFlags extends CommonOptions, ModelsOption {
  readonly out?: string;
  readonly url?: string;
}

export function addSite(program: Command): void {
  addCommand(program, 'site', 'Build the docs site: catalog, model pages, search, comparison')
    .addOption(modelsOption())
    .addOption(new Option('--out <folder>', 'Output folder (default: "dist/site")'))
    .option('--url <url>', 'URL that the site is published at, for the sitemap and absolute links')
    .action((flags: SiteFlags) =>
      runConfigured(flags, async ({ config }, style) => {
        const { site } = await import('../commands/site.ts');
        const { out = config.site?.out ?? 'dist/site', url = config.site?.url } = flags;
        const models = modelsFolder(flags, config);
        return site({ models, out, ...(url !== undefined && { url }) }, style);
      }),
    );
}
