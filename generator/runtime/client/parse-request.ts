import type { ModelRequest, RequestOptions } from '../model.js';
import { ValidationError } from './errors.js';
import { fieldsOf, jsonValueOf } from './response.js';

/** The part of a model that `parseRequest` uses. Every generated model is one. */
export interface RequestParser {
  /** The parameters, by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Returns the request for an input, or throws an `InvalidRequestError`. */
  // The input of each model has another type, and is checked.
  request(input: never, options?: RequestOptions): ModelRequest;
}

/**
 * Parses a request that was stored in a queue or a database, from its JSON or from the object
 * parsed from it. The model validates its body again.
 *
 * @param json - The JSON, or the object parsed from it.
 * @param models - The models by ID: `models` of `scenario-models/registry`, or an object with some
 * of them.
 * @param options - `keepExtra` keeps parameters that the model does not know, which `request`
 * accepts as `extra`. Default `false`: they are rejected.
 * @throws ValidationError if it is not a request, or its model is not one of `models`.
 * @throws InvalidRequestError if the model can't accept the body.
 *
 * @example
 * ```ts
 * const text = JSON.stringify(photaEdit.request({ prompt: '…', referenceImages: ['asset_…'] }));
 * const request = parseRequest(text, { [photaEdit.id]: photaEdit });
 * await scenario.run(request);
 * ```
 */
export function parseRequest<Models extends Readonly<Record<keyof Models, RequestParser>>>(
  json: unknown,
  models: Models,
  { keepExtra = false }: { readonly keepExtra?: boolean } = {},
): ModelRequest {
  const { modelId, body } = fieldsOf(typeof json === 'string' ? jsonValueOf(json) : json);
  if (typeof modelId !== 'string' || typeof body !== 'object' || body === null) {
    throw new ValidationError('A request must have a modelId and a body');
  }
  const known: readonly (readonly [string, RequestParser])[] = Object.entries(models);
  const [, model] = known.find(([id]) => id === modelId) ?? [];
  if (!model) throw new ValidationError(`${modelId} is not one of the models`, { modelId });
  const isKnown = ([name]: readonly [string, unknown]): boolean =>
    !keepExtra || hasOwn(model.parameters, name);
  const entries: (readonly [string, unknown])[] = Object.entries(body);
  const input = Object.fromEntries(entries.filter(isKnown)) as never;
  const extra = Object.fromEntries(entries.filter((entry) => !isKnown(entry)));
  return model.request(input, { extra });
}

function hasOwn(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
