import type { CodeFacts } from './code-facts.ts';

/** Problems of reference pages. */
export const pageCodes = {
  PAGE_ALLOWED_VALUES: {
    why: 'A value may contain commas and spaces, so only backticks show where it ends.',
    fix: 'Write each value between backticks, with `, ` between them, or `-` if any value is allowed.',
  },
  PAGE_BOUND_NOT_A_NUMBER: {
    why: 'A limit is a plain number, because a unit such as MB may scale it.',
    fix: 'Write the number, or `-` if the parameter has no limit.',
  },
  PAGE_BOUND_ROUNDED: {
    why: 'A JavaScript number has 15 to 17 digits, and the limit has more.',
    fix: 'No action is needed if the API treats both numbers as equal.',
  },
  PAGE_BROKEN_TABLE: {
    why: 'Without a line of dashes below the header, Markdown reads a table as text.',
    fix: 'Below the header, write a line with `---` for each column.',
  },
  PAGE_CAPABILITIES: {
    why: 'Other text in the line of capabilities could be a misspelled capability.',
    fix: 'Write capabilities as `` `txt2img`, `img2img` ``, or omit the line if there are none.',
  },
  PAGE_CHOICE_TYPE: {
    why: 'A type such as `select` does not show whether its values are strings or numbers, and the API does not convert them.',
    fix: 'Write `string`, `number` or `boolean`, or map the type with `reference.types` in the configuration.',
  },
  PAGE_COLLAPSED: {
    why: 'The page lost its line breaks. They are restored from the structure of a page, but the links are lost too.',
    fix: 'Import the page itself to keep the links of the models.',
  },
  PAGE_CONTENTS: {
    why: 'The contents list names the models in the order of their sections. This one differs from the sections.',
    fix: 'Check that no section is missing. The sections of the page are imported.',
  },
  PAGE_CUT_OFF: {
    why: 'The page ends in the middle of a part, so models or parameters would be lost.',
    fix: 'Save or copy the full page again.',
  },
  PAGE_DATE: {
    why: 'If two pages describe the same model, the newer one is used.',
    fix: 'Write the date of the last update as year, month and day: `2026-04-09`.',
  },
  PAGE_DEFAULT_NOTHING: {
    why: 'A word such as `None` is the default of several parameters or of a required one. It may be a value, or mean that they have no default.',
    fix: 'Map the word in the configuration, as `none` or `value`: `reference: { words: { None: none } }`.',
  },
  PAGE_DEFAULT_NOT_CODE: {
    why: 'Only backticks show that a text is a value, and where it ends.',
    fix: 'Write the default between backticks, or `-` if the parameter has none.',
  },
  PAGE_DESCRIPTION_PLACE: {
    why: 'A model’s description is the paragraph below its heading. A text elsewhere may be the description or a remark.',
    fix: 'Move the description below the heading, or remove the text.',
  },
  PAGE_DUPLICATE_MODEL_ID: {
    why: 'A model has one section. Two sections with the same ID could contradict each other.',
    fix: 'Correct the wrong ID, or remove its section.',
  },
  PAGE_DUPLICATE_PARAMETER: {
    why: 'A request contains a name once, so a table has one row for it.',
    fix: 'Remove the wrong row.',
  },
  PAGE_EXTRA_COLUMN: {
    why: 'The table has a column that this version does not know. It is left out.',
    fix: 'If the column has another name for known content, map it with `reference.columns` in the configuration.',
  },
  PAGE_EXTRA_CONTENT: {
    why: 'The page has content that a definition has no field for. It is left out.',
    fix: 'No action is needed unless users of the models need it. An overlay can add facts.',
  },
  PAGE_EXTRA_SECTION: {
    why: 'A section has no Model ID and no table, so it is not about a model. It is left out.',
    fix: 'No action is needed. If it describes a model, add its Model ID and its table.',
  },
  PAGE_FORMAT: {
    why: 'The page has a new layout. Its content is read, and the layout is kept in the definition.',
    fix: 'Compare one of the definitions with its page.',
  },
  PAGE_FORMAT_CHANGED: {
    why: 'Many pages differ from the known format in the same way, so the format changed.',
    fix: 'If a column, a label or a type has a new name, map it under `reference` in the configuration.',
  },
  PAGE_HEADER_COLUMNS: {
    why: 'The header of a parameter table lacks a column that is needed, or names one twice.',
    fix: 'Correct the header, or map the name of the column with `reference.columns` in the configuration.',
  },
  PAGE_LABEL: {
    why: 'A bold text at the start of a line is a label. This one is unknown, and could be a misspelled label.',
    fix: 'Correct the label, or map it with `reference.labels` in the configuration.',
  },
  PAGE_DUPLICATE_LABEL: {
    why: 'A section describes one model. The heading of a second model may be missing.',
    fix: 'Write the heading of the second model, or remove the wrong line.',
  },
  PAGE_LIST_COLUMN: {
    why: 'A column next to "Type" may state that a parameter is a list, and the column "Type" alone is read: `file_array` is a list of files.',
    fix: 'Write `file_array` as the type of a list of files, and `file` as that of one.',
  },
  PAGE_MODEL_ID: {
    why: 'The ID is a part of the request path, after /generate/custom/. This ID would change the path.',
    fix: 'Write the ID of the API: letters, digits, `_`, `-` and `.`.',
  },
  PAGE_NESTED_PARAMETER: {
    why: 'A row describes the items of another parameter. Only API records and overlays define these.',
    fix: 'Import the API record of the model, or describe the items in an overlay.',
  },
  PAGE_NEW_CATEGORY: {
    why: 'The category is unknown. It names the folder of the definition, so a misspelled one creates a second folder.',
    fix: 'No action is needed if its spelling is right.',
  },
  PAGE_NOT_A_REFERENCE_PAGE: {
    why: 'The text has no title, no models or no table of a reference page, for example because it is a web page or an error page.',
    fix: 'Save or copy the Markdown of the page: its URL with `/index.md` at the end.',
  },
  PAGE_NOT_REPRODUCED: {
    why: 'A page is printed from its definition and compared with what was read, so that nothing is lost or invented. The two differ.',
    fix: 'Import the page with its line breaks, or report the page as a bug.',
  },
  PAGE_NO_CAPABILITIES: {
    why: 'Capabilities state what a model returns. All known sections have them.',
    fix: 'No action is needed if the model has none. An overlay can add them.',
  },
  PAGE_NO_CATEGORY: {
    why: 'Provider and category identify a page.',
    fix: 'Write the category in the sentence below the title, or in the title.',
  },
  PAGE_NO_DATE: {
    why: 'If two pages describe the same model, the newer one is used.',
    fix: 'Write `> This page is auto-generated from model configurations. Last updated: 2026-04-09.`',
  },
  PAGE_NO_LINK: {
    why: 'A definition keeps only links that start with https:// or http://.',
    fix: 'Write the URL between `<` and `>`. The model is imported without it.',
  },
  PAGE_NO_MODELS: {
    why: 'The page has no heading with a Model ID and a table, so it has no model.',
    fix: 'Save or copy the full page again.',
  },
  PAGE_NO_MODEL_ID: {
    why: 'The API identifies a model by its ID, which can’t be derived from its name.',
    fix: 'Below the description, write `**Model ID:** ` and the ID between backticks.',
  },
  PAGE_NO_MODEL_NAME: {
    why: 'The heading of a section is the name of its model.',
    fix: 'Write the name after `## `.',
  },
  PAGE_NO_PROVIDER: {
    why: 'Provider and category identify a page; its title does not.',
    fix: 'Write the name of the provider in bold in the sentence below the title.',
  },
  PAGE_NO_TABLE: {
    why: 'The parameters of a model are in its table.',
    fix: 'Write a table of parameters below the labels of the section.',
  },
  PAGE_NO_TYPE: {
    why: 'The type decides how a default and allowed values are read.',
    fix: 'Write the type: `string`, `number`, `boolean`, `file` or another.',
  },
  PAGE_PARAMETER_NAME: {
    why: 'Outside of backticks, Markdown changes names: it reads `_a_` as emphasis.',
    fix: 'Write the name between backticks.',
  },
  PAGE_RANGE: {
    why: 'A single number does not show whether it is the minimum or the maximum.',
    fix: 'Write `1–4`, `≥ 1`, `≤ 4`, or `-` if the parameter has no limit.',
  },
  PAGE_REPLACED_CHARACTER: {
    why: 'A program that read the page in the wrong encoding wrote U+FFFD or NUL instead of a character.',
    fix: 'Get the page again in its original encoding, as UTF-8.',
  },
  PAGE_REQUIRED_WORD: {
    why: 'The meaning of any other word would be a guess.',
    fix: 'Write `Yes` or `No`.',
  },
  PAGE_ROW_CELLS: {
    why: 'A row has a cell for each column of the header. With more or fewer, values would move to other columns.',
    fix: 'Add or remove cells, and write a vertical bar in a value as `\\|`.',
  },
  PAGE_ROW_OUTSIDE_TABLE: {
    why: 'A table ends at the first empty line, and anything after it is text.',
    fix: 'Remove the empty line before the row.',
  },
  PAGE_SECOND_TABLE: {
    why: 'A section describes one model. The heading of a second model may be missing.',
    fix: 'Write the heading of the second model, or remove the wrong table.',
  },
  PAGE_TITLE_DIFFERS: {
    why: 'The provider comes from the sentence below the title, and the title names another.',
    fix: 'Check the provider, and correct the title or the sentence.',
  },
  PAGE_TOO_MANY_MARKS: {
    why: 'Matching thousands of marks such as `*` and `[` takes too long, and a page has only a few.',
    fix: 'Remove the text, or write it between backticks.',
  },
  PAGE_TWO_DEFAULTS: {
    why: 'A parameter has one default, but a value is marked as the default and the column has another.',
    fix: 'Correct the mark or the column.',
  },
  PAGE_UNKNOWN_TYPE: {
    why: 'The type is unknown to this version, so the parameter accepts any value.',
    fix: 'No action is needed if the API has this type. If it is another name of a known type, map it with `reference.types` in the configuration.',
  },
  PAGE_UNUSUAL_MODEL_ID: {
    why: 'All known IDs consist of letters, digits, `_`, `-` and `.`.',
    fix: 'No action is needed if it is the ID of the API.',
  },
  PAGE_VALUE_QUOTES: {
    why: 'The page has too few values to show whether quotation marks are a part of them.',
    fix: 'Write the value between backticks, without quotation marks.',
  },
  PAGE_VALUE_ROUNDED: {
    why: 'A JavaScript number has 15 to 17 digits, and the value has more.',
    fix: 'No action is needed if the API treats both numbers as equal.',
  },
  PAGE_VALUE_TYPE: {
    why: 'The column Type decides how values are read. A value of another type is kept as a string.',
    fix: 'No action is needed if the API accepts the string. Otherwise compare the page with the API record of the model.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
