import { itemShape, type InputBody, type InputShape } from '../../model/accepts-value.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { findBody, type BodyRequirements } from '../witness/find-witness.ts';

/** Splits a path such as `keyframes[].uri` into names. */
export function pathOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('[].');
}

/** Returns the parameter at a path of a shape. */
export function parameterAt(
  { parameters }: InputShape,
  [name, ...rest]: readonly string[],
): PlannedParameter | undefined {
  const planned = parameters.find(({ parameter }) => parameter.name === name);
  if (!planned || rest.length === 0) return planned;
  const inner = itemShape(planned);
  return inner && parameterAt(inner, rest);
}

/** Returns a body that contains the object that `makeInner` creates at `path`. */
export function bodyAround(
  shape: InputShape,
  [name, ...rest]: readonly string[],
  makeInner: (shape: InputShape) => InputBody | undefined,
): InputBody | undefined {
  if (name === undefined) return makeInner(shape);
  const planned = parameterAt(shape, [name]);
  const inner = planned && itemShape(planned);
  const item = inner && bodyAround(inner, rest, makeInner);
  if (!item) return undefined;
  const length = Math.max(1, planned.parameter.minItems ?? 0);
  return bodyOf(shape, { given: new Map([[name, Array.from({ length }, () => item)]]) });
}

/** Returns a body of a shape that meets the requirements; undefined if none is found. */
export function bodyOf(shape: InputShape, requirements?: BodyRequirements): InputBody | undefined {
  const body = findBody(shape, requirements);
  return typeof body === 'string' ? undefined : body;
}
