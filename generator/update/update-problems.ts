import { modelsWithoutTable } from '../definition/carry-over.ts';
import type { IncomingDefinition } from '../definition/place-definitions.ts';
import type { Definition, ModelDefinition } from '../model/definition.ts';
import { dateOf } from '../record/record-age.ts';
import type { Problem } from '../report/problem.ts';
import { countOf } from '../text/count-words.ts';

/** Reports a model that the page no longer lists, and whether it is removed or kept. */
export function missingFromPage(
  path: string,
  { id, name, record = {} }: ModelDefinition,
  page: Definition,
  isRemoved: boolean,
): Problem {
  const date = dateOf(record.updatedAt);
  const ofDate = date === undefined ? 'has no date' : `is from ${date}`;
  return {
    code: 'RECORD_MODEL_REMOVED',
    severity: 'warning',
    file: path,
    message: `${name} (\`${id}\`) is no longer on the page of ${page.source.lastUpdated ?? 'an unknown date'}. Its record ${ofDate}, so the model is ${isRemoved ? 'removed' : 'kept'}.`,
  };
}

/** Reports a model that the API no longer has, and whether it is removed or kept. */
export function missingFromApi(
  path: string,
  { id, name }: ModelDefinition,
  isOnPage: boolean,
  hasOthers: boolean,
): Problem {
  const end = isOnPage
    ? 'Its page still lists it, so the model is kept with its last record.'
    : hasOthers
      ? 'No page lists it, so the model is removed.'
      : 'It is the last model of its definition, which is kept.';
  return {
    code: 'RECORD_MODEL_REMOVED',
    severity: 'warning',
    file: path,
    message: `${name} (\`${id}\`) is no longer in the API. ${end}`,
    ...(!isOnPage && !hasOthers && { fix: `Run \`scenario-models remove ${path}\`.` }),
  };
}

/** Reports a page without a date that has no definition yet. */
export function noDate({ definition, pageName }: IncomingDefinition): Problem {
  return {
    code: 'INPUT_NO_DATE',
    severity: 'error',
    file: pageName,
    message: `The page of ${definition.provider}, ${definition.category} has no date and no definition yet.`,
    why: 'If two pages describe the same model, the newer one is used.',
    fix: 'Write the date into the page: `> Last updated: 2026-04-09.`',
  };
}

/** Reports models that have parameters, but whose sections no longer have a table. */
export function withoutTable(
  earlier: Definition | undefined,
  { pageName, rejected = [] }: IncomingDefinition,
): Problem[] {
  const models = earlier ? modelsWithoutTable(earlier, rejected) : [];
  const [first] = models;
  if (!first) return [];
  const names = models.slice(0, 3).map(({ name }) => name);
  const more = models.length > 3 ? ` and ${models.length - 3} more` : '';
  return [
    {
      code: 'PAGE_NO_TABLE',
      severity: 'error',
      file: pageName,
      message: `The parameter table is missing from ${countOf(models.length, 'section')}: ${names.join(', ')}${more}. Their definitions are unchanged.`,
      why: 'A section without a table does not show whether the model lost its parameters.',
      fix: 'Check the page. If a model no longer has parameters, remove them from its definition.',
    },
  ];
}

/** Reports a page that is older than its definition. */
export function olderPage(
  earlier: Definition | undefined,
  { definition, pageName }: IncomingDefinition,
): Problem[] {
  const [dateBefore, dateAfter] = [earlier?.source.lastUpdated, definition.source.lastUpdated];
  if (dateBefore === undefined || dateAfter === undefined || dateAfter >= dateBefore) return [];
  return [
    {
      code: 'INPUT_OLDER_PAGE',
      severity: 'warning',
      file: pageName,
      message: `The page is older than the definition of ${definition.provider}, ${definition.category} (${dateAfter}, the definition is from ${dateBefore}).`,
      fix: 'Check that you want to import an older page.',
    },
  ];
}
