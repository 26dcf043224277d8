import type { Json, JsonObject } from '../model/record.ts';
import type { Location } from '../report/problem.ts';
import { isJsonObject, isWord } from './json.ts';

/** A model as `GET /models/{modelId}` returns it, with separate fields for the checked parts. */
export interface ApiRecord {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly ApiInput[];
  /** The full record. */
  readonly model: JsonObject;
  /** Returns the location of a value in the text of the record. */
  readonly locate?: (path: readonly (string | number)[]) => Location;
}

/** An input of a record. */
export interface ApiInput extends JsonObject {
  readonly name: string;
  readonly type: string;
}

/** Returns whether a JSON value is an input of a record. */
export function isInput(value: Json | undefined): value is ApiInput {
  return isJsonObject(value) && isWord(value['name']) && isWord(value['type']);
}
