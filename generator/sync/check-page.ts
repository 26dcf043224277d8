import { pageKey } from '../definition/place-definitions.ts';
import type { Definition } from '../model/definition.ts';
import { parsePage } from '../reference/parse-page.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { count } from '../text/count.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

export interface CheckOptions {
  /** Take a page that lost more than half of its models. */
  readonly acceptRemovals: boolean;
}

/** A new version of a known page, or why it is not taken for one. */
export function checkPage(
  known: TrackedDefinition,
  address: string,
  text: string,
  { acceptRemovals }: CheckOptions,
): Result<Definition> {
  const page = parsePage(sourceText(address, text));
  if (!page.ok) return page;
  const problem =
    otherPage(known, address, page.value) ??
    olderPage(known, address, page.value) ??
    (acceptRemovals ? undefined : halfGone(known, address, page.value));
  return problem ? failure([...page.problems, problem]) : success(page.value, page.problems);
}

function otherPage(known: TrackedDefinition, file: string, page: Definition): Problem | undefined {
  if (pageKey(page) === pageKey(known.definition)) return undefined;
  const { provider, category } = known.definition;
  return {
    code: 'SYNC_OTHER_PAGE',
    severity: 'error',
    file,
    message: `This is the page of ${page.provider}, ${page.category}; ${known.path} is that of ${provider}, ${category}.`,
    why: 'Provider and category together say which page it is.',
    fix: 'If the provider was renamed, write its new name into the definition and sync again.',
  };
}

function olderPage(known: TrackedDefinition, file: string, page: Definition): Problem | undefined {
  const [was, is] = [known.definition.source.lastUpdated, page.source.lastUpdated];
  if (was === undefined || is === undefined || is >= was) return undefined;
  return {
    code: 'SYNC_OLDER_PAGE',
    severity: 'error',
    file,
    message: `This page is of ${is}, the definition is of ${was} already.`,
    why: 'A cache on the way may hold an old page.',
    fix: 'Try again later. To go back on purpose, import the page.',
  };
}

function halfGone(known: TrackedDefinition, file: string, page: Definition): Problem | undefined {
  const here = new Set(page.models.map(({ id }) => id));
  const before = known.definition.models.filter((model) => model.onPage !== false);
  const gone = before.filter(({ id }) => !here.has(id));
  if (gone.length * 2 <= before.length) return undefined;
  return {
    code: 'SYNC_HALF_GONE',
    severity: 'error',
    file,
    message: `${count(gone.length, 'model')} of ${before.length} are not on the page any more: ${gone.map(({ id }) => id).join(', ')}.`,
    why: 'A page that loses more than half of its models is more often broken than right.',
    fix: 'Look at the page. If it is right, sync with --accept-removals.',
  };
}
