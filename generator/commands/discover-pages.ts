import { fetchLimitsOf } from '../config/fetch-limits.ts';
import type { Config } from '../config/schema.ts';
import type { Style } from '../report/style.ts';
import { discoverPages } from '../sync/discover-pages.ts';
import { markdownUrls } from '../sync/page-url.ts';
import { countOf } from '../text/count-words.ts';
import { readTrackedDefinitions } from '../update/tracked-definitions.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';

/** Lists the reference pages of a docs index that no definition tracks. */
export async function runDiscover(
  index: string,
  { models, config = {} }: { readonly models: string; readonly config?: Config },
  style: Style,
): Promise<CommandResult> {
  const known = readTrackedDefinitions(models);
  if (!known.ok) return invalidInput(known.problems);
  const pages = await discoverPages(index, known.value, {
    ...config,
    limits: fetchLimitsOf(config),
  });
  if (!pages.ok) return invalidInput(pages.problems);
  const untracked = pages.value.filter(({ path }) => path === undefined);
  const lines = untracked.map(({ link }) => `${markdownUrls(link)[0] ?? link}\n`);
  const tracked = pages.value.length - untracked.length;
  const fix = untracked.length > 0 ? ' Track them with `scenario-models add URL`.' : '';
  return {
    exitCode: exitCodes.success,
    problems: pages.problems,
    stdout: lines.join(''),
    stderr: `${style.green('✔')} ${countOf(pages.value.length, 'provider page')}: ${tracked} tracked, ${untracked.length} untracked.${fix}\n`,
    json: pages.value,
  };
}
