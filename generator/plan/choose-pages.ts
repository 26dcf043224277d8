import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare.ts';
import type { NamedModel } from './assign-names.ts';

/** A model with the date of its page. */
export interface DatedModel extends NamedModel {
  /** Empty where only the API's record is known, so that any page comes before it. */
  readonly lastUpdated: string;
}

export interface ChosenPages {
  /** The definition that each model is generated from, by the model's id. */
  readonly pathOf: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** A model that stands on two pages is generated from the one with the later date. */
export function choosePages(models: readonly DatedModel[]): ChosenPages {
  const pathOf = new Map<string, string>();
  const problems: Problem[] = [];
  const byId = new Map<string, DatedModel[]>();
  for (const model of models) byId.set(model.id, [...(byId.get(model.id) ?? []), model]);

  for (const [id, pages] of byId) {
    const [latest, ...others] = pages.toSorted(
      (one, other) =>
        compareText(other.lastUpdated, one.lastUpdated) || compareText(one.path, other.path),
    );
    if (latest === undefined) continue;
    pathOf.set(id, latest.path);
    problems.push(
      ...others.map((other): Problem => ({
        code: 'CATALOGUE_TWO_PAGES',
        severity: 'warning',
        file: other.path,
        message: `${other.name} (${id}) also stands in ${latest.path}, which is used: its page is of ${latest.lastUpdated}, this one of ${other.lastUpdated}.`,
      })),
    );
  }
  return { pathOf, problems };
}
