import type { ScenarioClient } from '../../../runtime/client/index.js';
import { siteRoot } from '../site-root.ts';

/** The kind of server that a request is sent to. */
export type Target = 'mock' | 'api' | 'proxy';

/** The server that a request is sent to, and the key for it. */
export interface ApiConnection {
  readonly target: Target;
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

/** An error in words, with advice. */
export interface Failure {
  readonly message: string;
  readonly advice: string;
  readonly requestId?: string;
}

/** Returns a client for the server; the client's code is loaded when it is used first. */
export async function openClient({
  target,
  url,
  key,
  secret,
}: ApiConnection): Promise<ScenarioClient> {
  const { ScenarioClient: Client } = (await import(
    new URL(`${siteRoot}assets/client.js`, location.href).href
  )) as typeof import('../../../runtime/client/index.js');
  // A reader who waits would rather see the error, and can send the request again.
  const retry = { attempts: 3 };
  if (target === 'proxy') return new Client({ proxyUrl: url, retry });
  const keys =
    target === 'mock'
      ? { apiKey: 'mock', apiSecret: 'mock', baseUrl: url }
      : { apiKey: key, apiSecret: secret };
  return new Client({ ...keys, retry, dangerouslyAllowSecretInBrowser: true });
}

/** The advice after an error of the client, by its name. */
const adviceByError: Readonly<Record<string, string>> = {
  AbortedError: 'A job that was submitted continues, and is billed.',
  AuthenticationError: 'Check the key and its secret.',
  PermissionError: 'The key may not run this model; it may need a higher plan.',
  QuotaError: 'The project has no creative units left.',
  RateLimitError: 'Wait a minute, then run again.',
  CooldownError: 'Wait a minute, then run again.',
  ConcurrencyLimitError: 'Wait until a running job ends, then run again.',
  TimeoutError: 'The job may continue. Look for it before you run again.',
  SubmissionUnknownError:
    'The job may exist, and is then billed. Look for it before you run again.',
  UploadFailedError: 'Choose another file.',
  JobFailedError: 'The model could not run this request. Change it, then run again.',
};

const connectionAdvices: Readonly<Record<Target, string>> = {
  mock: 'Check that the mock server runs with --cors for this page. The browser may also have rejected access to this computer: allow it for this page.',
  api: 'The API may not accept calls from pages of other sites (CORS). Run `scenario-models site --serve --proxy`, or use a proxy: see "scenario-models/proxy" in the guide.',
  proxy: 'Check the URL of the proxy, and that it accepts this page.',
};

/** Returns the words for an error of the client, with advice for the server that it was sent to. */
export function describeFailure(error: unknown, target: Target): Failure {
  if (!(error instanceof Error)) return { message: String(error), advice: '' };
  const { name, message } = error;
  const requestId = 'requestId' in error ? error.requestId : undefined;
  const isUnreachable = name === 'ConnectionError' || name === 'SubmissionUnknownError';
  const advice = [adviceByError[name], isUnreachable ? connectionAdvices[target] : undefined];
  return {
    message: name === 'AbortedError' ? 'Stopped waiting.' : message,
    advice: advice.filter(Boolean).join(' '),
    ...(typeof requestId === 'string' && { requestId }),
  };
}
