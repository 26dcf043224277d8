/** The columns of a usual parameter table, in order. */
export const columns = [
  'Parameter',
  'Type',
  'Required',
  'Default',
  'Min',
  'Max',
  'Allowed Values',
  'Description',
] as const;

/** A column of the parameter table. */
export type Column = (typeof columns)[number];

/** The mark of a blank cell. */
export const nothing = '-';

/** A quotation mark that a typographic tool made of the two backticks of an empty code span. */
export const emptyCode = '“';
