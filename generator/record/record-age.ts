import type { Parameter, Source } from '../model/definition.ts';
import type { ModelRecord } from '../model/record.ts';

/** The facts that both a row of a page and an input of a record can state. */
export const sharedFacts = ['type', 'required', 'default', 'min', 'max', 'allowedValues'] as const;

/** A fact that both a row and an input can state. */
export type SharedFact = (typeof sharedFacts)[number];

/** A fact of a row that an input of a record can't state. Descriptions are combined. */
export type PageOnlyFact = Exclude<
  keyof Parameter,
  SharedFact | 'name' | 'description' | 'written' | 'onPage' | 'record'
>;

/**
 * Returns whether a page is newer than a record, so that its facts have priority. On the same day, or
 * if a date is missing, the record has priority.
 */
export function isPageNewer(
  { lastUpdated }: Source,
  { updatedAt }: Pick<ModelRecord, 'updatedAt'>,
): boolean {
  const changed = dateOf(updatedAt);
  return lastUpdated !== undefined && changed !== undefined && lastUpdated > changed;
}

/** Returns the date of a time in a record, `YYYY-MM-DD`; undefined if it has none. */
export function dateOf(time: string | undefined): string | undefined {
  return time === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0];
}

const columnsOf: Readonly<Record<SharedFact, readonly string[]>> = {
  type: ['Type'],
  required: ['Required', 'Optional'],
  default: ['Default'],
  min: ['Min', 'Range'],
  max: ['Max', 'Range'],
  allowedValues: ['Allowed Values'],
};

/** Returns the facts that the tables of a page have columns for. A page does not state the others. */
export function factsOfPage({ layout }: Source): readonly SharedFact[] {
  const { columns, omitsEmptyColumns, requiredName } = layout?.table ?? {};
  if (columns === undefined || omitsEmptyColumns) return sharedFacts;
  const names = new Set(columns.map(({ column }) => column));
  return sharedFacts.filter(
    (fact) =>
      columnsOf[fact].some((column) => names.has(column)) ||
      (fact === 'required' && requiredName !== undefined),
  );
}
