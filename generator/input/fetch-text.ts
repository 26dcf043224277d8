import { failure, success, type Problem, type Result } from '../report/problem.ts';

export interface FetchLimits {
  /** In milliseconds, for the whole answer. */
  readonly timeout: number;
  /** In bytes. */
  readonly size: number;
}

export const defaultLimits: FetchLimits = { timeout: 30_000, size: 16 * 1024 ** 2 };

export interface FetchedText {
  readonly text: string;
  readonly contentType: string;
  /** After redirects. */
  readonly url: string;
}

/** Fetches a text over http(s), following redirects. What goes wrong is a problem, not an exception. */
export async function fetchText(
  url: string,
  limits: FetchLimits = defaultLimits,
): Promise<Result<FetchedText>> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(limits.timeout),
      headers: { accept: 'text/markdown, text/plain;q=0.9, */*;q=0.5' },
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failure([
        problem(
          url,
          'INPUT_HTTP_STATUS',
          `The server answers ${response.status} ${response.statusText}.`,
        ),
      ]);
    }
    const text = await readText(response, limits.size);
    if (text === undefined) {
      const limit = `${limits.size / 1024 ** 2} MB`;
      return failure([
        problem(url, 'INPUT_TOO_LARGE', `The answer is longer than ${limit}, no page is.`),
      ]);
    }
    const contentType = response.headers.get('content-type') ?? '';
    return success({ text, contentType, url: response.url });
  } catch (error) {
    return failure([problem(url, 'INPUT_NO_ANSWER', reasonOf(error, limits))]);
  }
}

/** The body as text; none where it is longer than `limit`. A body that is cut off throws. */
export async function readText(response: Response, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  const chunks: AsyncIterable<Uint8Array> | undefined = response.body ?? undefined;
  for await (const bytes of chunks ?? []) {
    size += bytes.byteLength;
    if (size > limit) return undefined;
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown, { timeout }: FetchLimits): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `There is no whole answer within ${timeout / 1000} s.`;
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return `It can't be fetched: ${cause === '' ? error.message : cause}.`;
}

function problem(url: string, code: Problem['code'], message: string): Problem {
  return {
    code,
    severity: 'error',
    file: url,
    message,
    fix: 'Check the address in a browser, or save the page and import the file.',
  };
}
