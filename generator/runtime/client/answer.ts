import type { OpenDetails } from './clock.js';
import { AuthenticationError } from './errors/authentication-error.js';
import { ConcurrencyLimitError } from './errors/concurrency-limit-error.js';
import { CooldownError } from './errors/cooldown-error.js';
import { InvalidAnswerError } from './errors/invalid-answer-error.js';
import { NotFoundError } from './errors/not-found-error.js';
import { PermissionError } from './errors/permission-error.js';
import { QuotaError } from './errors/quota-error.js';
import { RateLimitError } from './errors/rate-limit-error.js';
import type { ErrorDetails, ScenarioError } from './errors/scenario-error.js';
import { ServerError } from './errors/server-error.js';
import { ValidationError } from './errors/validation-error.js';
import type { FetchResponse } from './platform.js';

/** A JSON object that nobody has looked into. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON object; none where it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Undefined where it is no JSON. Each text in it goes through `hide`, where that is given. */
export function parse(text: string, hide?: (words: string) => string): unknown {
  const shown = (_: string, value: unknown): unknown =>
    typeof value === 'string' ? hide?.(value) : value;
  try {
    return JSON.parse(text, hide && shown);
  } catch {
    return undefined;
  }
}

/**
 * The error that an answer stands for which is not what was asked for. `name` is that of the call,
 * `hide` takes out what must not be shown.
 */
export function errorOf(
  name: string,
  { ok, status, headers }: FetchResponse,
  text: string,
  details: OpenDetails,
  hide?: (words: string) => string,
): ScenarioError {
  const json = parse(text, hide);
  const fields = fieldsOf(json);
  const textIn = (...names: string[]): string | undefined =>
    names.map((one) => fields[one]).find((value) => typeof value === 'string');
  const { actionLimit } = fieldsOf(fields['details']);
  const limit = typeof actionLimit === 'number' ? actionLimit : undefined;
  const isRefusal = status >= 400 && status < 500 && status !== 408;

  const Kind = ((): Kind => {
    if (ok) return InvalidAnswerError;
    if (fields['code'] === 'QUOTA_EXCEEDED') return QuotaError;
    if (status === 429 && limit) return ConcurrencyLimitError;
    if (status === 429 && fields['remainingSeconds']) return CooldownError;
    // The gateway's word for a session token that is past its time.
    const gateway = status === 403 && headers.get('x-amzn-errortype')?.startsWith('Acc');
    if (gateway) return AuthenticationError;
    return byStatus[status] ?? (isRefusal ? ValidationError : ServerError);
  })();

  // An answer that names a job has not refused it, whatever else it says.
  if (isRefusal && details.submission === 'unknown' && !('job' in fields)) {
    details.submission = 'none';
  }
  const requiredPlan = textIn('requiredPlan');
  const reason = textIn('reason', 'message', 'error', 'name');
  const without = ok ? 'nothing usable' : 'no reason given';
  const words = reason ?? (json === undefined ? 'no JSON' : without);
  const plan = requiredPlan ? ` (it takes the plan ${requiredPlan})` : '';
  return new Kind(`${name} answered ${status}: ${words}${plan}`, {
    ...details,
    status,
    requestId: headers.get('x-amzn-requestid') ?? textIn('trace_id', 'traceId'),
    answer: json ?? (hide?.(text) ?? text).slice(0, 500),
    retryAfter: retryAfter(headers, fields['remainingSeconds']),
    requiredPlan,
    limit,
  });
}

/** What an error of any cause can be told. */
interface AnswerDetails extends ErrorDetails {
  readonly requiredPlan: string | undefined;
  readonly limit: number | undefined;
}

type Kind = new (message: string, details: AnswerDetails) => ScenarioError;

const byStatus: Readonly<Record<number, Kind>> = {
  401: AuthenticationError,
  402: QuotaError,
  403: PermissionError,
  404: NotFoundError,
  429: RateLimitError,
};

/** In milliseconds. */
function retryAfter(
  headers: FetchResponse['headers'],
  remainingSeconds: unknown,
): number | undefined {
  const after = headers.get('retry-after') ?? remainingSeconds;
  // A date is read by the server's clock, where it shows one.
  const from = Date.parse(String(headers.get('date'))) || Date.now();
  return [Number(after ?? NaN) * 1000, Date.parse(String(after)) - from].find((way) => way >= 0);
}
