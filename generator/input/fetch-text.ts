import { gunzipSync } from 'node:zlib';
import { charsetOf, decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { publicUrl } from '../text/public-url.ts';
import { httpGet } from './http-get.ts';

/** The limits of a download. */
export interface FetchLimits {
  /** For the whole response, in milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly size: number;
  /** How many times a failed attempt is repeated; 0 by default. */
  readonly retries?: number;
}

/** 30 seconds, 16 MiB, two retries. */
export const defaultLimits: FetchLimits = { timeout: 30_000, size: 16 * 1024 ** 2, retries: 2 };

/** The formats of a page, in order of preference. */
export const acceptedFormats = 'text/markdown, text/plain;q=0.9, */*;q=0.5';

/** A text from a URL. */
export interface FetchedText {
  /** Its file is the URL after redirects, without secrets. */
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
  const report = (code: Problem['code'], message: string) =>
    failureOf([fetchProblem(url, code, message)]);
  switch (result.kind) {
    case 'timeout':
      return report('INPUT_NO_RESPONSE', `The server must respond within ${timeout / 1000} s.`);
    case 'unreachable':
      return report('INPUT_NO_RESPONSE', `The URL can’t be fetched: ${result.reason}.`);
    case 'refused':
      return report('INPUT_UNSAFE_REDIRECT', `The server ${result.reason}.`);
    case 'too large':
      return report('INPUT_TOO_LARGE', `The response must be at most ${size / 1024 ** 2} MiB.`);
    case 'response': {
      const { status, statusText, headers, body } = result;
      const final = publicUrl(result.url);
      if (status < 200 || status > 299) {
        const at = sameUrl(result.url, url) ? '' : ` at ${final}`;
        return report(
          'INPUT_HTTP_STATUS',
          `The server responds with ${`${status} ${statusText}`.trim()}${at}.`,
        );
      }
      const contentType = headers.get('content-type') ?? '';
      const content = contentOf(body, size);
      if (!content) {
        return report(
          'INPUT_TOO_LARGE',
          `The response must be a complete archive of at most ${size / 1024 ** 2} MiB of text.`,
        );
      }
      const source = decodeText(final, content, charsetOf(contentType));
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
 * Returns the content of a response that is a gzip file itself, such as `sitemap.xml.gz`; undefined if
 * it is damaged or larger than the limit.
 */
function contentOf(body: Uint8Array, size: number): Uint8Array | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: size });
  } catch {
    return undefined;
  }
}

function sameUrl(one: string, other: string): boolean {
  return publicUrl(new URL(one).href) === publicUrl(new URL(other).href);
}

/** Warns that a page comes from another server than the one in its URL. */
export function otherOrigin(url: string, final: string, code: Problem['code']): readonly Problem[] {
  if (new URL(url).origin === new URL(final).origin) return [];
  return [
    {
      code,
      severity: 'warning',
      file: publicUrl(url),
      message: `The page comes from another server: the URL redirects to ${publicUrl(final)}.`,
      fix: 'Check that this server is the one you expect.',
    },
  ];
}

function fetchProblem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: publicUrl(url),
    message,
    fix:
      code === 'INPUT_UNSAFE_REDIRECT'
        ? 'If that is the page, pass its own URL.'
        : 'Check the URL in a browser, or save the page and import the file.',
  };
}
