import type { Parameter } from '../model/definition.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ApiInput } from '../record/api-record.ts';
import { differenceIn } from '../record/disagreements.ts';
import { isJsonObject } from '../record/json.ts';
import type { SharedFact } from '../record/record-age.ts';
import { apiText, inputOfRow } from '../record/row.ts';
import { omitFields } from '../text/omit-fields.ts';
import { contradictionsOf } from './contradictions.ts';

/** The fields of a form, which hold for any type of the input. */
const formFields = ['label', 'group', 'hint', 'placeholder', 'costImpact', 'prompt', 'parent'];

/**
 * Returns an input with the facts of the row of a newer page if they differ; undefined if they do
 * not. Facts that a page can't state stay, except those of another type.
 */
export function inputOfNewerPage(
  input: ApiInput,
  row: Parameter,
  facts: readonly SharedFact[],
): ApiInput | undefined {
  const page = inputOfRow(row);
  const changed = facts.filter((fact) => differenceIn(fact, page[fact], input[fact]) !== undefined);
  const hasOtherWords =
    row.description !== undefined && apiText(row.description) !== input['description'];
  if (changed.length === 0 && !hasOtherWords) return undefined;
  const kept = changed.includes('type')
    ? { ...page, ...Object.fromEntries(Object.entries(input).filter(([f]) => isOfForm(f))) }
    : input;
  const taken = changed.map((fact): [string, ApiInput[string] | undefined] => [
    fact,
    fact === 'required' ? requiredOf(page, input) : page[fact],
  ]);
  const words = hasOtherWords ? { description: page['description'] ?? '' } : {};
  return {
    ...omitFields(kept, ...changed.filter((fact) => fact !== 'type')),
    ...Object.fromEntries(
      taken.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])),
    ),
    ...words,
    name: input.name,
    type: changed.includes('type') ? page.type : input.type,
  };
}

function isOfForm(field: string): boolean {
  return formFields.includes(field);
}

/** Returns when the input is required: always or not, as on the page; conditions are of the record. */
function requiredOf(page: ApiInput, input: ApiInput): ApiInput[string] | undefined {
  const conditions = input['required'];
  const others = isJsonObject(conditions) ? omitFields(conditions, 'always') : {};
  return page['required'] ?? (Object.keys(others).length > 0 ? others : undefined);
}

/** The fields of a parameter that a page states. */
const pageFields: ReadonlySet<string> = new Set([
  ...['name', 'type', 'required', 'default', 'min', 'max', 'allowedValues', 'description'],
]);

/** Returns a parameter without the limits of an older record that contradict facts of its page. */
export function withoutOutdatedLimits(parameter: ResolvedParameter): ResolvedParameter {
  const outdated = contradictionsOf(parameter)
    .flatMap(({ fields }): readonly string[] => fields)
    .filter((field) => !pageFields.has(field) && Object.hasOwn(parameter, field));
  if (outdated.length === 0) return parameter;
  const left = Object.entries(parameter).filter(([field]) => !outdated.includes(field));
  const { name, type } = parameter;
  return withoutOutdatedLimits({ ...Object.fromEntries(left), name, type });
}
