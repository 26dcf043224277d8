/**
 * The layout of a page, as far as it differs from {@link usualLayout} of the printer. Each definition
 * keeps it, so that the page can be printed byte for byte. Strings contain slots such as `{name}`.
 */
export interface PageLayout {
  /** The text above the sections: `{frontMatter}`, `{notice}`, `{sentence}`, `{contents}`, `{date}`, … */
  readonly preamble?: string;
  /** An item of the contents list: `{name}`, `{anchor}`. */
  readonly contents?: string;
  /** The section of a model: `{name}`, `{description}`, `{id}`, `{parameters}`, … */
  readonly section?: string;
  /** The text between two sections. */
  readonly separator?: string;
  /** The text after the last section. */
  readonly end?: string;
  /** The form of the list of capabilities. */
  readonly capabilities?: ListLayout;
  readonly table?: TableLayout;
  /** `unescaped` if only those underscores are escaped that Markdown would read as emphasis. */
  readonly underscores?: 'unescaped';
  /** The parts of the page that a definition does not keep. */
  readonly other?: readonly string[];
}

/** A list of values in a line or a cell. */
export interface ListLayout {
  /** A value: `{code}` as a code span, `{text}` as text. */
  readonly value?: string;
  readonly separator?: string;
}

/** The layout of the parameter tables of a page. */
export interface TableLayout {
  /** The columns in the order of the header. */
  readonly columns?: readonly ColumnLayout[];
  /** Whether a table leaves out columns without content. */
  readonly omitsEmptyColumns?: true;
  /** The line below the header of a table without padding: `---`. */
  readonly delimiter?: string;
  /** The content of a cell without content. */
  readonly nothing?: string;
  /** The words of the column Required. */
  readonly required?: { readonly yes: string; readonly no: string };
  /** The spelling of types by type. */
  readonly types?: Readonly<Record<string, string>>;
  /** The name of a parameter: `{code}` as a code span, `{text}` as text. */
  readonly name?: string;
  /** The name of a required parameter, in tables without the column Required. */
  readonly requiredName?: string;
  readonly type?: string;
  readonly default?: string;
  readonly min?: string;
  readonly max?: string;
  /** A column for both limits: `{min}`, `{max}`. */
  readonly range?: { readonly both?: string; readonly min?: string; readonly max?: string };
  readonly values?: ListLayout;
  /** The mark after the allowed value that is the default. */
  readonly defaultMark?: string;
  /** The separator of thousands in limits. */
  readonly thousands?: string;
}

/** The form of one column of a table. */
export interface ColumnLayout {
  /** The text of the header. */
  readonly head: string;
  /** The known column with this header. */
  readonly column: string;
}
