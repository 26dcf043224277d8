import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { buffer as readStream } from 'node:stream/consumers';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { compareText } from '../text/compare-text.ts';
import { isWebUrl, redactUrls, urlWithoutSecrets } from '../text/public-url.ts';
import { defaultLimits, fetchText, type FetchedText, type FetchLimits } from './fetch-text.ts';
import { errorCodeOf } from './path-stats.ts';
import { readText } from './read-file.ts';
import { walkFolder, type FolderEntry } from './walk-folder.ts';

/** A text that the command line names, or a text in a folder that it names. */
export interface Input {
  readonly source: SourceText;
  /** The response, if it was fetched. */
  readonly response?: FetchedText;
  /** The URL after redirects, without secrets. If a redirect adds secrets, the requested URL. */
  readonly url?: string;
  /** Whether it was found in a folder, which may also contain texts that are not pages. */
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
    const finalUrl = urlWithoutSecrets(value.url);
    // A signed URL expires within minutes, so the URL that redirects to it is kept.
    const url = finalUrl === value.url ? finalUrl : urlWithoutSecrets(name);
    return [
      successOf({ source: value.source, response: value, url, fromFolder: false }, [
        ...problems,
        ...(urlWithoutSecrets(name) === name ? [] : [urlSecretsNotStored(url)]),
      ]),
    ];
  }
  try {
    return readPath(name);
  } catch (error) {
    return [failureOf([unreadable(name, error)])];
  }
}

function textInput(source: Result<SourceText>, fromFolder = false): Result<Input> {
  return source.ok ? successOf({ source: source.value, fromFolder }) : source;
}

const extensions = /\.(?:md|mdx|markdown|txt|json)$/i;

function readPath(path: string): readonly Result<Input>[] {
  const stats = statSync(path);
  if (!stats.isDirectory()) {
    // A shell passes the output of a command as such a file: `import <(command)`.
    const isCommandOutput = /^\/(?:dev\/fd|proc\/self\/fd|dev\/stdin)(?:\/|$)/.test(path);
    if (isCommandOutput && !stats.isFile())
      return [textInput(decodeText(path, readFileSync(path)))];
    return [fileInput(path, false)];
  }
  const found = walkFolder(path)
    .toSorted((a, b) => compareText(a.file, b.file))
    .flatMap((entry) => readEntry(entry));
  return found.length === 0 ? [failureOf([noPages(path)])] : found;
}

/** Reads an entry of a folder. Skips a link to a page that is read without the link too. */
function readEntry({ file, name, type, link }: FolderEntry): readonly Result<Input>[] {
  const isPage = extensions.test(name);
  if (link && type !== 'nothing') {
    if (link.kind === 'outside' && (isPage || type === 'folder')) {
      return [failureOf([linkNotFollowed(file, type)])];
    }
    if (link.kind === 'repeated') return [];
    if (isPage && type === 'file' && !extensions.test(link.target)) {
      return [failureOf([linkNotFollowed(file, type)])];
    }
  }
  if (!isPage || type === 'folder') return [];
  return [fileInput(file, true)];
}

function noPages(folder: string): Problem {
  return {
    code: 'INPUT_NOT_FOUND',
    severity: 'error',
    file: redactUrls(folder),
    message: 'The folder has no page and no API record.',
    why: 'Pages are files whose names end in .md, .mdx, .markdown or .txt; records end in .json.',
    fix: 'Name the folder that holds the pages.',
  };
}

function linkNotFollowed(file: string, type: FolderEntry['type']): Problem {
  return {
    code: 'INPUT_LINK',
    severity: 'warning',
    file: redactUrls(file),
    message: `The link points outside of the project, so ${type === 'folder' ? 'its pages are' : 'the page is'} left out.`,
    why: 'A link in a folder can point to any file on this computer.',
    fix: `Pass the ${type === 'folder' ? 'folder' : 'file'} that it points to.`,
  };
}

function fileInput(file: string, fromFolder: boolean): Result<Input> {
  const shown = relative('.', file);
  return textInput(readText(file, shown === '' ? file : shown), fromFolder);
}

function urlSecretsNotStored(url: string): Problem {
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
    file: redactUrls(name),
    message: missing ? 'The file or folder does not exist.' : `It can’t be read: ${reason}.`,
    fix: 'Pass a page file, a folder of pages, an http(s) URL, or - for standard input.',
  };
}
