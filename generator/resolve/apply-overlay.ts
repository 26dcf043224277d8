import type { ModelOverlay, ParameterOverlay, RuleGroups } from '../overlay/types.ts';
import { omit } from '../record/omit.ts';
import type { RecordedModel } from './apply-record.ts';
import { withOrigins } from './origins.ts';
import { rulesOf } from './owned-rules.ts';
import type { ResolvedModel, ResolvedParameter, Rule, RuleStatement } from './types.ts';

/** What the overlay says counts over anything else. */
export function applyOverlay(
  { model, rules }: RecordedModel,
  overlay: ModelOverlay,
): ResolvedModel {
  const { parameters = {}, deprecated, name, identifier, description, examples } = overlay;
  const kept = rules.filter(({ owner }) => overlayOf(parameters, owner)?.required === undefined);
  const before = omit(model, 'parameters', 'rules');
  const after = {
    ...(deprecated === false ? omit(before, 'deprecated') : before),
    ...(name !== undefined && { name }),
    ...(identifier !== undefined && { identifier }),
    ...(description !== undefined && { description }),
    ...(deprecated && { deprecated }),
    ...(examples && { examples }),
  };
  return {
    ...withOrigins(before, after, 'overlay'),
    parameters: model.parameters.map((parameter) =>
      overlayParameter(parameter, overlayOf(parameters, parameter.name)),
    ),
    rules: [...rulesOf(kept), ...rulesOfGroups(overlay)],
  };
}

function overlayParameter(
  before: ResolvedParameter,
  overlay: ParameterOverlay | undefined,
): ResolvedParameter {
  if (!overlay) return before;
  const { required, integer, deprecated, inputs, ...rest } = overlay;
  const facts = omit(rest, ...ruleKinds);
  const taken = Object.entries({ ...facts, required, integer, deprecated })
    .filter(([, value]) => value === null || value === false)
    .map(([field]) => field);
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  const rules = [...(before.rules ?? []), ...rulesOfGroups(overlay)];
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
    ...(rules.length > 0 && { rules }),
  };
  return withOrigins(before, after, 'overlay');
}

/** The type of an input that only an overlay names, until it says one. */
export const untyped = 'unknown';

/** The known inputs as the overlay corrects them, then those that only the overlay knows. */
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
  'exclusive',
  'oneOf',
  'requires',
  'requiresOneOf',
  'requiredWhen',
  'ignoredWhen',
  'ignoredUnless',
] as const satisfies readonly (keyof RuleGroups & RuleStatement['kind'])[];

export function rulesOfGroups(groups: RuleGroups): readonly Rule[] {
  const { exclusive = [], oneOf = [], requires = [], requiresOneOf = [] } = groups;
  const { requiredWhen = [], ignoredWhen = [], ignoredUnless = [] } = groups;
  const rules = [
    ...exclusive.map((rule) => ({ kind: 'exclusive' as const, ...rule })),
    ...oneOf.map((rule) => ({ kind: 'oneOf' as const, ...rule })),
    ...requires.map((rule) => ({ kind: 'requires' as const, ...rule })),
    ...requiresOneOf.map((rule) => ({ kind: 'requiresOneOf' as const, ...rule })),
    ...requiredWhen.map((rule) => ({ kind: 'requiredWhen' as const, ...rule })),
    ...ignoredWhen.map((rule) => ({ kind: 'ignoredWhen' as const, ...rule })),
    ...ignoredUnless.map((rule) => ({ kind: 'ignoredUnless' as const, ...rule })),
  ];
  return rules.map((rule) => ({ ...rule, origin: 'overlay' }));
}

/** Looks only at what the overlay's author wrote, not at what every object has. */
function overlayOf(
  overlays: Readonly<Record<string, ParameterOverlay>>,
  name: string,
): ParameterOverlay | undefined {
  return Object.hasOwn(overlays, name) ? overlays[name] : undefined;
}
