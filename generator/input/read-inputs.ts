import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { buffer as readStream } from 'node:stream/consumers';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { compareText } from '../text/compare-text.ts';
import { isWebUrl, publicUrl, urlWithoutSecrets } from '../text/public-url.ts';
import { defaultLimits, fetchText, type FetchedText, type FetchLimits } from './fetch-text.ts';
import { errorCodeOf } from './path-stats.ts';
import { readText } from './read-file.ts';
import { walkFolder, type FolderEntry } from './walk-folder.ts';

/** A text that the command line names, or a text in a folder that it names. */
export interface Input {
  readonly source: SourceText;
  /** The response, if it was fetched. */
  readonly response?: FetchedText;
  /** The URL after redirects, without secrets; that of the input if redirects add secrets. */
  readonly url?: string;
  /** Found in a folder, where it may be another text than a page. */
  readonly fromFolder: boolean;
}

/** The inputs that were read, and the problems of the others. */
export interface Inputs {
  readonly inputs: readonly Input[];
  readonly problems: readonly Problem[];
}

/** Reads files, folders, http(s) URLs and `-` (standard input). */
export async function readInputs(
  names: readonly string[],
  limits: Partial<FetchLimits> = {},
): Promise<Inputs> {
  const inputs: Input[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    for (const input of await readInput(name, limits)) {
      if (input.ok) inputs.push(input.value);
      problems.push(...input.problems);
    }
  }
  return { inputs, problems };
}

async function readInput(
  name: string,
  limits: Partial<FetchLimits>,
): Promise<readonly Result<Input>[]> {
  if (name === '-') {
    return [textInput(decodeText('<stdin>', await readStream(process.stdin)))];
  }
  if (isWebUrl(name)) {
    const fetched = await fetchText(name, { ...defaultLimits, ...limits });
    if (!fetched.ok) return [fetched];
    const { value, problems } = fetched;
    const final = urlWithoutSecrets(value.url);
    // A signed URL is valid for minutes: the one that leads to it is kept.
    const url = final === value.url ? final : urlWithoutSecrets(name);
    return [
      successOf({ source: value.source, response: value, url, fromFolder: false }, [
        ...problems,
        ...(urlWithoutSecrets(name) === name ? [] : [secretsLeftOut(url)]),
      ]),
    ];
  }
  try {
    return filesAt(name);
  } catch (error) {
    return [failureOf([unreadable(name, error)])];
  }
}

function textInput(source: Result<SourceText>, fromFolder = false): Result<Input> {
  return source.ok ? successOf({ source: source.value, fromFolder }) : source;
}

const extensions = /\.(?:md|mdx|markdown|txt|json)$/i;

function filesAt(path: string): readonly Result<Input>[] {
  const stats = statSync(path);
  if (!stats.isDirectory()) {
    // A shell passes the output of a command as such a file: `import <(command)`.
    const isPassed = /^\/(?:dev\/fd|proc\/self\/fd|dev\/stdin)(?:\/|$)/.test(path);
    if (isPassed && !stats.isFile()) return [textInput(decodeText(path, readFileSync(path)))];
    return [fileInput(path, false)];
  }
  const found = walkFolder(path)
    .toSorted((one, other) => compareText(one.file, other.file))
    .flatMap((entry) => entryInputs(entry));
  return found.length === 0 ? [failureOf([noPages(path)])] : found;
}

/** Returns the input of a file in a folder. A page that is read without a link is not read again. */
function entryInputs({ file, name, type, link }: FolderEntry): readonly Result<Input>[] {
  const isPage = extensions.test(name);
  if (link && type !== 'nothing') {
    if (link.kind === 'outside' && (isPage || type === 'folder')) {
      return [failureOf([linkedPage(file, type)])];
    }
    if (link.kind === 'repeated') return [];
    if (isPage && type === 'file' && !extensions.test(link.target)) {
      return [failureOf([linkedPage(file, type)])];
    }
  }
  if (!isPage || type === 'folder') return [];
  return [fileInput(file, true)];
}

function noPages(folder: string): Problem {
  return {
    code: 'INPUT_NOT_FOUND',
    severity: 'error',
    file: publicUrl(folder),
    message: 'The folder has no page and no API record.',
    why: 'Pages are files whose names end in .md, .mdx, .markdown or .txt; records end in .json.',
    fix: 'Name the folder that holds the pages.',
  };
}

function linkedPage(file: string, type: FolderEntry['type']): Problem {
  return {
    code: 'INPUT_LINK',
    severity: 'warning',
    file: publicUrl(file),
    message: `The link leads out of the project, so it is not followed, and ${type === 'folder' ? 'its pages are' : 'the page is'} left out.`,
    why: 'A link in a folder may lead to any file of this computer.',
    fix: `Pass the ${type === 'folder' ? 'folder' : 'file'} that it leads to.`,
  };
}

function fileInput(file: string, fromFolder: boolean): Result<Input> {
  const shown = relative('.', file);
  return textInput(readText(file, shown === '' ? file : shown), fromFolder);
}

function secretsLeftOut(url: string): Problem {
  return {
    code: 'INPUT_SECRET_URL',
    severity: 'warning',
    file: url,
    message: 'The user, password or secret parameters of the URL are not stored in the definition.',
    why: 'Definitions are committed.',
    fix: "If the page can't be read without them, save it and pass its folder to `sync --from`.",
  };
}

function unreadable(name: string, error: unknown): Problem {
  const missing = errorCodeOf(error) === 'ENOENT';
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: missing ? 'INPUT_NOT_FOUND' : 'INPUT_UNREADABLE',
    severity: 'error',
    file: publicUrl(name),
    message: missing ? 'The file or folder does not exist.' : `It can’t be read: ${reason}.`,
    fix: 'Name a page file, a folder of pages, an http(s) URL, or - for standard input.',
  };
}
