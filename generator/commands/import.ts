import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { carryOver } from '../definition/carry-over.ts';
import { readDefinitionFiles, type DefinitionFile } from '../definition/definition-files.ts';
import { formatDefinition } from '../definition/format-definition.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import {
  pageKey,
  placeDefinitions,
  type IncomingDefinition,
  type PlacedDefinition,
} from '../definition/place-definitions.ts';
import { readInputs, type Input } from '../input/read-inputs.ts';
import { writeFileInside } from '../output/write-file.ts';
import { pinNames } from '../plan/pin-names.ts';
import { parsePage } from '../reference/parse-page.ts';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { count } from '../report/words.ts';
import { exitCodes, type Outcome } from './outcome.ts';

export interface ImportOptions {
  /** The folder of the definitions. */
  readonly models: string;
}

/** Reference pages → definition files. A page that can't be read is reported; the others are imported. */
export async function importPages(
  names: readonly string[],
  { models }: ImportOptions,
  style: Style,
): Promise<Outcome> {
  const { inputs, problems: inputProblems } = await readInputs(names);
  const read = inputs.map(readPage);
  const existing = readExisting(models);
  const { placed, problems: placeProblems } = placeDefinitions(
    existing.definitions,
    read.flatMap(({ definition }) => (definition ? [definition] : [])),
  );
  const problems = [
    ...inputProblems,
    ...existing.problems,
    ...read.flatMap((page) => page.problems),
    ...placeProblems,
  ];
  const byKey = new Map(
    existing.definitions.map((known) => [pageKey(known.definition), known.definition]),
  );
  const carried = placed.map(({ path, definition }) => ({
    path,
    definition: carryOver(byKey.get(pageKey(definition)), definition),
  }));
  const files = pinNames(existing.definitions, carried).map(({ path, definition }) => {
    const textSoFar = existing.texts.get(path);
    return { path, definition, textSoFar, text: formatDefinition(definition, textSoFar) };
  });
  const changed = files.filter(({ text, textSoFar }) => text !== textSoFar);
  for (const { path, text } of changed) writeFileInside(models, path, text);
  const failed = problems.some(({ severity }) => severity === 'error');
  return {
    exitCode: failed ? exitCodes.badInput : exitCodes.fine,
    problems,
    stderr: files.map((file) => fileLine(models, file, style)).join(''),
    json: files.map(({ path, definition, text, textSoFar }) => ({
      path: join(models, path),
      models: definition.models.map(({ id }) => id),
      changed: text !== textSoFar,
    })),
  };
}

function readPage({ source, url, fromFolder }: Input): {
  readonly definition?: IncomingDefinition;
  readonly problems: readonly Problem[];
} {
  const page = parsePage(source);
  if (!page.ok) {
    const other =
      fromFolder && page.problems.every(({ code }) => code === 'PAGE_NOT_A_REFERENCE_PAGE');
    return {
      problems: other
        ? page.problems.map((problem) => ({ ...problem, severity: 'warning' }))
        : page.problems,
    };
  }
  const definition =
    url === undefined ? page.value : { ...page.value, source: { url, ...page.value.source } };
  return { definition: { definition, origin: source.file }, problems: page.problems };
}

interface Existing {
  readonly definitions: readonly PlacedDefinition[];
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** The definitions that are there; one that can't be read is written anew, its text is not looked at. */
function readExisting(models: string): Existing {
  const files = existsSync(models) ? readDefinitionFiles(models) : undefined;
  if (!files?.ok) return { definitions: [], texts: new Map(), problems: files?.problems ?? [] };
  const problems: Problem[] = [];
  const definitions = files.value.flatMap((file: DefinitionFile) => {
    const parsed = parseDefinition(file.definition);
    problems.push(...parsed.problems);
    return parsed.ok ? [{ path: file.path, definition: parsed.value.value }] : [];
  });
  const texts = new Map(files.value.map(({ path, definition }) => [path, definition.text]));
  return { definitions, texts, problems };
}

function fileLine(
  models: string,
  file: {
    readonly path: string;
    readonly definition: PlacedDefinition['definition'];
    readonly text: string;
    readonly textSoFar: string | undefined;
  },
  style: Style,
): string {
  const change =
    file.textSoFar === undefined ? 'new' : file.text === file.textSoFar ? 'unchanged' : 'updated';
  return `${style.green('✔')} ${join(models, file.path)}: ${count(file.definition.models.length, 'model')}, ${change}\n`;
}
