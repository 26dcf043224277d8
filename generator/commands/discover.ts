import type { Style } from '../report/style.ts';
import { count } from '../report/words.ts';
import { discoverPages } from '../sync/discover.ts';
import { readKnownDefinitions } from '../update/known-definitions.ts';
import { badInput, exitCodes, type Outcome } from './outcome.ts';

/** Says which provider pages of the docs are not tracked yet. */
export async function discover(
  index: string,
  { models }: { readonly models: string },
  style: Style,
): Promise<Outcome> {
  const known = readKnownDefinitions(models);
  if (!known.ok) return badInput(known.problems);
  const pages = await discoverPages(index, known.value);
  if (!pages.ok) return badInput(pages.problems);
  const untracked = pages.value.filter(({ path }) => path === undefined);
  const lines = untracked.map(({ url }) => `${new URL('index.md', url).href}\n`);
  const tracked = pages.value.length - untracked.length;
  const fix = untracked.length > 0 ? ' Bring them in with `scenario-models import ADDRESS`.' : '';
  return {
    exitCode: exitCodes.fine,
    problems: [],
    stdout: lines.join(''),
    stderr: `${style.green('✔')} ${count(pages.value.length, 'provider page')}: ${tracked} tracked, ${untracked.length} not.${fix}\n`,
    json: pages.value,
  };
}
