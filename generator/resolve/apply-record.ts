import { markdownFromText } from '../markdown/markdown-text.ts';
import type { ModelDefinition, Parameter, Source } from '../model/definition.ts';
import type { ModelRecord } from '../model/record.ts';
import type { ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import { isInput, type ApiInput } from '../record/api-record.ts';
import { isJsonList } from '../record/json.ts';
import { readRequired } from '../record/read-required.ts';
import { dateOf, factsOfPage, isPageNewer } from '../record/record-age.ts';
import { recordInput } from '../record/record-of-model.ts';
import { apiText } from '../record/row.ts';
import { omitFields } from '../text/omit-fields.ts';
import { earlierJobs } from './earlier-jobs.ts';
import { inputOfNewerPage, withoutOutdatedLimits } from './newer-page.ts';
import { constraintsOf, type OwnedConstraint } from './owned-constraints.ts';
import { withProvenance } from './provenance.ts';
import { deprecatedOnPage, factsOfInput, pageOnlyFacts } from './record-facts.ts';
import { presetsOf, valueLabelsOf } from './ui-config.ts';

/** A model before the overlay, with the constraints that the overlay may remove. */
export interface RecordedModel {
  readonly model: ResolvedModel;
  readonly constraints: readonly OwnedConstraint[];
}

/**
 * Combines the facts of page and record. If both differ, the newer one has priority, and the record if a
 * date is missing: a limit that it omits does not exist, and a parameter that it omits is deprecated. The
 * name is always that of the page, because names in code are derived from it.
 */
export function applyRecord(
  definition: ModelDefinition,
  hasPage: boolean,
  source: Source = {},
): RecordedModel {
  const { record } = definition;
  const page: ResolvedModel = {
    ...omitFields(definition, 'onPage', 'record', 'deprecated'),
    ...(definition.deprecated && { deprecated: deprecatedOnPage }),
    parameters: definition.parameters.map(pageFacts),
    constraints: [],
  };
  if (!record) return { model: page, constraints: [] };
  const known = hasPage && definition.onPage === false ? { onPage: false as const } : {};
  const isOnPage = hasPage && definition.onPage !== false;
  const isNewer = isOnPage && isPageNewer(source, record);
  const facts = factsOfPage(source);
  const inputs = definition.parameters.map(recordInput);
  const siblings = namesOf(inputs.filter((input) => input !== undefined));
  const constraints: OwnedConstraint[] = [];
  const parameters = definition.parameters.map((row, index) => {
    const input = inputs[index];
    if (!input) {
      const kept = pageFacts(row);
      return isNewer ? kept : withProvenance(kept, deprecateNotInRecord(kept, record), 'record');
    }
    const ofRow = isNewer && row.onPage !== false;
    const newer = ofRow ? inputOfNewerPage(input, statedRow(row), facts) : undefined;
    const resolved = resolveInput(newer ?? input, siblings, row);
    const parameter = newer ? withoutOutdatedLimits(resolved.parameter) : resolved.parameter;
    const labeled = { ...parameter, ...valueLabelsOf(record, parameter) };
    if (isNewer && row.onPage === false) return deprecateNotOnPage(labeled, source);
    constraints.push(...resolved.constraints);
    const before = isOnPage && row.onPage !== false ? pageFacts(row) : {};
    return withProvenance(before, labeled, 'record');
  });
  const model = { ...page, ...modelFacts(page, record, isNewer), parameters };
  const presets = presetsOf(record, parameters);
  const complete = presets.length > 0 ? { ...model, presets } : model;
  return { model: { ...provenanceOfModel(isOnPage ? page : {}, complete), ...known }, constraints };
}

/** Returns a row without a default that {@link pageFacts} omits. */
function statedRow(row: Parameter): Parameter {
  return pageFacts(row).default === undefined ? omitFields(row, 'default') : row;
}

/** Returns the facts of a row. Omits a default of another type, which would break typed code. */
function pageFacts(row: Parameter): ResolvedParameter {
  const facts = {
    ...omitFields(row, 'written', 'onPage', 'record', 'deprecated'),
    ...pageOnlyFacts(row),
  };
  const { type, default: value, allowedValues = [] } = row;
  if (value === undefined || (type !== 'number' && type !== 'boolean')) return facts;
  const fits = typeof value === type || allowedValues.some((allowed) => allowed === value);
  return fits ? facts : omitFields(facts, 'default');
}

function provenanceOfModel(before: object, { parameters, ...after }: ResolvedModel): ResolvedModel {
  const fieldsBefore = Object.fromEntries(
    Object.entries(before).filter(([field]) => field !== 'parameters'),
  );
  return { ...withProvenance(fieldsBefore, after, 'record'), parameters };
}

function resolveInput(
  input: ApiInput,
  siblings: ReadonlySet<string>,
  row?: Parameter,
): { readonly parameter: ResolvedParameter; readonly constraints: readonly OwnedConstraint[] } {
  const { always, constraints } = readRequired(input.name, input['required'], siblings);
  const facts = factsOfInput(input, row);
  return {
    parameter: { ...facts, ...(always && { required: true }), ...itemsOf(input) },
    constraints: constraints.map((constraint) => ({
      owner: input.name,
      constraint: { ...constraint, provenance: 'record' },
    })),
  };
}

/** Returns the parameters of each item, and the constraints between them. */
function itemsOf({ inputs }: ApiInput): Pick<ResolvedParameter, 'inputs' | 'constraints'> {
  if (!isJsonList(inputs) || !inputs.every(isInput)) return {};
  const siblings = namesOf(inputs);
  const resolved = inputs.map((input) => resolveInput(input, siblings));
  const constraints = constraintsOf(resolved.flatMap((item) => item.constraints));
  return {
    inputs: resolved.map(({ parameter }) => withProvenance({}, parameter, 'record')),
    ...(constraints.length > 0 && { constraints }),
  };
}

/** Deprecates a parameter that the record does not list. The page may have it earlier than the record. */
function deprecateNotInRecord(
  row: ResolvedParameter,
  { updatedAt }: ModelRecord,
): ResolvedParameter {
  const date = dateOf(updatedAt);
  const reason = `The API's record of this model${date === undefined ? '' : ` of ${date}`} does not list it: it may be ignored or rejected.`;
  return { ...row, deprecated: { reason } };
}

/** Deprecates an input of a record that a newer page does not list, and makes it optional. */
function deprecateNotOnPage(
  input: ResolvedParameter,
  { lastUpdated = 'an unknown date' }: Source,
): ResolvedParameter {
  const reason = `The reference page of ${lastUpdated} does not list it: it may be ignored or rejected.`;
  const optional = withProvenance({}, omitFields(input, 'required'), 'record');
  return { ...optional, deprecated: { reason } };
}

function modelFacts(
  page: ResolvedModel,
  record: ModelRecord,
  isNewer: boolean,
): Partial<ResolvedModel> {
  const { capabilities, shortDescription, accessRestrictions, tags = [], updatedAt } = record;
  const license = record.complianceMetadata?.['licenseTerms'];
  const plan = accessRestrictions === undefined ? undefined : plans.get(accessRestrictions);
  const date = dateOf(updatedAt);
  const jobs = earlierJobs(record.performanceStats);
  const { description = '' } = page;
  const usesRecordDescription =
    shortDescription !== undefined &&
    shortDescription.trim() !== '' &&
    !(isNewer && description !== '') &&
    apiText(description) !== shortDescription;
  return {
    ...(capabilities && !isNewer && { capabilities }),
    ...(usesRecordDescription && { description: markdownFromText(shortDescription) }),
    ...(plan !== undefined && { plan }),
    ...(typeof license === 'string' && { license }),
    ...(record.disableRefund === true && { disableRefund: true }),
    ...(date !== undefined && { recordDate: date }),
    ...(jobs.length > 0 && { earlierJobs: jobs }),
    ...(tags.some((tag) => /^(?:sc:)?deprecated$/i.test(tag)) && {
      deprecated: { reason: 'Scenario marks this model as deprecated.' },
    }),
  };
}

const plans: ReadonlyMap<number, string> = new Map([
  [0, 'free'],
  [25, 'creator'],
  [50, 'pro'],
  [75, 'team'],
  [100, 'enterprise'],
]);

function namesOf(inputs: readonly ApiInput[]): ReadonlySet<string> {
  return new Set(inputs.map(({ name }) => name));
}
