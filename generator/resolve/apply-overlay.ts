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

/** Returns the model with the facts of the overlay, which have priority. */
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
  const { required, integer, deprecated, inputs, ...rest } = overlay;
  const facts = omitFields(rest, ...ruleKinds);
  const taken = Object.entries({ ...facts, required, integer, deprecated })
    .filter(([, value]) => value === null || value === false)
    .map(([field]) => field);
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  const constraints = [...(before.constraints ?? []), ...constraintsOfGroups(overlay)];
  const left = Object.entries(before).filter(([field]) => !taken.includes(field));
  const after: ResolvedParameter = {
    ...Object.fromEntries(left),
    ...given,
    name: before.name,
    type: facts.type ?? before.type,
    ...(required === true && { required }),
    ...(integer === true && { integer }),
    ...(deprecated && { deprecated }),
    ...(inputs && { inputs: overlayInputs(before.inputs ?? [], inputs) }),
    ...(constraints.length > 0 && { constraints }),
  };
  return withProvenance(before, after, 'overlay');
}

/** The type of an input that only an overlay has, before the overlay sets one. */
export const untyped = 'unknown';

/** Returns the known inputs with the overlay's corrections, then those that only the overlay has. */
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

const ruleKinds = [
  'mutuallyExclusive',
  'anyOf',
  'requires',
  'requiresAnyOf',
  'requiredWhen',
  'ignoredWhen',
  'ignoredUnless',
  'lessThan',
  'limitedWhen',
  'maxSum',
  'maxProduct',
  'sameCount',
] as const satisfies readonly (keyof ConstraintGroups & ConstraintTerms['kind'])[];

function constraintsOfGroups(groups: ConstraintGroups): readonly Constraint[] {
  const { mutuallyExclusive = [], anyOf = [], requires = [], requiresAnyOf = [] } = groups;
  const { requiredWhen = [], ignoredWhen = [], ignoredUnless = [] } = groups;
  const { lessThan = [], limitedWhen = [], maxSum = [], maxProduct = [], sameCount = [] } = groups;
  const constraints = [
    ...mutuallyExclusive.map((each) => ({ kind: 'mutuallyExclusive' as const, ...each })),
    ...anyOf.map((each) => ({ kind: 'anyOf' as const, ...each })),
    ...requires.map((each) => ({ kind: 'requires' as const, ...each })),
    ...requiresAnyOf.map((each) => ({ kind: 'requiresAnyOf' as const, ...each })),
    ...requiredWhen.map((each) => ({ kind: 'requiredWhen' as const, ...each })),
    ...ignoredWhen.map((each) => ({ kind: 'ignoredWhen' as const, ...each })),
    ...ignoredUnless.map((each) => ({ kind: 'ignoredUnless' as const, ...each })),
    ...lessThan.map((each) => ({ kind: 'lessThan' as const, ...each })),
    ...limitedWhen.map((each) => ({ kind: 'limitedWhen' as const, ...each })),
    ...maxSum.map((each) => ({ kind: 'maxSum' as const, ...each })),
    ...maxProduct.map((each) => ({ kind: 'maxProduct' as const, ...each })),
    ...sameCount.map((each) => ({ kind: 'sameCount' as const, ...each })),
  ];
  return constraints.map((constraint) => ({ ...constraint, provenance: 'overlay' }));
}

/** Reads own properties only, so that `constructor` is not an overlay. */
function overlayOf(
  overlays: Readonly<Record<string, ParameterOverlay>>,
  name: string,
): ParameterOverlay | undefined {
  return Object.hasOwn(overlays, name) ? overlays[name] : undefined;
}
