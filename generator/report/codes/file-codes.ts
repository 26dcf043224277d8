import type { CodeFacts } from './code-facts.ts';

/** The codes that every kind of YAML file has. */
type FileCode<Kind extends string> = `${Kind}_${'YAML' | 'UNKNOWN_FIELD' | 'WRONG_VALUE'}`;

/** Returns the codes of problems with the syntax and the fields of a kind of file. */
function fileCodes<Kind extends string>(
  kind: Kind,
  file: string,
): Readonly<Record<FileCode<Kind>, CodeFacts>> {
  const codes: Readonly<Record<string, CodeFacts>> = {
    [`${kind}_YAML`]: {
      why: `The text of ${file} is not valid YAML 1.2, is nested too deeply, or repeats a key.`,
      fix: 'Correct the line. Quote strings that contain `: ` or start with a special character.',
    },
    [`${kind}_UNKNOWN_FIELD`]: {
      why: `An unknown field of ${file} would have no effect. It may be misspelled.`,
      fix: 'Correct the name of the field, or remove it.',
    },
    [`${kind}_WRONG_VALUE`]: {
      why: `A field of ${file} has a value of the wrong type, or one that is not allowed.`,
      fix: 'Correct the value.',
    },
  };
  // The keys are those of the type, built from the same parts.
  return codes;
}

/** Returns the code of a missing field. The configuration has none, since all of its keys are optional. */
function missingField<Kind extends string>(
  kind: Kind,
  file: string,
): Readonly<Record<`${Kind}_MISSING_FIELD`, CodeFacts>> {
  const codes: Readonly<Record<string, CodeFacts>> = {
    [`${kind}_MISSING_FIELD`]: {
      why: `A required field of ${file} is missing.`,
      fix: 'Add the field.',
    },
  };
  return codes;
}

/** Returns the code of a field that was renamed since earlier versions. */
function replacedField<Kind extends string>(
  kind: Kind,
  file: string,
): Readonly<Record<`${Kind}_REPLACED_FIELD`, CodeFacts>> {
  const codes: Readonly<Record<string, CodeFacts>> = {
    [`${kind}_REPLACED_FIELD`]: {
      why: `A field of ${file} was renamed since earlier versions.`,
      fix: 'Use the new name.',
    },
  };
  return codes;
}

/** Problems of files that people write: definitions, overlays, the configuration, histories. */
export const yamlCodes = {
  ...fileCodes('DEFINITION', 'a definition'),
  ...missingField('DEFINITION', 'a definition'),
  ...replacedField('DEFINITION', 'a definition'),
  DEFINITION_DUPLICATE_NAME: {
    why: 'Model IDs are unique in a definition, and parameter names in a model.',
    fix: 'Remove one of them.',
  },
  ...fileCodes('OVERLAY', 'an overlay'),
  ...missingField('OVERLAY', 'an overlay'),
  ...replacedField('OVERLAY', 'an overlay'),
  OVERLAY_UNKNOWN_MODEL: {
    why: 'An overlay adds facts to a model of the definition next to it, which has no model with this ID.',
    fix: 'Correct the ID, or remove the entry.',
  },
  OVERLAY_PARKED: {
    why: 'The page no longer has the model or the parameter of an overlay entry. The page is updated, and the entry is kept as a comment.',
    fix: 'Remove the comment, or write the entry for the new name.',
  },
  OVERLAY_UNKNOWN_PARAMETER: {
    why: 'An overlay names a parameter that the model does not have, so the entry would have no effect.',
    fix: 'Correct the name, or remove the entry.',
  },
  OVERLAY_UNKNOWN_VALUE: {
    why: 'A condition compares a parameter with a value that is not one of its allowed values, so it never applies.',
    fix: 'Correct the value, or remove the entry.',
  },
  OVERLAY_INCONSISTENT: {
    why: 'The facts of a parameter contradict each other, for example a default above the maximum.',
    fix: 'Correct one of the facts; an overlay can set all of them.',
  },
  OVERLAY_STATED_ELSEWHERE: {
    why: 'The page or the API record states the same fact, so the entry of the overlay is not needed.',
    fix: 'Remove the entry.',
  },
  OVERLAY_CONTRADICTED: {
    why: 'A description states another limit than the overlay, so one of them is probably outdated.',
    fix: 'Correct the entry. To keep it, quote the words of the description in a comment after it: `max: 4 # “up to 2 images”`.',
  },
  OVERLAY_MOVED: {
    why: 'An overlay is next to the definition of its models, and a model has moved to another page.',
    fix: 'No action is needed.',
  },
  OVERLAY_DESCRIPTION_CHANGED: {
    why: 'The entry quotes a description that no longer contains these words.',
    fix: 'Remove the entry and run `scenario-models lint --write`, or remove its comment to keep it.',
  },
  ...fileCodes('CONFIG', 'the configuration'),
  CONFIG_NAME: {
    why: 'A configuration with another name, or one that is not a file, would be silently ignored.',
    fix: 'Rename the file to scenario-models.config.yaml.',
  },
  CONFIG_NO_INDEX: {
    why: 'New pages are those that the docs index links to and no definition tracks.',
    fix: 'Set `index` to a page, llms.txt or sitemap that links to the reference pages.',
  },
  ...fileCodes('INPUT_HISTORY', 'a history'),
  ...missingField('INPUT_HISTORY', 'a history'),
  ...fileCodes('INPUT_ACCEPTED', 'the list of accepted breaking changes'),
  ...missingField('INPUT_ACCEPTED', 'the list of accepted breaking changes'),
  INPUT_ACCEPTED_DUPLICATE: {
    why: 'A breaking change needs only one entry.',
    fix: 'Remove one of the entries.',
  },
  INPUT_ACCEPTED_STALE: {
    why: 'An accepted breaking change matches no finding: it is released, or was reverted.',
    fix: 'Remove the entry.',
  },
  CATALOG_NAME_TAKEN: {
    why: 'Names in code must be unique, and file names must differ in more than case and punctuation.',
    fix: 'Set `identifier` for the model in its definition, to keep the name or to choose another.',
  },
  CATALOG_DUPLICATE_MODEL: {
    why: 'Two definitions contain the same model. The one with the newer page is used.',
    fix: 'No action is needed. To choose, remove the model from one of the definitions.',
  },
} as const satisfies Readonly<Record<string, CodeFacts>>;
