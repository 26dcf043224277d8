/** The columns of every parameter table, in their order. */
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

/** The content of a cell without content. */
export const nothing = '-';

/** The two backticks of an empty code span, which a typographer turned into a quotation mark. */
export const emptyCode = '“';
