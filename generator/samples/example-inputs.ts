import { acceptsValue } from '../model/accepts-value.ts';
import type { Constraint, ResolvedParameter } from '../model/resolved-model.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter, ValueType } from '../plan/types.ts';
import { completeInput, missingParameters, type SampleShape } from './complete-input.ts';
import { remediesOf } from './constraint-remedies.ts';
import { mediumOfFile } from './example-file.ts';
import { isTranslation } from './example-text.ts';
import { withFittingPrompt } from './fitting-prompt.ts';
import { leadingParameters } from './leading-parameters.ts';
import { sampleContext, type SampleContext } from './model-purpose.ts';
import { withOrderedRanges } from './ordered-ranges.ts';
import { inOrder, withDefaults } from './request-body.ts';
import { singleValue } from './single-value.ts';
import { withStatedFacts, type CautiousObject } from './stated-facts.ts';
import { isExampleList, type ExampleInput, type ExampleValue } from './types.ts';
import { isAbout, unsuitableParameters } from './unsuitable-parameters.ts';
import { withoutMarks } from './words.ts';

export type { ExampleInput, ExampleValue } from './types.ts';

/** The inputs of the requests in the docs: plausible, valid, and the same on every run. */
export interface ExampleInputs {
  /** The required parameters, and those without which the model has nothing to work on. */
  readonly minimal: ExampleInput;
  /** Also each optional parameter that has an effect together with those before it in the table. */
  readonly full: ExampleInput;
  /** Parameters that a request needs and whose form the reference does not state. */
  readonly missing: readonly string[];
}

/** Caches the inputs, which take time to find: docs, site and playground show the same ones. */
const known = new WeakMap<PlannedModel, ExampleInputs>();

/** Returns example inputs of a model. */
export function exampleInputs(model: PlannedModel): ExampleInputs {
  const inputs = known.get(model) ?? makeInputs(model);
  known.set(model, inputs);
  return inputs;
}

function makeInputs(model: PlannedModel): ExampleInputs {
  const object = withStatedFacts(model.parameters, model.model.constraints);
  const context = sampleContext(model);
  const minimalShape = sampleShape(object, context, (of) =>
    withDefaults(of.parameters, minimalInput(of)),
  );
  const minimal = minimalInput(minimalShape);
  const hasObjects = object.parameters.some(({ type }) => itemType(type).kind === 'object');
  return {
    minimal,
    full: hasObjects
      ? fullInput(sampleShape(object, context, (of) => fullInput(of)))
      : fullInput(minimalShape, minimal),
    missing: missingParameters({ ...minimalShape, constraints: object.certain }, minimal),
  };
}

function requiredInput({ parameters, valueOf }: SampleShape): ExampleInput {
  return inOrder(parameters, (planned) => (planned.optional ? undefined : valueOf(planned)));
}

function minimalInput(of: SampleShape): ExampleInput {
  const required = requiredInput(of);
  // The source of the model comes first, so that it counts as one of several alternatives.
  const withLeading = leadingParameters(of, required).reduce(
    (given, planned) => completeInput(of, given, [planned]) ?? given,
    required,
  );
  const minimal = completeInput(of, withLeading) ?? withLeading;
  return withFittingPrompt(of, ordered(of, minimal));
}

function fullInput(of: SampleShape, minimal = minimalInput(of)): ExampleInput {
  const unsuitable = unsuitableParameters(of, minimal);
  const full = of.parameters
    .filter((planned) => planned.optional && of.isShown(planned) && !unsuitable.has(planned))
    .reduce(
      (given, planned) =>
        given.has(planned.parameter.name) ? given : (completeInput(of, given, [planned]) ?? given),
      minimal,
    );
  const useful = withoutStrays(of, full, minimal);
  return withDefaults(of.parameters, withFittingPrompt(of, ordered(of, useful)));
}

/** Leaves out parameters that are only about a file or a list that the input does not have. */
function withoutStrays(
  { parameters, constraints }: SampleShape,
  input: ExampleInput,
  minimal: ExampleInput,
): ExampleInput {
  const absent = parameters.filter(({ parameter }) => !input.has(parameter.name));
  const strays = parameters.filter(
    (planned) => !minimal.has(planned.parameter.name) && absent.some(isAbout(planned)),
  );
  if (strays.length === 0) return input;
  const names = new Set(strays.map(({ parameter }) => parameter.name));
  const rest = new Map([...input].filter(([name]) => !names.has(name)));
  return constraints.every(
    (constraint) => remediesOf(constraint, parameters, rest) === 'not needed',
  )
    ? rest
    : input;
}

function ordered({ parameters }: SampleShape, input: ExampleInput): ExampleInput {
  const result = withOrderedRanges(parameters, input);
  return inOrder(parameters, ({ parameter }) => result.get(parameter.name));
}

/** Words in descriptions of files that are useless alone. */
const severalWords =
  /\b(?:arrange|combine|combining|concat\w*|merge|stitch|collage|join|grid|keyframes?|two or more|multiple (?:images|videos|files|clips)|training (?:images|photos|pictures|videos|data))\b/i;

function sampleShape(
  object: CautiousObject,
  context: SampleContext,
  objectOf: (of: SampleShape) => ExampleInput,
): SampleShape {
  const { parameters } = object;
  const make = (
    type: ValueType,
    parameter: ResolvedParameter,
    index?: number,
  ): ExampleValue | undefined => {
    if (type.kind === 'array') {
      const { minItems = 0, maxItems = Infinity } = parameter;
      const needsSeveral =
        severalWords.test(withoutMarks(parameter.description)) ||
        (context.combinesViews && parameter.required === true);
      const usualLength = type.item.kind === 'file' && needsSeveral ? 2 : 1;
      const length = Math.min(Math.max(usualLength, minItems), maxItems);
      const items = Array.from({ length }, (_, at) =>
        make(type.item, parameter, length > 1 ? at : undefined),
      );
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    if (type.kind !== 'object') return singleValue(type, parameter, context, index);
    const { parameters: nested = [] } = type;
    const object = withStatedFacts(nested, parameter.constraints ?? []);
    const item = objectOf(sampleShape(object, context, objectOf));
    const isComplete = nested.every(
      (planned) => planned.optional || item.has(planned.parameter.name),
    );
    return item.size > 0 && isComplete ? item : undefined;
  };
  const values = new Map<PlannedParameter, ExampleValue | undefined>();
  /** Returns the documented default if it is informative, or else an allowed value. */
  const valueOf = (planned: PlannedParameter): ExampleValue | undefined => {
    if (values.has(planned)) return values.get(planned);
    const { default: value } = planned.parameter;
    const isInformative =
      value !== undefined &&
      value !== '' &&
      !(isExampleList(value) && value.length === 0) &&
      !isTranslation(planned.parameter);
    const result =
      isInformative && acceptsValue(planned, value) ? value : make(planned.type, planned.parameter);
    values.set(planned, result);
    return result;
  };
  const shape: SampleShape = {
    parameters,
    constraints: [...object.certain, ...object.uncertain],
    context,
    valueOf,
    mediumOf: ({ parameter, type }) => {
      if (itemType(type).kind === 'file') return mediumOfFile(parameter, context);
      const isPrompt =
        parameter.prompt ??
        (/prompt|^text$|instruction/i.test(parameter.name) && !/negative/i.test(parameter.name));
      return type.kind === 'string' && isPrompt ? 'text' : undefined;
    },
    isShown: (planned) =>
      planned.parameter.deprecated === undefined &&
      planned.parameter.maxItems !== 0 &&
      !/^(?:not set|unset)$/i.test(String(planned.parameter.default)) &&
      valueOf(planned) !== undefined,
  };
  return { ...shape, constraints: satisfiableConstraints(shape, object) };
}

/**
 * Returns the constraints that a request can satisfy together, preferring the more certain ones.
 */
function satisfiableConstraints(
  shape: SampleShape,
  { certain, uncertain }: CautiousObject,
): readonly Constraint[] {
  const required = requiredInput(shape);
  if (completeInput(shape, required)) return shape.constraints;
  return uncertain.reduce((satisfied, constraint) => {
    const extended = [...satisfied, constraint];
    return completeInput({ ...shape, constraints: extended }, required) ? extended : satisfied;
  }, certain);
}
