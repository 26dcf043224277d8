import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { rangeAt } from '../yaml/read-yaml.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import { locate, sourceText, type SourceText } from '../report/source-text.ts';

/** A parsed package.json. */
export interface PackageJson extends Readonly<Record<string, unknown>> {
  readonly version?: string;
}

/** Reads `version` from a package.json; undefined if the file or its version is missing. */
export function readPackageVersion(file: string): Result<string | undefined> {
  if (!existsSync(file)) return success(undefined);
  const content = readPackageJson(file);
  return content.ok ? success(content.value.version) : content;
}

/** Reads a package.json that exists. */
export function readPackageJson(file: string): Result<PackageJson> {
  const source = sourceText(file, readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  let content: unknown;
  try {
    content = JSON.parse(source.text);
  } catch (error) {
    return failure([notJson(source, error)]);
  }
  const fields = Object(content) as Readonly<Record<string, unknown>>;
  const { version, ...others } = fields;
  if (version === undefined) return success(others);
  return typeof version === 'string' ? success({ ...others, version }) : failure([notText(source)]);
}

function notJson(source: SourceText, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'INPUT_PACKAGE_JSON',
    severity: 'error',
    message: 'package.json is not valid JSON.',
    location: locate(source, syntaxErrorOffset(source.text, reason)),
    why: reason,
    fix: 'Correct the file. Its `version` is the version that changes are counted from.',
  };
}

/** Node.js names the position in most messages only; the YAML parser finds the others. */
function syntaxErrorOffset(text: string, message: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const error = parseDocument(text, { version: '1.2', prettyErrors: false }).errors[0];
  return error ? error.pos[0] : text.trimEnd().length;
}

function notText(source: SourceText): Problem {
  const document = parseDocument(source.text, { version: '1.2', prettyErrors: false });
  const [start, end] = rangeAt(document, ['version'], 'value');
  return {
    code: 'INPUT_PACKAGE_JSON',
    severity: 'error',
    message: '`version` must be a string.',
    location: locate(source, start, end - start),
    fix: 'Write it as in "version": "1.4.2".',
  };
}
