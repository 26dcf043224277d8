import type { ConstraintGroups, ModelOverlay, ParameterOverlay } from '../model/overlay.ts';
import type {
  Constraint,
  ConstraintTerms,
  ResolvedModel,
  ResolvedParameter,
} from '../model/resolved-model.ts';
import { omitFields } from '../text/omit-fields.ts';
import type { RecordedModel } from './apply-record.ts';
import { constraintsOf } from './owned-constraints.ts';
import { withProvenance } from './provenance.ts';

/** Adds the facts of an overlay to a model. They have priority. */
export function applyOverlay(
  { model, constraints }: RecordedModel,
  overlay: ModelOverlay,
): ResolvedModel {
  const { parameters = {}, deprecated, name, identifier, description, examples } = overlay;
  const kept = constraints.filter(
    ({ owner }) => overlayOf(parameters, owner)?.required === undefined,
  );
  const before = omitFields(model, 'parameters', 'constraints');
  const after = {
    ...(deprecated === false ? omitFields(before, 'deprecated') : before),
    ...(name !== undefined && { name }),
    ...(identifier !== undefined && { identifier }),
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    ...(examples && { examples }),
  };
  return {
    ...withProvenance(before, after, 'overlay'),
    parameters: model.parameters.map((parameter) =>
      overlayParameter(parameter, overlayOf(parameters, parameter.name)),
    ),
    constraints: [...constraintsOf(kept), ...constraintsOfGroups(overlay)],
  };
}

function overlayParameter(
  before: ResolvedParameter,
  overlay: ParameterOverlay | undefined,
): ResolvedParameter {
  if (!overlay) return before;
  const { required, integer, deprecated, inputs, type = before.type, ...rest } = overlay;
  const facts = Object.entries(rest).filter(([field]) => !Object.hasOwn(constraintReaders, field));
  const removedFields = [...facts, ...Object.entries({ required, integer, deprecated })]
    .filter(([, value]) => value === null || value === false)
    .map(([field]) => field);
  const constraints = [...(before.constraints ?? []), ...constraintsOfGroups(overlay)];
  const after: ResolvedParameter = {
    ...Object.fromEntries(
      Object.entries(before).filter(([field]) => !removedFields.includes(field)),
    ),
    ...Object.fromEntries(facts.filter(([, value]) => value !== null)),
    name: before.name,
    type,
    ...(required === true && { required }),
    ...(integer === true && { integer }),
    ...(deprecated && { deprecated }),
    ...(inputs && { inputs: overlayInputs(before.inputs ?? [], inputs) }),
    ...(constraints.length > 0 && { constraints }),
  };
  return withProvenance(before, after, 'overlay');
}

/** The type of an input that only an overlay defines, until the overlay sets its type. */
export const untyped = 'unknown';

/** Returns the known inputs with the overlay's changes, then the inputs that only the overlay defines. */
function overlayInputs(
  known: readonly ResolvedParameter[],
  overlays: NonNullable<ParameterOverlay['inputs']>,
): readonly ResolvedParameter[] {
  const added = Object.keys(overlays).filter((name) => known.every((input) => input.name !== name));
  return [
    ...known.map((input) => overlayParameter(input, overlayOf(overlays, input.name))),
    ...added.map((name) => overlayParameter({ name, type: untyped }, overlays[name])),
  ];
}

/** Reads the constraints of one kind. */
const constraintReaders: Readonly<
  Record<
    ConstraintTerms['kind'],
    (groups: ConstraintGroups) => readonly ConstraintTerms[] | undefined
  >
> = {
  mutuallyExclusive: ({ mutuallyExclusive: entries }) =>
    entries?.map((entry) => ({ kind: 'mutuallyExclusive', ...entry })),
  anyOf: ({ anyOf: entries }) => entries?.map((entry) => ({ kind: 'anyOf', ...entry })),
  requires: ({ requires: entries }) => entries?.map((entry) => ({ kind: 'requires', ...entry })),
  requiresAnyOf: ({ requiresAnyOf: entries }) =>
    entries?.map((entry) => ({ kind: 'requiresAnyOf', ...entry })),
  requiredWhen: ({ requiredWhen: entries }) =>
    entries?.map((entry) => ({ kind: 'requiredWhen', ...entry })),
  ignoredWhen: ({ ignoredWhen: entries }) =>
    entries?.map((entry) => ({ kind: 'ignoredWhen', ...entry })),
  ignoredUnless: ({ ignoredUnless: entries }) =>
    entries?.map((entry) => ({ kind: 'ignoredUnless', ...entry })),
  lessThan: ({ lessThan: entries }) => entries?.map((entry) => ({ kind: 'lessThan', ...entry })),
  limitedWhen: ({ limitedWhen: entries }) =>
    entries?.map((entry) => ({ kind: 'limitedWhen', ...entry })),
  maxSum: ({ maxSum: entries }) => entries?.map((entry) => ({ kind: 'maxSum', ...entry })),
  maxProduct: ({ maxProduct: entries }) =>
    entries?.map((entry) => ({ kind: 'maxProduct', ...entry })),
  sameCount: ({ sameCount: entries }) => entries?.map((entry) => ({ kind: 'sameCount', ...entry })),
};

function constraintsOfGroups(groups: ConstraintGroups): readonly Constraint[] {
  return Object.values(constraintReaders)
    .flatMap((read) => read(groups) ?? [])
    .map((constraint) => ({ ...constraint, provenance: 'overlay' }));
}

/** Reads own properties only, so that `constructor` is not an overlay. */
function overlayOf(
  overlays: Readonly<Record<string, ParameterOverlay>>,
  name: string,
): ParameterOverlay | undefined {
  return Object.hasOwn(overlays, name) ? overlays[name] : undefined;
}
