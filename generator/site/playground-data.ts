import { textOf } from '../markdown/blocks.ts';
import { plainText } from '../markdown/markdown-text.ts';
import { constraintWords } from '../model/constraint-words.ts';
import { describedConstraints } from '../model/described.ts';
import { limitsBySource, sourceNames } from '../model/limit-sources.ts';
import type { Constraint, ConstraintTerms } from '../model/resolved-model.ts';
import { nestedOf } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter, ValueType } from '../plan/types.ts';
import { exampleInputs } from '../samples/example-inputs.ts';
import {
  isExampleFile,
  isExampleList,
  type ExampleInput,
  type ExampleValue,
} from '../samples/types.ts';
import { omitFields } from '../text/omit-fields.ts';

/** A model as the playground of its page needs it. */
export interface PlaygroundData {
  /** The model as the sample printers need it; every text in it is plain. */
  readonly model: PlannedModel;
  /** The npm package of the SDK; that of this project if absent. */
  readonly packageName?: string;
  readonly constraints: readonly PlaygroundConstraint[];
  /** Inputs that the model accepts. */
  readonly examples: readonly PlaygroundExample[];
  /** Parameters that a request needs and whose form the reference does not state. */
  readonly missing: readonly string[];
  /** The limits of each parameter in words, by its path: `keyframes.seconds`. */
  readonly limits: Readonly<Record<string, string>>;
}

/** A constraint in words, with the parameters that it is about. */
export interface PlaygroundConstraint {
  /** The path of the parameter whose items it is about, with a dot at its end; empty for the model. */
  readonly scope: string;
  readonly parameters: readonly string[];
  readonly text: string;
}

/** An example input in the playground. */
export interface PlaygroundExample {
  readonly name: string;
  readonly input: PlainValue;
}

/** A value as JSON holds it; a file is `{ asset, fileName }`. */
export type PlainValue =
  string | number | boolean | readonly PlainValue[] | { readonly [name: string]: PlainValue };

/** Returns the data of a model's playground. */
export function playgroundData(planned: PlannedModel, packageName?: string): PlaygroundData {
  const { model, parameters, names, page } = planned;
  const { minimal, full, missing } = exampleInputs(planned);
  const limits = new Map<string, string>();
  return {
    ...(packageName !== undefined && { packageName }),
    model: {
      names,
      outputKinds: planned.outputKinds,
      page: { ...page, source: {} },
      model: {
        id: model.id,
        name: model.name,
        capabilities: model.capabilities,
        parameters: [],
        constraints: model.constraints,
        ...(model.presets && { presets: model.presets }),
      },
      parameters: parameters.map((parameter) => plainParameter(parameter, '', limits)),
    },
    constraints: constraintsIn('', model.constraints, parameters),
    examples: [
      // Without a value for each parameter that it needs, the model rejects the request.
      ...(missing.length > 0 ? [] : [{ name: 'Minimal example', input: plainInput(minimal) }]),
      ...(missing.length > 0 || full.size <= minimal.size
        ? []
        : [{ name: 'Full example', input: plainInput(full) }]),
      ...(model.examples ?? []).map(({ name, input }) => ({ name, input: input as PlainValue })),
    ],
    missing,
    limits: Object.fromEntries(limits),
  };
}

function plainParameter(
  { parameter, type, optional }: PlannedParameter,
  prefix: string,
  limits: Map<string, string>,
): PlannedParameter {
  const { description } = parameter;
  const rest = omitFields(parameter, 'provenance', 'facts', 'inputs');
  const path = `${prefix}${parameter.name}`;
  const words = limitsBySource(type, parameter)
    .map((limit) =>
      limit.source === 'page' ? limit.words : `${limit.words} (${sourceNames[limit.source]})`,
    )
    .join(', ');
  if (words !== '') limits.set(path, words);
  return {
    optional,
    type: plainType(type, `${path}.`, limits),
    parameter: {
      ...rest,
      ...(description !== undefined && { description: plainText(description) }),
    },
  };
}

/** Returns the constraints between parameters, and those between the parameters of their items. */
export function constraintsIn(
  scope: string,
  constraints: readonly Constraint[],
  parameters: readonly PlannedParameter[],
): readonly PlaygroundConstraint[] {
  const entry = (constraint: ConstraintTerms, note: string): PlaygroundConstraint => ({
    scope,
    parameters: parametersOf(constraint),
    text: `${textOf(constraintWords(constraint))}${note}`,
  });
  return [
    ...constraints.map((constraint) => entry(constraint, '')),
    ...describedConstraints(parameters.map(({ parameter }) => parameter)).map((constraint) =>
      entry(constraint, ' (From the description.)'),
    ),
    ...parameters.flatMap(({ parameter, type }) =>
      constraintsIn(
        `${scope}${parameter.name}.`,
        parameter.constraints ?? [],
        nestedOf(type) ?? [],
      ),
    ),
  ];
}

function plainType(type: ValueType, prefix: string, limits: Map<string, string>): ValueType {
  if (type.kind === 'array') return { ...type, item: plainType(type.item, prefix, limits) };
  if (type.kind !== 'object' || type.parameters === undefined) return type;
  return {
    ...type,
    parameters: type.parameters.map((parameter) => plainParameter(parameter, prefix, limits)),
  };
}

function plainInput(input: ExampleInput): Readonly<Record<string, PlainValue>> {
  return Object.fromEntries([...input].map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: ExampleValue): PlainValue {
  if (typeof value !== 'object') return value;
  if (isExampleFile(value)) return { asset: value.asset, fileName: value.fileName };
  return isExampleList(value) ? value.map(plainValue) : plainInput(value);
}

/** Returns the parameters that a constraint names, whatever its kind. */
function parametersOf(constraint: ConstraintTerms): readonly string[] {
  const names = Object.entries(constraint).flatMap(([key, value]: [string, unknown]) => {
    if (['kind', 'reason', 'provenance', 'values'].includes(key)) return [];
    if (isCondition(value)) return [value.parameter];
    return Array.isArray(value) ? (value as unknown[]) : [value];
  });
  return names.filter((name) => typeof name === 'string');
}

function isCondition(value: unknown): value is { readonly parameter: unknown } {
  return typeof value === 'object' && value !== null && 'parameter' in value;
}
