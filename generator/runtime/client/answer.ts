import { nameOf, type Call } from './call.js';
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

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | null;
  /** The text without what must not be shown in an error. */
  readonly shown: () => string;
}

/** A JSON object that nobody has looked into. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON object; none where it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** @throws the error that the answer stands for, where it is not what was asked for. */
export function readAnswer<Value>(call: Call<Value>, answer: Answer): Value {
  const { status, text, header, shown } = answer;
  const isFine = status >= 200 && status < 300;
  const value = isFine ? call.read(fieldsOf(parse(text))) : undefined;
  if (value !== undefined) return value;

  const json = parse(shown());
  const fields = fieldsOf(json);

  const requiredPlan = textIn(fields, 'requiredPlan');
  const reason = textIn(fields, 'reason', 'message', 'error', 'detail', 'name');
  const words = reason ?? (json === undefined ? 'no JSON' : 'nothing usable');
  const plan = requiredPlan ? ` (it takes the plan ${requiredPlan})` : '';
  const Kind = kindOf(answer, fields);
  throw new Kind(`${nameOf(call)} answered ${status}: ${words}${plan}`, {
    modelId: call.modelId,
    jobId: call.jobId,
    status,
    requestId:
      header('x-amzn-requestid') ?? header('x-request-id') ?? textIn(fields, 'trace_id', 'traceId'),
    answer: json ?? shown().slice(0, 500),
    retryAfter: retryAfter(answer, fields),
    requiredPlan,
    limit: limitIn(fields),
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an error of any cause can be told. */
interface AnswerDetails extends ErrorDetails {
  readonly requiredPlan: string | undefined;
  readonly limit: number | undefined;
}

type Kind = new (message: string, details: AnswerDetails) => ScenarioError;

const byStatus: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [401, AuthenticationError],
  [402, QuotaError],
  [403, PermissionError],
  [404, NotFoundError],
  [408, ServerError],
  [429, RateLimitError],
]);

function kindOf({ status, header }: Answer, fields: Fields): Kind {
  if (status >= 200 && status < 300) return InvalidAnswerError;
  if (fields['code'] === 'QUOTA_EXCEEDED') return QuotaError;
  if (status === 429 && limitIn(fields)) return ConcurrencyLimitError;
  if (status === 429 && fields['remainingSeconds']) return CooldownError;
  // The gateway's word for a session token that is past its time.
  if (status === 403 && header('x-amzn-errortype')?.startsWith('Acc')) return AuthenticationError;
  return byStatus.get(status) ?? (status >= 400 && status < 500 ? ValidationError : ServerError);
}

function limitIn({ details }: Fields): number | undefined {
  const { actionLimit } = fieldsOf(details);
  return typeof actionLimit === 'number' ? actionLimit : undefined;
}

function textIn(fields: Fields, ...names: string[]): string | undefined {
  return names.map((name) => fields[name]).find((value) => typeof value === 'string');
}

/** In milliseconds. */
function retryAfter({ header }: Answer, { remainingSeconds }: Fields): number | undefined {
  const after = header('retry-after') ?? remainingSeconds;
  // A date is read by the server's clock, where it shows one.
  const from = Date.parse(String(header('date'))) || Date.now();
  return [Number(after ?? NaN) * 1000, Date.parse(String(after)) - from].find((way) => way >= 0);
}
