import { pageKey, type IncomingDefinition } from '../definition/place-definitions.ts';
import type { Definition } from '../model/definition.ts';
import type { Problem } from '../report/problem.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';

/** Assigns pages to the definitions that they update, if their providers were renamed. */
export function withRenamedPages(
  known: readonly TrackedDefinition[],
  pages: readonly IncomingDefinition[],
): { readonly pages: readonly IncomingDefinition[]; readonly problems: readonly Problem[] } {
  const keys = new Set(known.map(({ definition }) => pageKey(definition)));
  const imported = new Set(pages.map(({ definition }) => pageKey(definition)));
  const problems: Problem[] = [];
  const found = pages.map((page) => {
    if (keys.has(pageKey(page.definition))) return page;
    const tracked = known.find(
      ({ definition }) =>
        !imported.has(pageKey(definition)) && isRenamedPage(definition, page.definition),
    );
    if (!tracked) return page;
    problems.push(renamedPage(tracked, page));
    return { ...page, existingPath: tracked.path };
  });
  return { pages: found, problems };
}

function renamedPage(
  { path, definition: before }: TrackedDefinition,
  { definition, pageName }: IncomingDefinition,
): Problem {
  return {
    code: 'INPUT_RENAMED_PAGE',
    severity: 'warning',
    file: pageName,
    message: `The page of ${before.provider} is now the page of ${definition.provider}. Its definition remains in ${path}.`,
  };
}

/**
 * Returns whether a page is the new version of a page whose provider had another name: it has the
 * same category, is not older, and shares more than half of the models of both.
 */
function isRenamedPage(before: Definition, after: Definition): boolean {
  const ids = new Set(after.models.map(({ id }) => id));
  const shared = before.models.filter(({ id }) => ids.has(id)).length;
  const [dateBefore = '', dateAfter = ''] = [before.source.lastUpdated, after.source.lastUpdated];
  return (
    before.category === after.category &&
    dateAfter >= dateBefore &&
    shared * 2 > Math.max(before.models.length, ids.size)
  );
}
