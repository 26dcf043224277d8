import { parseDocument, type Document } from 'yaml';
import type { Json } from '../model/record.ts';
import { replacedCharacters } from '../report/decode-text.ts';
import {
  failureOf,
  successOf,
  type Location,
  type Problem,
  type ProblemCode,
  type Result,
} from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { parseJson } from '../yaml/parse-json.ts';
import { rangeAt } from '../yaml/parse-yaml.ts';
import { isInput, type ApiRecord } from './api-record.ts';
import { isJsonList, isJsonObject, isWord } from './json.ts';
import { unknownParts } from './unknown-parts.ts';

type Path = readonly (string | number)[];

/** A JSON text with the locations of its values. */
interface JsonFile {
  readonly source: SourceText;
  readonly locate: (path: Path) => Location;
}

/**
 * Reads the API's records of models: a response for one model (`{model}`) or for several (`{models}`),
 * a bare record, or a list of these. Models without inputs are left out with a warning.
 */
export function readRecords(source: SourceText): Result<readonly ApiRecord[]> {
  const parsed = parseJson(
    source,
    'RECORD_JSON',
    'Save the response of `GET /models/{modelId}` unchanged.',
  );
  if (!parsed.ok) return parsed;
  // JSON.parse returns JSON.
  const json = parsed.value as Json;
  const file = jsonFile(source);
  const read = modelsIn(json, []).map(({ model, path }) => readModel(file, model, path));
  const problems = [
    ...replacedCharacters(source, 'RECORD_REPLACED_CHARACTER'),
    ...parsed.problems,
    ...read.flatMap((result) => result.problems),
  ];
  if (problems.some(({ severity }) => severity === 'error')) return failureOf(problems);
  const records = read.flatMap((result) => (result.ok && result.value ? [result.value] : []));
  if (records.length > 0) return successOf(records, problems);
  return failureOf([
    ...problems,
    {
      code: 'RECORD_MISSING',
      severity: 'error',
      message: 'The file contains no model record.',
      file: source.file,
      why: 'A record is the response of `GET /models/{modelId}`: `{"model": {"id": …, "inputs": […]}}`.',
      fix: 'Save the response for each model. The list of `GET /models` has no inputs.',
    },
  ]);
}

function modelsIn(json: Json, path: Path): { readonly model: Json; readonly path: Path }[] {
  if (isJsonList(json)) return json.flatMap((item, index) => modelsIn(item, [...path, index]));
  if (isJsonObject(json) && isJsonObject(json['model']))
    return modelsIn(json['model'], [...path, 'model']);
  if (isJsonObject(json) && isJsonList(json['models']))
    return modelsIn(json['models'], [...path, 'models']);
  return [{ model: json, path }];
}

function readModel(file: JsonFile, model: Json, path: Path): Result<ApiRecord | undefined> {
  const at = (step: Path) => file.locate([...path, ...step]);
  if (!isJsonObject(model) || !isWord(model['id'])) {
    return failureOf([
      recordError('RECORD_NO_ID', 'A model record must have an `id`.', at([]), 'Remove it.'),
    ]);
  }
  const { id, name, inputs } = model;
  if (inputs === undefined || (isJsonList(inputs) && inputs.length === 0)) {
    const problem: Problem = {
      ...recordError('RECORD_NO_INPUTS', `\`${id}\` has no inputs and is left out.`, at(['id'])),
      severity: 'warning',
      why: 'Trained models and the models of a list have none.',
    };
    return successOf(undefined, [problem]);
  }
  if (!isJsonList(inputs)) {
    return failureOf([
      recordError('RECORD_INPUTS', `The inputs of \`${id}\` must be a list.`, at(['inputs'])),
    ]);
  }
  const errors = inputErrors(inputs, (step) => at(['inputs', ...step]));
  if (errors.length > 0) return failureOf(errors);
  const record = {
    id,
    name: isWord(name) ? name : id,
    inputs: inputs.filter(isInput),
    model,
    locate: at,
  };
  return successOf(record, unknownParts(record));
}

function inputErrors(inputs: readonly Json[], at: (path: Path) => Location): Problem[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index): Problem[] => {
    if (!isInput(input)) {
      const message = 'An input must have a `name` and a `type`, each one line of text.';
      return [recordError('RECORD_INPUT', message, at([index]))];
    }
    if (seen.has(input.name)) {
      const message = `The input \`${input.name}\` is defined twice.`;
      return [
        recordError('RECORD_DUPLICATE_INPUT', message, at([index, 'name']), 'Remove one of them.'),
      ];
    }
    seen.add(input.name);
    return [];
  });
}

function recordError(
  code: ProblemCode,
  message: string,
  location: Location,
  fix?: string,
): Problem {
  return { code, severity: 'error', message, location, ...(fix !== undefined && { fix }) };
}

/** Locates values with the YAML parser, which keeps positions. Parses the text when the first location is needed. */
function jsonFile(source: SourceText): JsonFile {
  let document: Document.Parsed | undefined;
  return {
    source,
    locate: (path) => {
      document ??= parseDocument(source.text, { version: '1.2', prettyErrors: false });
      const [start, end] = rangeAt(document, path, 'value');
      return locateSpan(source, start, end - start);
    },
  };
}
