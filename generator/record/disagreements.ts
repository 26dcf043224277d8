import { isDeepStrictEqual } from 'node:util';
import type { Definition, ModelDefinition, Parameter } from '../model/definition.ts';
import type { Json } from '../model/record.ts';
import type { Location, Problem } from '../report/problem.ts';
import type { ApiInput, ApiRecord } from './api-record.ts';
import { isJsonList, isJsonObject } from './json.ts';
import { dateOf, factsOfPage, isPageNewer, type SharedFact } from './record-age.ts';
import { inputOfRow } from './row.ts';

type Path = readonly (string | number)[];
type Locate = (path: Path) => Location;

/** A fact on which the page of a model and its record differ. */
interface Disagreement {
  readonly message: string;
  /** The paths below the model in the definition and in the record. Absent if one of them lacks the fact. */
  readonly inPage?: Path;
  readonly inRecord?: Path;
}

/**
 * Returns a warning for each fact that the page of a definition and `record` state differently. Does not
 * compare descriptions, and facts that the page has no column for.
 */
export function findDisagreements(
  definition: Definition,
  record: ApiRecord,
  locatePage?: Locate,
): Problem[] {
  const index = definition.models.findIndex(({ id }) => id === record.id);
  const model = definition.models[index];
  if (!model || model.onPage === false || definition.source.lastUpdated === undefined) return [];
  const facts = factsOfPage(definition.source);
  const updatedAt = updateTimeOf(record);
  const isNewer = isPageNewer(definition.source, updatedAt === undefined ? {} : { updatedAt });
  return compare(model, record, facts).map(({ message, inPage, inRecord }): Problem => {
    const page = inPage && locatePage?.(['models', index, ...inPage]);
    const api = inRecord && record.locate?.(inRecord);
    const [location, ...related] = [page, api].filter((place) => place !== undefined);
    return {
      code: 'RECORD_DISAGREES',
      severity: 'warning',
      message: `${model.name}: ${message}.`,
      ...(location && { location }),
      ...(related.length > 0 && { related }),
      why: datesOf(definition, record),
      fix: isNewer
        ? 'The page is newer and has priority. If it is wrong, correct the fact in an overlay.'
        : 'The record has priority. If it is wrong, correct the fact in an overlay.',
    };
  });
}

function compare(
  model: ModelDefinition,
  record: ApiRecord,
  facts: readonly SharedFact[],
): Disagreement[] {
  const rows = model.parameters.filter(({ onPage }) => onPage !== false);
  const found = rows.flatMap((row, index) => {
    const at = record.inputs.findIndex(({ name }) => name === row.name);
    const input = record.inputs[at];
    if (!input) {
      const message = `the page has \`${row.name}\`, the record does not`;
      return [{ message, inPage: ['parameters', index, 'name'] }];
    }
    return compareInput(row, input, facts, ['parameters', index], ['inputs', at]);
  });
  const added = record.inputs.flatMap(({ name }, at) =>
    rows.some((row) => row.name === name)
      ? []
      : [
          {
            message: `the record has \`${name}\`, the page does not`,
            inRecord: ['inputs', at, 'name'],
          },
        ],
  );
  return [...compareCapabilities(model, record), ...found, ...added];
}

function compareInput(
  row: Parameter,
  input: ApiInput,
  facts: readonly SharedFact[],
  inPage: Path,
  inRecord: Path,
) {
  const page = inputOfRow(row);
  return facts.flatMap((fact): Disagreement[] => {
    const difference = differenceIn(fact, page[fact], input[fact]);
    if (difference === undefined) return [];
    return [
      {
        message: `\`${row.name}\` ${difference}`,
        inPage: [...inPage, page[fact] === undefined ? 'name' : fact],
        inRecord: [...inRecord, input[fact] === undefined ? 'name' : fact],
      },
    ];
  });
}

function compareCapabilities({ capabilities }: ModelDefinition, { model }: ApiRecord) {
  const ofRecord = model['capabilities'];
  const difference = ofRecord && differenceIn('capabilities', capabilities, ofRecord);
  if (!difference) return [];
  return [{ message: difference, inPage: ['capabilities'], inRecord: ['capabilities'] }];
}

/** Describes the difference of a fact. Returns undefined if a page can't formatValue the difference. */
export function differenceIn(
  fact: string,
  ofPage: Json | undefined,
  ofRecord: Json | undefined,
): string | undefined {
  if (fact === 'required') {
    const [page, record] = [isAlways(ofPage), isAlways(ofRecord)];
    if (page === record) return undefined;
    return page ? 'is required only on the page' : 'is required only in the record';
  }
  if (fact === 'default' && ofPage === undefined && ofRecord === '') return undefined;
  if (fact === 'allowedValues' || fact === 'capabilities')
    return setDifference(fact, ofPage, ofRecord);
  if (isDeepStrictEqual(ofPage, ofRecord)) return undefined;
  return `has ${fact} ${formatValue(ofPage)} on the page, ${formatValue(ofRecord)} in the record`;
}

function setDifference(fact: string, ofPage?: Json, ofRecord?: Json): string | undefined {
  const sides = [
    valuesOnlyIn(ofPage, ofRecord, 'only on the page'),
    valuesOnlyIn(ofRecord, ofPage, 'only in the record'),
  ].filter((side) => side !== undefined);
  const word = fact === 'allowedValues' ? 'allows' : 'has capability';
  return sides.length > 0 ? `${word} ${sides.join(', and ')}` : undefined;
}

function valuesOnlyIn(
  here: Json | undefined,
  there: Json | undefined,
  where: string,
): string | undefined {
  const others = isJsonList(there) ? there : [];
  const values = isJsonList(here) ? here.filter((value) => !others.includes(value)) : [];
  return values.length > 0 ? `${values.map(formatValue).join(', ')} ${where}` : undefined;
}

function isAlways(required: Json | undefined): boolean {
  return required === true || (isJsonObject(required) && required['always'] === true);
}

function formatValue(value: Json | undefined): string {
  if (value === undefined) return 'none';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function updateTimeOf({ model }: ApiRecord): string | undefined {
  const changed = model['updatedAt'];
  return typeof changed === 'string' ? changed : undefined;
}

function datesOf({ source }: Definition, record: ApiRecord): string {
  const changed = dateOf(updateTimeOf(record));
  const page = `The page was last updated on ${source.lastUpdated ?? 'an unknown date'}`;
  return changed === undefined ? `${page}.` : `${page}, the record was last changed on ${changed}.`;
}
