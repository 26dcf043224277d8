import { existsSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { readText } from '../input/read-file.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { parseJson } from '../yaml/parse-json.ts';
import { rangeAt } from '../yaml/parse-yaml.ts';

/** A parsed package.json. */
export interface PackageJson extends Readonly<Record<string, unknown>> {
  readonly version?: string;
}

/** Reads `version` from a package.json; undefined if the file or its version is missing. */
export function readPackageVersion(file: string): Result<string | undefined> {
  if (!existsSync(file)) return successOf(undefined);
  const content = readPackageJson(file);
  return content.ok ? successOf(content.value.version) : content;
}

/** Reads a package.json that exists. */
export function readPackageJson(file: string): Result<PackageJson> {
  if (!statSync(file).isFile()) return failureOf([notFile(file)]);
  const text = readText(file);
  if (!text.ok) return text;
  const parsed = parseJson(
    text.value,
    'INPUT_PACKAGE_JSON',
    'Correct the file. The next version follows from its `version`.',
  );
  if (!parsed.ok) return parsed;
  const fields = Object(parsed.value) as Readonly<Record<string, unknown>>;
  const { version, ...others } = fields;
  if (version === undefined) return successOf(others);
  return typeof version === 'string'
    ? successOf({ ...others, version })
    : failureOf([notText(text.value)]);
}

function notFile(file: string): Problem {
  return {
    code: 'INPUT_PACKAGE_JSON',
    severity: 'error',
    file,
    message: 'package.json must be a file (got a folder, a pipe or a device).',
    fix: 'Move it.',
  };
}

function notText(source: SourceText): Problem {
  const document = parseDocument(source.text, { version: '1.2', prettyErrors: false });
  const [start, end] = rangeAt(document, ['version'], 'value');
  return {
    code: 'INPUT_PACKAGE_JSON',
    severity: 'error',
    message: '`version` must be a string.',
    location: locateSpan(source, start, end - start),
    fix: 'Write it as a string: "version": "1.4.2".',
  };
}
