import { parseDocument, type Document } from 'yaml';
import { rangeAt } from '../yaml/read-yaml.ts';
import type { Json } from '../model/record.ts';
import { failure, success, type Location, type Problem, type Result } from '../report/problem.ts';
import { locate, type SourceText } from '../report/source-text.ts';
import { isInput, type ApiRecord } from './api-record.ts';
import { isList, isObject, isWord, parseJson } from './json.ts';
import { unknownParts } from './unknown-parts.ts';

type Path = readonly (string | number)[];

/** A JSON text that can say where its values stand. */
interface JsonFile {
  readonly source: SourceText;
  readonly locate: (path: Path) => Location;
}

/**
 * Reads the API's records of models: an answer for one (`{model}`) or for several (`{models}`), a
 * bare record, or a list of any of these. What a list has without inputs is left out with a warning.
 */
export function readRecords(source: SourceText): Result<readonly ApiRecord[]> {
  let json: Json;
  try {
    json = parseJson(source.text);
  } catch (error) {
    return failure([notJson(source, error)]);
  }
  const file = jsonFile(source);
  const read = modelsIn(json, []).map(({ model, path }) => readModel(file, model, path));
  const problems = read.flatMap((result) => result.problems);
  if (problems.some(({ severity }) => severity === 'error')) return failure(problems);
  const records = read.flatMap((result) => (result.ok && result.value ? [result.value] : []));
  if (records.length > 0) return success(records, problems);
  return failure([
    ...problems,
    {
      code: 'RECORD_NONE',
      severity: 'error',
      message: 'There is no model record here.',
      file: source.file,
      why: 'A record is what `GET /models/{modelId}` answers: `{"model": {"id": …, "inputs": […]}}`.',
      fix: 'Give the answer for each model. A list of models, as `GET /models` gives it, has no inputs.',
    },
  ]);
}

function modelsIn(json: Json, path: Path): { readonly model: Json; readonly path: Path }[] {
  if (isList(json)) return json.flatMap((item, index) => modelsIn(item, [...path, index]));
  if (isObject(json) && isObject(json['model'])) return modelsIn(json['model'], [...path, 'model']);
  if (isObject(json) && isList(json['models']))
    return modelsIn(json['models'], [...path, 'models']);
  return [{ model: json, path }];
}

function readModel(file: JsonFile, model: Json, path: Path): Result<ApiRecord | undefined> {
  const at = (step: Path) => file.locate([...path, ...step]);
  if (!isObject(model) || !isWord(model['id'])) {
    return failure([
      fault('RECORD_NO_ID', 'This is no model record: it has no `id`.', at([]), 'Remove it.'),
    ]);
  }
  const { id, name, inputs } = model;
  if (inputs === undefined || (isList(inputs) && inputs.length === 0)) {
    const problem: Problem = {
      ...fault('RECORD_NO_INPUTS', `\`${id}\` has no inputs, it is left out.`, at(['id'])),
      severity: 'warning',
      why: 'Trained models and the rows of a list carry none.',
    };
    return success(undefined, [problem]);
  }
  if (!isList(inputs)) {
    return failure([
      fault('RECORD_INPUTS', `The inputs of \`${id}\` are no list.`, at(['inputs'])),
    ]);
  }
  const faults = inputFaults(inputs, (step) => at(['inputs', ...step]));
  if (faults.length > 0) return failure(faults);
  const record = {
    id,
    name: isWord(name) ? name : id,
    inputs: inputs.filter(isInput),
    model,
    locate: at,
  };
  return success(record, unknownParts(record));
}

function inputFaults(inputs: readonly Json[], at: (path: Path) => Location): Problem[] {
  const seen = new Set<string>();
  return inputs.flatMap((input, index): Problem[] => {
    if (!isInput(input)) {
      const message = 'This is no input: it needs a `name` and a `type`, each one line of text.';
      return [fault('RECORD_INPUT', message, at([index]))];
    }
    if (seen.has(input.name)) {
      const message = `The input \`${input.name}\` stands here a second time.`;
      return [
        fault('RECORD_REPEATED_INPUT', message, at([index, 'name']), 'Remove one of the two.'),
      ];
    }
    seen.add(input.name);
    return [];
  });
}

function fault(
  code: `RECORD_${string}`,
  message: string,
  location: Location,
  fix?: string,
): Problem {
  return { code, severity: 'error', message, location, ...(fix !== undefined && { fix }) };
}

function notJson(source: SourceText, error: unknown): Problem {
  const detail = error instanceof Error ? error.message : '';
  const offset = /at position (\d+)/.exec(detail)?.[1];
  return {
    code: 'RECORD_JSON',
    severity: 'error',
    message: 'This is not JSON.',
    file: source.file,
    ...(offset !== undefined && { location: locate(source, Number(offset)) }),
    why: detail,
    fix: 'Save the answer of `GET /models/{modelId}` as it came.',
  };
}

/** JSON is YAML, whose parser keeps positions; it is asked only once a place is to be told. */
function jsonFile(source: SourceText): JsonFile {
  let document: Document.Parsed | undefined;
  return {
    source,
    locate: (path) => {
      document ??= parseDocument(source.text, { version: '1.2', prettyErrors: false });
      const [start, end] = rangeAt(document, path, 'value');
      return locate(source, start, end - start);
    },
  };
}
