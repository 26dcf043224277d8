import type { Scalar } from '../model/definition.ts';
import type {
  ConstraintGroups,
  ModelOverlay,
  Overlay,
  ParameterOverlay,
} from '../model/overlay.ts';
import type { ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import type { Problem } from '../report/problem.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Path } from '../yaml/parse-yaml.ts';
import type { YamlFile } from '../yaml/read-yaml.ts';
import { untyped } from './apply-overlay.ts';
import { contradictionsOf } from './contradictions.ts';

type Locate = YamlFile<Overlay>['locate'];

/**
 * Checks an overlay against the models that it was applied to: all names must exist, and facts must not
 * contradict each other.
 */
export function checkOverlay(
  { value, locate }: YamlFile<Overlay>,
  models: readonly ResolvedModel[],
): Problem[] {
  const known = new Map(models.map((model) => [model.id, model]));
  return Object.entries(value.models).flatMap(([id, overlay]) => {
    const path = ['models', id];
    const model = known.get(id);
    return model
      ? checkModel(overlay, model, path, locate)
      : [unknownName('MODEL', id, [...known.keys()], locate(path, 'key'))];
  });
}

function checkModel(overlay: ModelOverlay, model: ResolvedModel, path: Path, locate: Locate) {
  const names = model.parameters.map(({ name }) => name);
  const examples = (overlay.examples ?? []).flatMap(({ input }, index) =>
    Object.keys(input)
      .filter((name) => !names.includes(name))
      .map((name) =>
        unknownName(
          'PARAMETER',
          name,
          names,
          locate([...path, 'examples', index, 'input', name], 'key'),
        ),
      ),
  );
  return [
    ...checkParameters(overlay.parameters ?? {}, model.parameters, [...path, 'parameters'], locate),
    ...checkGroups(overlay, model.parameters, path, locate),
    ...examples,
  ];
}

function checkParameters(
  overlays: Readonly<Record<string, ParameterOverlay>>,
  parameters: readonly ResolvedParameter[],
  path: Path,
  locate: Locate,
): Problem[] {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  return Object.entries(overlays).flatMap(([name, overlay]) => {
    const here = [...path, name];
    const parameter = known.get(name);
    if (!parameter || parameter.type === untyped) {
      const others = [...known.keys()].filter((other) => other !== name);
      return [unknownName('PARAMETER', name, others, locate(here, 'key'))];
    }
    const inputs = parameter.inputs ?? [];
    return [
      ...checkFacts(overlay, parameter, here, locate),
      ...checkParameters(overlay.inputs ?? {}, inputs, [...here, 'inputs'], locate),
      ...checkGroups(overlay, inputs, here, locate),
    ];
  });
}

/** Reports the contradictions that the overlay causes. `lint` reports those of page and record. */
function checkFacts(
  overlay: ParameterOverlay,
  parameter: ResolvedParameter,
  path: Path,
  locate: Locate,
): Problem[] {
  return contradictionsOf(parameter).flatMap(({ fields, message }): Problem[] => {
    const field = fields.find((name) => Object.hasOwn(overlay, name));
    if (field === undefined) return [];
    return [
      {
        code: 'OVERLAY_INCONSISTENT',
        severity: 'error',
        message: `\`${parameter.name}\`: ${message}.`,
        location: locate([...path, field]),
        fix: 'Correct one of them; the overlay can set all of them.',
      },
    ];
  });
}

function checkGroups(
  groups: ConstraintGroups,
  parameters: readonly ResolvedParameter[],
  path: Path,
  locate: Locate,
): Problem[] {
  const named: [Path, string][] = [];
  const valued: [Path, string, readonly Scalar[]][] = [];
  for (const kind of ['mutuallyExclusive', 'anyOf', 'maxSum', 'maxProduct'] as const) {
    groups[kind]?.forEach((constraint, index) => {
      constraint.parameters.forEach((name, at) =>
        named.push([[kind, index, 'parameters', at], name]),
      );
    });
  }
  for (const kind of ['requires', 'requiresAnyOf'] as const) {
    groups[kind]?.forEach((constraint, index) => {
      named.push([[kind, index, 'parameter'], constraint.parameter]);
      constraint.needs.forEach((name, at) => named.push([[kind, index, 'needs', at], name]));
    });
  }
  groups.lessThan?.forEach(({ parameter, than }, index) => {
    named.push([['lessThan', index, 'parameter'], parameter], [['lessThan', index, 'than'], than]);
  });
  groups.sameCount?.forEach(({ parameter, as }, index) => {
    named.push([['sameCount', index, 'parameter'], parameter], [['sameCount', index, 'as'], as]);
  });
  groups.limitedWhen?.forEach(({ parameter, values = [] }, index) => {
    valued.push([['limitedWhen', index, 'values'], parameter, values]);
  });
  for (const kind of ['requiredWhen', 'limitedWhen', 'ignoredWhen', 'ignoredUnless'] as const) {
    groups[kind]?.forEach(({ parameter, when }, index) => {
      named.push([[kind, index, 'parameter'], parameter]);
      named.push([[kind, index, 'when', 'parameter'], when.parameter]);
      valued.push([[kind, index, 'when', 'values'], when.parameter, when.values ?? []]);
    });
  }
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  return [
    ...named
      .filter(([, name]) => !known.has(name))
      .map(([step, name]) =>
        unknownName('PARAMETER', name, [...known.keys()], locate([...path, ...step])),
      ),
    ...valued.flatMap(([step, name, values]) => {
      const allowed = known.get(name)?.allowedValues;
      return values.flatMap((value, at) =>
        !allowed || allowed.includes(value)
          ? []
          : [
              unknownName(
                'VALUE',
                String(value),
                allowed.map(String),
                locate([...path, ...step, at]),
              ),
            ],
      );
    }),
  ];
}

const words = {
  MODEL: 'a model of the definition',
  PARAMETER: 'a known parameter',
  VALUE: 'an allowed value',
} as const;

function unknownName(
  kind: keyof typeof words,
  name: string,
  known: readonly string[],
  location: NonNullable<Problem['location']>,
): Problem {
  const suggestion = nearestName(name, known);
  return {
    code: `OVERLAY_UNKNOWN_${kind}`,
    severity: 'error',
    message: `\`${name}\` is not ${words[kind]}.`,
    location,
    why:
      known.length === 0
        ? 'None are known.'
        : `Known: ${known.map((knownName) => `\`${knownName}\``).join(', ')}.`,
    fix:
      suggestion === undefined
        ? 'Correct the name, or remove the entry.'
        : `Did you mean \`${suggestion}\`? Otherwise remove the entry.`,
  };
}
