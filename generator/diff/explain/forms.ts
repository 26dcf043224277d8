import type { PlannedParameter } from '../../plan/types.ts';
import { itemShape, type Body, type InputShape } from '../../model/accepts.ts';
import { findBody, type Wish } from '../witness/find-witness.ts';

/** The names that lead to a parameter, from `keyframes[].uri`. */
export function pathOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('[].');
}

export function parameterAt(
  { parameters }: InputShape,
  [name, ...rest]: readonly string[],
): PlannedParameter | undefined {
  const planned = parameters.find(({ parameter }) => parameter.name === name);
  if (!planned || rest.length === 0) return planned;
  const inner = itemShape(planned);
  return inner && parameterAt(inner, rest);
}

/** A body with what `makeInner` makes of the object that `path` leads into, and with what it takes to get there. */
export function bodyAround(
  form: InputShape,
  [name, ...rest]: readonly string[],
  makeInner: (form: InputShape) => Body | undefined,
): Body | undefined {
  if (name === undefined) return makeInner(form);
  const planned = parameterAt(form, [name]);
  const inner = planned && itemShape(planned);
  const item = inner && bodyAround(inner, rest, makeInner);
  if (!item) return undefined;
  const length = Math.max(1, planned.parameter.minItems ?? 0);
  return bodyOf(form, { given: new Map([[name, Array.from({ length }, () => item)]]) });
}

export function bodyOf(form: InputShape, wish?: Wish): Body | undefined {
  const body = findBody(form, wish);
  return typeof body === 'string' ? undefined : body;
}
