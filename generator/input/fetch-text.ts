import { gunzipSync } from 'node:zlib';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { redactUrls } from '../text/public-url.ts';
import { httpGet } from './http-get.ts';

/** The limits of a download. */
export interface FetchLimits {
  /** The maximum time for an attempt, in milliseconds. */
  readonly timeout: number;
  /** The maximum size of the response, in bytes. */
  readonly size: number;
  /** How many times a failed attempt is repeated. Default: 0. */
  readonly retries?: number;
}

/** 30 seconds, 16 MiB, two retries. */
export const defaultLimits: FetchLimits = { timeout: 30_000, size: 16 * 1024 ** 2, retries: 2 };

/** The formats of a page, in order of preference. */
export const acceptedFormats = 'text/markdown, text/plain;q=0.9, */*;q=0.5';

/** A text from a URL. */
export interface FetchedText {
  /** Reports name the URL after redirects, without secrets, as its file. */
  readonly source: SourceText;
  readonly text: string;
  readonly contentType: string;
  /** After redirects. */
  readonly url: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Fetches a text by http(s) and follows redirects. Every failure is a problem, not an exception. */
export async function fetchText(
  url: string,
  limits: FetchLimits = defaultLimits,
): Promise<Result<FetchedText>> {
  const { timeout, size, retries = 0 } = limits;
  const result = await httpGet(url, {
    headers: { accept: acceptedFormats },
    timeout,
    size,
    retries,
    retryDelay: 500,
    redirects: 'all',
  });
  const fail = (code: Problem['code'], message: string) =>
    failureOf([fetchProblem(url, code, message)]);
  switch (result.kind) {
    case 'timeout':
      return fail('INPUT_NO_RESPONSE', `The server must respond within ${timeout / 1000} s.`);
    case 'unreachable':
      return fail('INPUT_NO_RESPONSE', `The URL can’t be fetched: ${result.reason}.`);
    case 'rejected':
      return fail('INPUT_UNSAFE_REDIRECT', `The server ${result.reason}.`);
    case 'too large':
      return fail('INPUT_TOO_LARGE', `The response must be at most ${size / 1024 ** 2} MiB.`);
    case 'response': {
      const { status, statusText, headers, body } = result;
      const finalUrl = redactUrls(result.url);
      if (status < 200 || status > 299) {
        const at = sameUrl(result.url, url) ? '' : ` at ${finalUrl}`;
        return fail(
          'INPUT_HTTP_STATUS',
          `The server responds with ${`${status} ${statusText}`.trim()}${at}.`,
        );
      }
      const contentType = headers.get('content-type') ?? '';
      const content = decompress(body, size);
      if (!content) {
        return fail(
          'INPUT_TOO_LARGE',
          `The response must be a complete archive of at most ${size / 1024 ** 2} MiB of text.`,
        );
      }
      const source = decodeText(finalUrl, content, charsetOf(contentType));
      if (!source.ok) return source;
      const { text } = source.value;
      const moved = otherOrigin(url, result.url, 'INPUT_OTHER_ORIGIN');
      const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
      const value = {
        ...{ source: source.value, text, contentType, url: result.url },
        ...(etag !== null && { etag }),
        ...(lastModified !== null && { lastModified }),
      };
      return successOf(value, moved);
    }
  }
}

/**
 * Decompresses a body that is a gzip file, such as `sitemap.xml.gz`. Returns undefined if the file is
 * damaged, or its content is larger than `size`.
 */
function decompress(body: Uint8Array, size: number): Uint8Array | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: size });
  } catch {
    return undefined;
  }
}

function sameUrl(a: string, b: string): boolean {
  return redactUrls(new URL(a).href) === redactUrls(new URL(b).href);
}

/** Warns if a page comes from another server than the one in its URL. */
export function otherOrigin(
  url: string,
  finalUrl: string,
  code: Problem['code'],
): readonly Problem[] {
  if (new URL(url).origin === new URL(finalUrl).origin) return [];
  return [
    {
      code,
      severity: 'warning',
      file: redactUrls(url),
      message: `The page comes from another server: the URL redirects to ${redactUrls(finalUrl)}.`,
      fix: 'Check that this server is the one you expect.',
    },
  ];
}

function fetchProblem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: redactUrls(url),
    message,
    fix:
      code === 'INPUT_UNSAFE_REDIRECT'
        ? 'If the target is the right page, pass its URL.'
        : 'Check the URL in a browser, or save the page and import the file.',
  };
}
