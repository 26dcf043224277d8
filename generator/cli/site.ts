import { InvalidArgumentError, Option, type Command } from 'commander';
import { invalidInput } from '../commands/command-result.ts';
import { reportResult } from '../commands/report-result.ts';
import type { ServeOptions } from '../commands/serve-site.ts';
import type { ProjectSettings } from '../config/read-config.ts';

import { styleFor } from '../report/style.ts';
import {
  addCommand,
  modelsOption,
  projectFolders,
  runConfigured,
  type CommonOptions,
  type ModelsOption,
} from './options.ts';

type SiteFlags = CommonOptions & ModelsOption & Partial<Omit<ServeOptions, 'models'>>;

const defaultPort = 8788;

/** Adds the command `site`. */
export function addSite(program: Command): void {
  addCommand(program, 'site', 'Build the docs site: catalog, model pages, search, comparison')
    .addOption(modelsOption())
    .addOption(new Option('--out <folder>', 'Output folder (default: "dist/site")'))
    .option('--url <url>', 'URL of the published site, for the sitemap and absolute links')
    .option('--api-docs <path>', 'Link to an API reference: a path on the site, or a URL')
    .option('--watch', 'Rebuild whenever a definition is saved')
    .addOption(
      new Option(
        '--serve [port]',
        `Serve the site on this computer, by default on port ${defaultPort}; 0 picks a free one`,
      )
        .argParser(portNumber)
        .preset(String(defaultPort)),
    )
    .addOption(
      new Option(
        '--proxy',
        'Also serve a proxy to Scenario for the playground, with the API key of the environment',
      ).implies({ serve: defaultPort }),
    )
    .action(async (flags: SiteFlags) => {
      if (flags.serve === undefined && !flags.watch) {
        await runConfigured(flags, async (settings, style) => {
          const { runSite } = await import('../commands/site.ts');
          return runSite(await siteOptions(flags, settings), style);
        });
        return;
      }
      const report = (result: Parameters<typeof reportResult>[0]) => {
        process.exitCode = reportResult(result, flags.format);
      };
      const { readConfig } = await import('../config/read-config.ts');
      const settings = readConfig('.');
      if (!settings.ok) {
        report(invalidInput(settings.problems));
        return;
      }
      // The first build of hundreds of models takes seconds.
      process.stderr.write('Building the site …\n');
      const { serveSite } = await import('../commands/serve-site.ts');
      const options = await siteOptions(flags, settings.value);
      await serveSite(options, styleFor(process.stderr), report);
    });
}

async function siteOptions(
  flags: SiteFlags,
  { config, output }: ProjectSettings,
): Promise<ServeOptions> {
  const { readResolveOptions } = await import('../commands/output-target.ts');
  const { out = config.site?.out ?? 'dist/site', url = config.site?.url } = flags;
  const { models, out: generated } = projectFolders({ models: flags.models }, config);
  const resolve = readResolveOptions(generated, output);
  return {
    ...flags,
    models,
    out,
    resolve,
    ...(url !== undefined && { url }),
    ...(config.package !== undefined && { packageName: config.package }),
  };
}

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError('It must be a port: a whole number up to 65535.');
}
