import { isDeepStrictEqual } from 'node:util';
import { modelFields } from '../definition/record-schema.ts';
import type { ModelDefinition } from '../model/definition.ts';
import type { Json, JsonObject, ModelRecord } from '../model/record.ts';
import { omitFields } from '../text/omit-fields.ts';
import type { ApiRecord } from './api-record.ts';
import { withSortedKeys } from './json.ts';
import { apiText, straightQuotes } from './row.ts';

/** The fields about the account, the training, the gallery or the state of the service, which are dropped. */
const droppedFields: ReadonlySet<string> = new Set([
  ...['authorId', 'collectionIds', 'createdAt', 'ownerId', 'privacy', 'softDeletionOn', 'userId'],
  ...['class', 'concepts', 'epoch', 'epochs', 'modelKeyword', 'parameters', 'parentModelId'],
  ...['negativePromptEmbedding', 'promptEmbedding', 'trainingImagePairs', 'trainingImages'],
  ...['trainingImagesNumber', 'trainingProgress', 'trainingStats'],
  ...['custom', 'exampleAssetIds', 'source', 'status', 'thumbnail', 'type'],
]);

/** Returns the facts of a record that the page of its model does not have, except inputs. */
export function encodeModel(page: ModelDefinition, record: ApiRecord): ModelRecord {
  const stated = pageFacts(page);
  const known: [string, Json][] = [];
  const other: [string, Json][] = [];
  for (const field of Object.keys(record.model).sort()) {
    const value = withSortedKeys(record.model[field] ?? null);
    if (['id', 'inputs'].includes(field) || droppedFields.has(field)) continue;
    if (isDeepStrictEqual(stated[field], value)) continue;
    if (isKnown(field) && modelFields.shape[field].safeParse(value).success) {
      known.push([field, value]);
    } else {
      other.push([field, value]);
    }
  }
  const without = Object.keys(stated).filter((field) => !Object.hasOwn(record.model, field));
  return {
    ...Object.fromEntries(known),
    ...(without.length > 0 && { without }),
    ...(other.length > 0 && { other: Object.fromEntries(other) }),
  };
}

/** Returns the kept facts of a record under their names in the API, except inputs. */
export function decodeModel(model: ModelDefinition, record: ModelRecord): JsonObject {
  const { without = [], other } = record;
  const stated = Object.entries(pageFacts(model)).filter(([field]) => !without.includes(field));
  return {
    ...Object.fromEntries(stated),
    ...omitFields(record, 'order', 'without', 'other'),
    ...other,
  };
}

function pageFacts({ name, description, capabilities }: ModelDefinition): JsonObject {
  return {
    name: straightQuotes(name),
    ...(description !== undefined && { shortDescription: apiText(description) }),
    capabilities,
  };
}

function isKnown(field: string): field is keyof typeof modelFields.shape {
  return Object.hasOwn(modelFields.shape, field);
}
