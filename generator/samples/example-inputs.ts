import { accepts } from '../model/accepts.ts';
import type { Constraint, ResolvedParameter } from '../model/resolved-model.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedModel, PlannedParameter, ValueType } from '../plan/types.ts';
import { complete, inOrder, withDefaults, type SampleShape } from './complete.ts';
import { toldApart } from './distinct-files.ts';
import { singleValue } from './single-value.ts';
import { exampleSubject, type Subject } from './text.ts';
import { isList, type ExampleInput, type ExampleValue } from './types.ts';

export type { ExampleInput, ExampleValue } from './types.ts';

/** What the requests in the docs give: plausible, valid, and the same on every run. */
export interface ExampleInputs {
  /** What must be given; where nothing must, the prompt or the first file. */
  readonly minimal: ExampleInput;
  /** Besides, each optional parameter that may be combined with those before it in the table. */
  readonly full: ExampleInput;
}

export function exampleInputs(model: PlannedModel): ExampleInputs {
  const subject = exampleSubject(model);
  const { parameters } = model;
  const constraints = model.model.constraints;
  return {
    minimal: leastInput(
      form(parameters, constraints, subject, (of) => withDefaults(of.parameters, leastInput(of))),
    ),
    full: fullInput(form(parameters, constraints, subject, fullInput)),
  };
}

/** The body that the SDK sends for an input. */
export function requestBody(model: PlannedModel, input: ExampleInput): ExampleInput {
  return withDefaults(model.parameters, input);
}

function leastInput(of: SampleShape): ExampleInput {
  const needed = of.parameters.filter(mustBeGiven);
  const given = needed.length > 0 ? needed : leading(of.parameters);
  const least = inOrder(of.parameters, (planned) =>
    given.includes(planned) ? of.valueOf(planned) : undefined,
  );
  const completed = complete(of, least) ?? least;
  return inOrder(of.parameters, ({ parameter }) => completed.get(parameter.name));
}

function fullInput(of: SampleShape): ExampleInput {
  const least = leastInput(of);
  const apart = toldApart(of.parameters, of.constraints, (name) => least.has(name));
  const full = of.parameters
    .filter((planned) => !mustBeGiven(planned) && isWorthShowing(planned) && !apart.has(planned))
    .reduce(
      (given, planned) =>
        given.has(planned.parameter.name) ? given : (complete(of, given, [planned]) ?? given),
      least,
    );
  return withDefaults(of.parameters, full);
}

function form(
  parameters: readonly PlannedParameter[],
  constraints: readonly Constraint[],
  subject: Subject,
  objectOf: (of: SampleShape) => ExampleInput,
): SampleShape {
  const make = (type: ValueType, parameter: ResolvedParameter, index?: number): ExampleValue => {
    if (type.kind === 'array') {
      const { minItems = 0, maxItems = Infinity } = parameter;
      const length = Math.min(Math.max(1, minItems), maxItems);
      return Array.from({ length }, (_, at) =>
        make(type.item, parameter, length > 1 ? at : undefined),
      );
    }
    if (type.kind !== 'object') return singleValue(type, parameter, subject, index);
    return objectOf(form(type.parameters ?? [], parameter.constraints ?? [], subject, objectOf));
  };
  /** The documented default where it shows something, or else a value that is allowed. */
  const valueOf = (planned: PlannedParameter): ExampleValue => {
    const { default: value } = planned.parameter;
    const isTelling = value !== undefined && value !== '' && !(isList(value) && value.length === 0);
    return isTelling && accepts(planned, value) ? value : make(planned.type, planned.parameter);
  };
  return { parameters, constraints, valueOf };
}

function mustBeGiven(planned: PlannedParameter): boolean {
  return !planned.optional;
}

/** Where nothing is required: the prompt, or else the first file, so that the request says what to make. */
function leading(parameters: readonly PlannedParameter[]): readonly PlannedParameter[] {
  const shown = parameters.filter(isWorthShowing);
  const first =
    shown.find(({ parameter }) => parameter.prompt ?? /^(prompt|text)$/.test(parameter.name)) ??
    shown.find(({ type }) => itemType(type).kind === 'file');
  return first === undefined ? [] : [first];
}

/** Not: what nobody knows how to fill, and what should no longer be used. */
function isWorthShowing({ parameter, type }: PlannedParameter): boolean {
  const item = itemType(type);
  const isKnown =
    item.kind !== 'unknown' && !(item.kind === 'object' && item.parameters === undefined);
  return isKnown && parameter.deprecated === undefined && parameter.maxItems !== 0;
}
