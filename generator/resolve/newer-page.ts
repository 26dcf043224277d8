import type { Parameter } from '../model/definition.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { ApiInput } from '../record/api-record.ts';
import { differenceIn } from '../record/disagreements.ts';
import { isJsonObject } from '../record/json.ts';
import { sharedFacts, type SharedFact } from '../record/record-age.ts';
import { apiText, inputOfRow } from '../record/row.ts';
import { omitFields } from '../text/omit-fields.ts';
import { contradictionsOf } from './contradictions.ts';

/** The fields of the form, which apply to any type of input. */
const formFields = ['label', 'group', 'hint', 'placeholder', 'costImpact', 'prompt', 'parent'];

/**
 * Returns an input with the differing facts of the row of a newer page; undefined if none differ. Keeps
 * facts that a page can't state, unless the type changed.
 */
export function inputOfNewerPage(
  input: ApiInput,
  row: Parameter,
  facts: readonly SharedFact[],
): ApiInput | undefined {
  const page = inputOfRow(row);
  const changed = facts.filter((fact) => differenceIn(fact, page[fact], input[fact]) !== undefined);
  const hasOtherDescription =
    row.description !== undefined && apiText(row.description) !== input['description'];
  if (changed.length === 0 && !hasOtherDescription) return undefined;
  const kept = changed.includes('type')
    ? {
        ...page,
        ...Object.fromEntries(Object.entries(input).filter(([field]) => isFormField(field))),
      }
    : input;
  const updates = changed.map((fact): [string, ApiInput[string] | undefined] => [
    fact,
    fact === 'required' ? requiredOf(page, input) : page[fact],
  ]);
  const descriptionOfPage = hasOtherDescription ? { description: page['description'] ?? '' } : {};
  return {
    ...omitFields(kept, ...changed.filter((fact) => fact !== 'type')),
    ...Object.fromEntries(
      updates.flatMap(([fact, value]) => (value === undefined ? [] : [[fact, value]])),
    ),
    ...descriptionOfPage,
    name: input.name,
    type: changed.includes('type') ? page.type : input.type,
  };
}

function isFormField(field: string): boolean {
  return formFields.includes(field);
}

/** Returns when the input is required: always if the page says so, or else under the conditions of the record. */
function requiredOf(page: ApiInput, input: ApiInput): ApiInput[string] | undefined {
  const conditions = input['required'];
  const others = isJsonObject(conditions) ? omitFields(conditions, 'always') : {};
  return page['required'] ?? (Object.keys(others).length > 0 ? others : undefined);
}

/** The fields of a parameter that a page states. */
const pageFields: ReadonlySet<string> = new Set(['name', 'description', ...sharedFacts]);

/** Returns a parameter without the limits of an older record that contradict facts of its page. */
export function withoutOutdatedLimits(parameter: ResolvedParameter): ResolvedParameter {
  const outdated = contradictionsOf(parameter)
    .flatMap(({ fields }): readonly string[] => fields)
    .filter((field) => !pageFields.has(field) && Object.hasOwn(parameter, field));
  if (outdated.length === 0) return parameter;
  const remaining = Object.entries(parameter).filter(([field]) => !outdated.includes(field));
  const { name, type } = parameter;
  return withoutOutdatedLimits({ ...Object.fromEntries(remaining), name, type });
}
