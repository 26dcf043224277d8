import { plainText } from '../../markdown/markdown-text.ts';
import { straightJson } from '../../markdown/straight-json.ts';
import { fileLimitNames, valueLimitNames } from '../../model/fact.ts';
import { parameterNote } from '../../model/parameter-note.ts';
import { rememberByParameter } from '../../model/remember-parameter.ts';
import type { Constraint, ResolvedParameter } from '../../model/resolved-model.ts';
import { nestedOf } from '../../model/value-type.ts';
import { noNames, usesName, type ModuleNames } from '../../plan/module-names.ts';
import { setterName } from '../../plan/setter-access.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { omitFields } from '../../text/omit-fields.ts';
import { rememberByText } from '../../text/remember.ts';
import { objectLayout, printField, valueLayout, type CodeLayout } from '../../typescript/layout.ts';

/** The fields that are copied to a parameter's data, in the order of the page's columns. */
const fields = [
  ...(['type', 'required', 'default', 'min', 'max', 'allowedValues', 'integer'] as const),
  ...valueLimitNames,
  'kind',
  ...fileLimitNames,
  ...(['fileFormats', 'textFormat', 'modelTypes'] as const),
  ...(['label', 'group', 'valueLabels', 'hint', 'placeholder', 'prompt', 'maskFrom'] as const),
  'costImpact',
] as const satisfies readonly (keyof ResolvedParameter)[];

/** Returns parameters as data, for forms and messages: an object literal by name. */
export function parametersLayout(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  names: ModuleNames,
): CodeLayout {
  return objectLayout(
    parameters.map((planned) => [
      planned.parameter.name,
      parameterLayout(planned, constraints, names),
    ]),
  );
}

/** Prints parameters as the fields of an object literal. `indentation` is the spaces before them. */
export function parameterFields(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  names: ModuleNames,
  indentation: string,
): readonly string[] {
  return parameters.map((planned) =>
    usesName(planned, names)
      ? printParameter(planned, constraints, names, indentation)
      : commonFieldAt(indentation)(planned, constraints),
  );
}

const commonFieldAt = rememberByText((indentation) =>
  rememberByParameter((planned, constraints) =>
    printParameter(planned, constraints, noNames, indentation),
  ),
);

function printParameter(
  planned: PlannedParameter,
  constraints: readonly Constraint[],
  names: ModuleNames,
  indentation: string,
): string {
  const layout = parameterLayout(planned, constraints, names);
  return printField(planned.parameter.name, layout, indentation);
}

function parameterLayout(
  planned: PlannedParameter,
  constraints: readonly Constraint[],
  names: ModuleNames,
): CodeLayout {
  const { parameter, type } = planned;
  const nested = nestedOf(type);
  const list = names.valueLists.get(planned);
  const setter = setterName(parameter.name);
  const known = (value: unknown) => (value === undefined ? undefined : valueLayout(value));
  const ofItems = nested === undefined ? [] : (parameter.constraints ?? []);
  const terms = ofItems.map((constraint) => omitFields(constraint, 'provenance', 'reason'));
  return objectLayout([
    ...fields.map((field) => {
      const shared = field === 'allowedValues' ? list : undefined;
      // The SDK sends the default of a required parameter, so a default that it can't send is
      // omitted.
      const isUnsent = field === 'default' && !planned.optional;
      return [field, isUnsent ? undefined : (shared ?? known(parameter[field]))] as const;
    }),
    ['setter', setter === parameter.name ? undefined : known(setter)],
    ['description', known(parameter.description && plainText(straightJson(parameter.description)))],
    ['note', known(parameterNote(planned, constraints) || undefined)],
    ['deprecated', parameter.deprecated && known(true)],
    ['inputs', nested && parametersLayout(nested, ofItems, names)],
    ['constraints', terms.length > 0 ? valueLayout(terms) : undefined],
  ]);
}
