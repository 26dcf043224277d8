import type { Style } from '../report/style.ts';
import { discoverPages } from '../sync/discover-pages.ts';
import { countOf } from '../text/count-words.ts';
import { readTrackedDefinitions } from '../update/tracked-definitions.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';

/** Lists the provider pages of the docs that no definition tracks. */
export async function runDiscover(
  index: string,
  { models }: { readonly models: string },
  style: Style,
): Promise<CommandResult> {
  const known = readTrackedDefinitions(models);
  if (!known.ok) return invalidInput(known.problems);
  const pages = await discoverPages(index, known.value);
  if (!pages.ok) return invalidInput(pages.problems);
  const untracked = pages.value.filter(({ path }) => path === undefined);
  const lines = untracked.map(({ url }) => `${new URL('index.md', url).href}\n`);
  const tracked = pages.value.length - untracked.length;
  const fix = untracked.length > 0 ? ' Import them with `scenario-models import URL`.' : '';
  return {
    exitCode: exitCodes.success,
    problems: [],
    stdout: lines.join(''),
    stderr: `${style.green('✔')} ${countOf(pages.value.length, 'provider page')}: ${tracked} tracked, ${untracked.length} untracked.${fix}\n`,
    json: pages.value,
  };
}
