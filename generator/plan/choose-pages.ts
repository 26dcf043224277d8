import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import type { NamedModel } from './assign-names.ts';

/** A model with the date of its page. */
export interface DatedModel extends NamedModel {
  /** Empty if the model has only an API record, so that any page is preferred. */
  readonly lastUpdated: string;
}

/** The page of each model, and the pages that are not used. */
export interface ChosenPages {
  /** The definition that each model is generated from, by the model's ID. */
  readonly pathOf: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

function reasonFor({ lastUpdated: used }: DatedModel, { lastUpdated: other }: DatedModel): string {
  if (used === other)
    return `its path sorts first and both pages have ${used ? `the date ${used}` : 'no date'}`;
  return `its page is newer (${used || 'no date'}, this page ${other || 'no date'})`;
}

/**
 * Chooses the page with the latest date for each model that several pages list. Of pages with the same
 * date, chooses the first path.
 */
export function choosePages(models: readonly DatedModel[]): ChosenPages {
  const pathOf = new Map<string, string>();
  const problems: Problem[] = [];
  const byId = new Map<string, DatedModel[]>();
  for (const model of models) byId.set(model.id, [...(byId.get(model.id) ?? []), model]);

  for (const [id, pages] of byId) {
    const [latest, ...others] = pages.toSorted(
      (a, b) => compareText(b.lastUpdated, a.lastUpdated) || compareText(a.path, b.path),
    );
    if (latest === undefined) continue;
    pathOf.set(id, latest.path);
    problems.push(
      ...others.map((other): Problem => ({
        code: 'CATALOG_DUPLICATE_MODEL',
        severity: 'warning',
        file: other.path,
        message: `${other.name} (${id}) is also in ${latest.path}, which is used because ${reasonFor(latest, other)}.`,
      })),
    );
  }
  return { pathOf, problems };
}
