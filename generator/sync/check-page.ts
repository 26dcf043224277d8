import { rejectedModels } from '../definition/carry-over.ts';
import { pageKey } from '../definition/place-definitions.ts';
import type { Definition } from '../model/definition.ts';
import type { PageResult } from '../reference/parse-page.ts';
import { failureOf, type Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

/** Options for the checks of a page's update. */
export interface CheckOptions {
  /** Whether to accept a page that lost more than half of its models. */
  readonly acceptRemovals: boolean;
  /** Returns whether a definition tracks the page with this key. */
  readonly isTracked?: (key: string) => boolean;
}

/** Returns a page if it is the new version of a tracked page, or reports why it is not one. */
export function checkPage(
  known: TrackedDefinition,
  file: string,
  page: PageResult,
  { acceptRemovals, isTracked = () => false }: CheckOptions,
): PageResult {
  if (!page.ok) return page;
  const problem =
    otherPage(known, file, page.value, isTracked) ??
    olderPage(known, file, page.value) ??
    (acceptRemovals ? undefined : halfRemoved(known, file, page.value, page.rejected));
  return problem ? { ...failureOf([...page.problems, problem]), rejected: [] } : page;
}

/** Returns whether two pages list mostly the same models. */
export function shareModels(before: Definition, after: Definition): boolean {
  const ids = new Set(after.models.map(({ id }) => id));
  const shared = before.models.filter(({ id }) => ids.has(id)).length;
  return shared * 2 > Math.min(before.models.length, ids.size);
}

/**
 * Reports a page of another provider or category, unless it was renamed: then it lists mostly the
 * same models.
 */
function otherPage(
  known: TrackedDefinition,
  file: string,
  page: Definition,
  isTracked: (key: string) => boolean,
): Problem | undefined {
  if (pageKey(page) === pageKey(known.definition)) return undefined;
  if (shareModels(known.definition, page) && !isTracked(pageKey(page))) return undefined;
  const { provider, category } = known.definition;
  return {
    code: 'SYNC_OTHER_PAGE',
    severity: 'error',
    file,
    message: `This is the page of ${page.provider}, ${page.category}, but ${known.path} is the definition of ${provider}, ${category}.`,
    why: 'Provider and category identify a page. One that was renamed lists mostly the same models.',
    fix: 'If the URL has another page now, track it with `scenario-models add`, and remove the definition if its models were removed.',
  };
}

function olderPage(known: TrackedDefinition, file: string, page: Definition): Problem | undefined {
  const [dateBefore, dateAfter] = [known.definition.source.lastUpdated, page.source.lastUpdated];
  if (dateBefore === undefined || dateAfter === undefined || dateAfter >= dateBefore)
    return undefined;
  return {
    code: 'SYNC_OLDER_PAGE',
    severity: 'error',
    file,
    message: `The page is older than the definition (${dateAfter}, the definition is from ${dateBefore}).`,
    why: 'A cache may return an old page.',
    fix: 'Try again later. To use the older page, import it.',
  };
}

function halfRemoved(
  known: TrackedDefinition,
  file: string,
  page: Definition,
  rejected: PageResult['rejected'],
): Problem | undefined {
  const isRejected = rejectedModels(known.definition.models, rejected);
  const present = new Set(page.models.map(({ id }) => id));
  const modelsBefore = known.definition.models.filter((model) => model.onPage !== false);
  const missing = modelsBefore.filter((model) => !present.has(model.id) && !isRejected(model));
  if (missing.length * 2 <= modelsBefore.length) return undefined;
  return {
    code: 'SYNC_HALF_REMOVED',
    severity: 'error',
    file,
    message: `${missing.length} of ${countOf(modelsBefore.length, 'model')} are no longer on the page: ${missing.map(({ id }) => id).join(', ')}.`,
    why: 'A page that loses more than half of its models is probably broken.',
    fix: 'Check the page. If it is correct, run sync with --accept-removals.',
  };
}
