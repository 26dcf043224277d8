import type { Definition } from '../model/definition.ts';
import type { Problem } from '../report/problem.ts';
import type { ApiRecord } from './api-record.ts';
import { findDisagreements } from './disagreements.ts';
import { isJsonList, isJsonObject, isWord } from './json.ts';
import { mergeRecord } from './merge-record.ts';

/** A definition that records may belong to. The caller identifies it by reference. */
export interface KnownDefinition {
  readonly definition: Definition;
  readonly locate?: (path: readonly (string | number)[]) => NonNullable<Problem['location']>;
}

/** Definitions with records, and the problems of the records. */
export interface PlacedRecords<Known> {
  /** Changed definitions, by the known definition that each replaces. */
  readonly changed: ReadonlyMap<Known, Definition>;
  /** Definitions of models that no known definition has. */
  readonly created: readonly Definition[];
  readonly problems: readonly Problem[];
}

/**
 * Merges each record into the definitions that contain its model, or else into the definition of its
 * provider and category, or else into a new definition.
 */
export function placeRecords<Known extends KnownDefinition>(
  known: readonly Known[],
  records: readonly ApiRecord[],
): PlacedRecords<Known> {
  const changed = new Map<Known, Definition>();
  const created = new Map<string, Definition>();
  const problems: Problem[] = [];
  for (const record of records) {
    const targets = definitionsOf(known, record);
    for (const target of targets) {
      problems.push(...findDisagreements(target.definition, record, target.locate));
      changed.set(target, mergeRecord(changed.get(target) ?? target.definition, record));
    }
    if (targets.length > 0) continue;
    const { definition, warning } = emptyDefinition(record);
    if (warning) problems.push(warning);
    const key = keyOf(definition);
    created.set(key, mergeRecord(created.get(key) ?? definition, record));
  }
  return { changed, created: [...created.values()], problems };
}

function definitionsOf<Known extends KnownDefinition>(known: readonly Known[], record: ApiRecord) {
  const withModel = known.filter(({ definition }) =>
    definition.models.some(({ id }) => id === record.id),
  );
  if (withModel.length > 0) return withModel;
  const key = keyOf(emptyDefinition(record).definition);
  return known.filter(({ definition }) => keyOf(definition) === key).slice(0, 1);
}

function keyOf({ provider, category }: Definition): string {
  return `${provider}\n${category}`.toLowerCase();
}

/** Returns a definition for a record without a page. Derives a missing provider from the model's name. */
function emptyDefinition(record: ApiRecord): { definition: Definition; warning?: Problem } {
  const provider = providerOf(record);
  const definition = {
    provider: provider ?? record.name.split(' ')[0] ?? record.name,
    category: categoryOf(record),
    source: {},
    models: [],
  };
  if (provider !== undefined) return { definition };
  const warning: Problem = {
    code: 'RECORD_NO_PROVIDER',
    severity: 'warning',
    message: `${record.name}: the record has no provider; \`${definition.provider}\` comes from the model's name.`,
    ...(record.locate && { location: record.locate([]) }),
    why: 'The provider and the category name the file of a definition.',
    fix: 'Import the reference page of the model, or correct `provider` in the definition.',
  };
  return { definition, warning };
}

function providerOf({ model }: ApiRecord): string | undefined {
  const compliance = model['complianceMetadata'];
  const provider = isJsonObject(compliance) ? compliance['modelProvider'] : undefined;
  return isWord(provider) ? provider : undefined;
}

/**
 * Derives the category from the output of the model. Unlike a page, a record does not distinguish
 * upscaling, background removal and vectorization from the generation of images and videos.
 */
function categoryOf({ model }: ApiRecord): string {
  const listed = model['capabilities'];
  const capabilities = isJsonList(listed) ? listed.filter(isWord) : [];
  const returns = (ending: string) =>
    capabilities.some((capability) => capability.endsWith(ending));
  if (returns('3d')) return '3d generation';
  if (returns('2video')) return 'video generation';
  return returns('2audio') ? 'audio generation' : 'image generation';
}
