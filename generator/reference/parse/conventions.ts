import type { FormatMap } from '../vocabulary.ts';

/** The conventions of a page that a single row does not show. */
export interface Conventions {
  readonly map: FormatMap;
  /** The cells without content of the columns that hold numbers. */
  readonly marks: ReadonlySet<string>;
  /** Whether the column Required has a Yes. */
  readonly marksRequired: boolean;
  /** Whether the texts among the values are in quotation marks, in their code spans. */
  readonly quotesValues: boolean | 'perhaps';
  /** Whether the texts among the defaults are, even if the allowed values are not. */
  readonly quotesDefaults: boolean;
  /** Whether remarks next to names or types mark required parameters, in a table without that column. */
  readonly remarksRequired: boolean;
  /** Whether the page seems to write each list of values in one code span. */
  readonly listsInSpans: boolean;
  /** Whether rows have a maximum below their minimum, and none has it above. */
  readonly swapsBounds: boolean;
  /** Whether each list of values is one word, and not the default: the name of a list. */
  readonly namesLists: boolean;
}
