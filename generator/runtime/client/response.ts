import { detailsOf, timeOfDay, type Scope } from './clock.js';
import {
  AuthenticationError,
  ConcurrencyLimitError,
  CooldownError,
  InvalidResponseError,
  NotFoundError,
  PermissionError,
  QuotaError,
  RateLimitError,
  ServerError,
  ValidationError,
  type ErrorDetails,
  type ScenarioError,
} from './errors.js';
import { platform, type FetchResponse, type PlatformBlob } from './platform.js';

/** A JSON object of unknown content. */
export type ResponseFields = Readonly<Record<string, unknown>>;

/** Returns a value as an object; an empty object if it is not one. */
export function fieldsOf(value: unknown): ResponseFields {
  return typeof value === 'object' && value !== null ? (value as ResponseFields) : {};
}

/** Parses JSON. Returns undefined if the text is not JSON. */
export function jsonValueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A function that waits for one part of a response. */
export type Step = <Value>(make: () => Promise<Value>) => Promise<Value>;

/**
 * Reads the body of a response to its end.
 * @throws InvalidResponseError if it has more than `maxSize` bytes.
 */
export async function readResponseBody(
  { body }: FetchResponse,
  maxSize: number,
  scope: Scope,
  step: Step = (make) => make(),
): Promise<PlatformBlob> {
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (;;) {
    const chunk = reader && (await step(() => reader.read())).value;
    if (!chunk) return new platform.Blob(chunks);
    size += chunk.length;
    if (size > maxSize) {
      throw new InvalidResponseError(
        `The response has more than ${maxSize} bytes`,
        detailsOf(scope),
      );
    }
    chunks.push(chunk);
  }
}

/** Returns the error for a response. `name` is the name of the call, and `hide` redacts secrets. */
export function errorOf(
  name: string,
  { ok, status, headers }: FetchResponse,
  text: string,
  scope: Scope,
  hide: (text: string) => string,
): ScenarioError {
  // Redacts the JSON, so that names of fields are covered too.
  const parsed = jsonValueOf(text);
  const json = parsed === undefined ? undefined : jsonValueOf(hide(JSON.stringify(parsed)));
  const fields = fieldsOf(json);
  const textIn = (...names: string[]): string | undefined =>
    names.map((field) => fields[field]).find((value) => typeof value === 'string');
  const { actionLimit } = fieldsOf(fields['details']);
  const limit = typeof actionLimit === 'number' ? actionLimit : undefined;
  const isRejection = status >= 400 && status < 500 && status !== 408;

  const Kind = ((): ErrorClass => {
    if (ok) return InvalidResponseError;
    if (fields['code'] === 'QUOTA_EXCEEDED') return QuotaError;
    if (status === 429 && limit) return ConcurrencyLimitError;
    if (status === 429 && fields['remainingSeconds']) return CooldownError;
    // The gateway rejects an expired session token with this error.
    const gateway = status === 403 && headers.get('x-amzn-errortype')?.startsWith('Acc');
    if (gateway) return AuthenticationError;
    return byStatus[status] ?? (isRejection ? ValidationError : ServerError);
  })();

  const details = detailsOf(scope);
  // A response that names a job did not reject the request.
  const isRejected = isRejection && details.submission === 'unknown' && !('job' in fields);
  const requiredPlan = textIn('requiredPlan');
  const reason = textIn('reason', 'message', 'error', 'name');
  const without = ok ? 'nothing usable' : 'no reason given';
  const words = reason ?? (json === undefined ? 'not JSON' : without);
  const plan = requiredPlan ? ` (requires the plan ${requiredPlan})` : '';
  return new Kind(`${name} returned ${status}: ${words}${plan}`, {
    ...details,
    ...(isRejected && { submission: 'none' }),
    status,
    requestId:
      hide(headers.get('x-amzn-requestid') ?? textIn('trace_id', 'traceId') ?? '') || undefined,
    responseBody: json ?? hide(text).slice(0, 500),
    retryAfter: retryAfter(headers, fields['remainingSeconds']),
    requiredPlan,
    limit,
  });
}

type ErrorClass = new (message: string, details: ErrorDetails) => ScenarioError;

const byStatus: Readonly<Record<number, ErrorClass>> = {
  401: AuthenticationError,
  402: QuotaError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
};

/**
 * Returns the delay in milliseconds after which the server accepts another call, if the response
 * states it.
 */
function retryAfter(
  headers: FetchResponse['headers'],
  remainingSeconds: unknown,
): number | undefined {
  const after = headers.get('retry-after') ?? remainingSeconds;
  // A date is compared with the server's clock, if the response states it.
  const from = Date.parse(String(headers.get('date'))) || timeOfDay();
  return [Number(after ?? NaN) * 1000, Date.parse(String(after)) - from].find(
    (delay) => delay >= 0,
  );
}
