import type { Definition } from '../model/definition.ts';
import type { Problem } from '../report/problem.ts';
import type { ApiRecord } from './api-record.ts';
import { findDisagreements } from './disagreements.ts';
import { isJsonList, isJsonObject, isWord } from './json.ts';
import { mergeRecord } from './merge-record.ts';

/** A definition that records may belong to. The caller finds its file by identity. */
export interface KnownDefinition {
  readonly definition: Definition;
  readonly locate?: (path: readonly (string | number)[]) => NonNullable<Problem['location']>;
}

/** Definitions with records, and the problems of records without a place. */
export interface PlacedRecords<Known> {
  /** Changed definitions, by the known definition that each replaces. */
  readonly changed: ReadonlyMap<Known, Definition>;
  /** Definitions of models that no known definition has. */
  readonly created: readonly Definition[];
  readonly problems: readonly Problem[];
}

/**
 * Merges each record into the definitions that have its model, otherwise into the one of its provider
 * and category, otherwise into a new one.
 */
export function placeRecords<Known extends KnownDefinition>(
  known: readonly Known[],
  records: readonly ApiRecord[],
): PlacedRecords<Known> {
  const changed = new Map<Known, Definition>();
  const created = new Map<string, Definition>();
  const problems: Problem[] = [];
  for (const record of records) {
    const homes = homesOf(known, record);
    for (const home of homes) {
      problems.push(...findDisagreements(home.definition, record, home.locate));
      changed.set(home, mergeRecord(changed.get(home) ?? home.definition, record));
    }
    if (homes.length > 0) continue;
    const { definition, guessed } = emptyDefinition(record);
    if (guessed) problems.push(guessed);
    const key = keyOf(definition);
    created.set(key, mergeRecord(created.get(key) ?? definition, record));
  }
  return { changed, created: [...created.values()], problems };
}

function homesOf<Known extends KnownDefinition>(known: readonly Known[], record: ApiRecord) {
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

/** Returns a definition for a record without a page. A missing provider comes from the model's name. */
function emptyDefinition(record: ApiRecord): { definition: Definition; guessed?: Problem } {
  const provider = providerOf(record);
  const definition = {
    provider: provider ?? record.name.split(' ')[0] ?? record.name,
    category: categoryOf(record),
    source: {},
    models: [],
  };
  if (provider !== undefined) return { definition };
  const guessed: Problem = {
    code: 'RECORD_NO_PROVIDER',
    severity: 'warning',
    message: `${record.name}: the record has no provider; \`${definition.provider}\` comes from the model's name.`,
    ...(record.locate && { location: record.locate([]) }),
    why: 'The provider and the category name the file of a definition.',
    fix: 'Import the reference page of the model, or correct `provider` in the definition.',
  };
  return { definition, guessed };
}

function providerOf({ model }: ApiRecord): string | undefined {
  const compliance = model['complianceMetadata'];
  const provider = isJsonObject(compliance) ? compliance['modelProvider'] : undefined;
  return isWord(provider) ? provider : undefined;
}

/**
 * Returns the category by the output of the model. A record does not distinguish upscaling, background
 * removal or vectorization from the generation of images and videos; a page does.
 */
function categoryOf({ model }: ApiRecord): string {
  const listed = model['capabilities'];
  const capabilities = isJsonList(listed) ? listed.filter(isWord) : [];
  const makes = (ending: string) => capabilities.some((capability) => capability.endsWith(ending));
  if (makes('3d')) return '3d generation';
  if (makes('2video')) return 'video generation';
  return makes('2audio') ? 'audio generation' : 'image generation';
}
