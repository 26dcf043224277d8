import { join } from 'node:path';
import type { IncomingDefinition } from '../definition/place-definitions.ts';
import { schemaFolder } from '../definition/schema-line.ts';
import { readInputs, type Input } from '../input/read-inputs.ts';
import { writeFileInside } from '../output/write-file.ts';
import type { ApiRecord } from '../record/api-record.ts';
import { fetchRecords } from '../record/fetch-records.ts';
import { readRecords } from '../record/read-records.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { count } from '../report/words.ts';
import { readKnownDefinitions } from '../update/known-definitions.ts';
import { planUpdate, type DefinitionUpdate } from '../update/plan-update.ts';
import { badInput, exitCodes, type Outcome } from './outcome.ts';

export interface ImportOptions {
  /** The folder of the definitions. */
  readonly models: string;
  /** The output folder, where the schemas for editors are. */
  readonly out?: string;
  /** Models to ask the API for, by id; `all` for every public one. */
  readonly api?: readonly string[] | 'all';
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reference pages and API records → definition files. What can't be read is reported; the rest is imported. */
export async function importInputs(
  names: readonly string[],
  { models, out, api, onProgress }: ImportOptions,
  style: Style,
): Promise<Outcome> {
  const known = readKnownDefinitions(models);
  if (!known.ok) return badInput(known.problems);
  const { inputs, problems: inputProblems } = await readInputs(names);
  const read = inputs.map(readInput);
  const fetched =
    api === undefined
      ? undefined
      : await fetchRecords({ models: api, ...(onProgress && { onProgress }) });
  const records = [
    ...read.flatMap((input) => input.records ?? []),
    ...(fetched?.ok ? fetched.value : []),
  ];
  const update = planUpdate(
    known.value,
    read.flatMap(({ page }) => (page ? [page] : [])),
    records,
    out === undefined ? undefined : schemaFolder(models, out),
  );
  const problems = [
    ...inputProblems,
    ...read.flatMap((input) => input.problems),
    ...(fetched?.problems ?? []),
    ...update.problems,
  ];
  const changed = update.files.filter(({ text, textSoFar }) => text !== textSoFar);
  for (const { path, text } of changed) writeFileInside(models, path, text);
  const failed = problems.some(({ severity }) => severity === 'error');
  return {
    exitCode: failed ? exitCodes.badInput : exitCodes.fine,
    problems,
    stderr: update.files.map((file) => fileLine(models, file, style)).join(''),
    json: update.files.map(({ path, definition, text, textSoFar }) => ({
      path: join(models, path),
      models: definition.models.map(({ id }) => id),
      changed: text !== textSoFar,
    })),
  };
}

interface ReadInput {
  readonly page?: IncomingDefinition;
  readonly records?: readonly ApiRecord[];
  readonly problems: readonly Problem[];
}

function readInput({ source, url, fromFolder }: Input): ReadInput {
  if (/^\s*[[{]/.test(source.text)) {
    const records = readRecords(source);
    return records.ok
      ? { records: records.value, problems: records.problems }
      : { problems: records.problems };
  }
  const page = parsePage(source);
  if (!page.ok) {
    const isOther =
      fromFolder && page.problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE');
    return {
      problems: isOther
        ? page.problems.map((problem) => ({ ...problem, severity: 'warning' }))
        : page.problems,
    };
  }
  const from = url === undefined ? page.value.source : { url, ...page.value.source };
  const definition = { ...page.value, source: from };
  return { page: { definition, origin: source.file }, problems: page.problems };
}

function fileLine(models: string, file: DefinitionUpdate, style: Style): string {
  const change =
    file.textSoFar === undefined ? 'new' : file.text === file.textSoFar ? 'unchanged' : 'updated';
  return `${style.green('✔')} ${join(models, file.path)}: ${count(file.definition.models.length, 'model')}, ${change}\n`;
}
