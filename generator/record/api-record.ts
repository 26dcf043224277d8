import type { Json, JsonObject } from '../model/record.ts';
import type { Location } from '../report/problem.ts';
import { isObject, isWord } from './json.ts';

/** A model as `GET /models/{modelId}` gives it, with what is sure of it checked. */
export interface ApiRecord {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly ApiInput[];
  /** The whole record, as it came. */
  readonly model: JsonObject;
  /** Where a value of the record stands in the text it was read from. */
  readonly locate?: (path: readonly (string | number)[]) => Location;
}

/** One input of a record. */
export interface ApiInput extends JsonObject {
  readonly name: string;
  readonly type: string;
}

export function isInput(value: Json | undefined): value is ApiInput {
  return isObject(value) && isWord(value['name']) && isWord(value['type']);
}
