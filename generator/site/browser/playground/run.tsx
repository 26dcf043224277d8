import { useRef, useState } from 'preact/hooks';
import type { Asset, Progress, ScenarioClient } from '../../../runtime/client/index.js';
import { fileKind } from '../../../runtime/file-kind.ts';
import type { ModelRequest } from '../../../runtime/model.js';
import { siteRoot } from '../site-root.ts';
import { sizeText } from './size-text.ts';

type Target = 'mock' | 'api' | 'proxy';

interface Connection {
  readonly target: Target;
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

const mockUrl = 'http://127.0.0.1:8787/v1';

/** The proxy of `site --serve --proxy`, if it serves this page. */
const servedProxy = document.documentElement.dataset['proxy'];

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly message: string; readonly progress?: number }
  | { readonly kind: 'estimated'; readonly message: string }
  | ({ readonly kind: 'failed' } & Failure)
  | {
      readonly kind: 'done';
      readonly job: string;
      readonly assets: readonly Asset[];
      readonly text?: string;
    };

interface Failure {
  readonly message: string;
  readonly advice: string;
  readonly requestId?: string;
}

/** Sends the request of the form: to the mock server, to Scenario, or to a proxy. */
export function Run({ requestOf }: { readonly requestOf: () => ModelRequest | undefined }) {
  const [connection, setConnection] = useState<Connection>({
    target: servedProxy === undefined ? 'mock' : 'proxy',
    url: servedProxy ?? mockUrl,
    key: '',
    secret: '',
  });
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  const change = (part: Partial<Connection>) => {
    setConnection({ ...connection, ...part });
  };

  const send = async (kind: 'estimate' | 'run') => {
    const request = requestOf();
    if (request === undefined) {
      setState({
        kind: 'failed',
        message: 'The model does not accept this request yet.',
        advice: 'Correct the marked fields first.',
      });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const onProgress = (progress: Progress) => {
      setState({ kind: 'running', ...progressOf(progress) });
    };
    setState({ kind: 'running', message: 'Connecting' });
    try {
      const client = await connect(connection);
      if (kind === 'estimate') {
        const estimate = await client.estimate(request, { signal, onProgress });
        setState({
          kind: 'estimated',
          message: `Price: ${estimate.creativeUnitsCost} creative units.`,
        });
      } else {
        const result = await client.run(request, { signal, onProgress });
        setState({
          kind: 'done',
          job: result.job.jobId,
          assets: result.assets,
          ...(result.text !== undefined && { text: result.text }),
        });
      }
    } catch (error) {
      setState({ kind: 'failed', ...failureOf(error, connection.target) });
    }
  };

  const { target, url, key, secret } = connection;
  return (
    <section class="run" aria-labelledby="run-title">
      <h3 id="run-title">Send</h3>
      <label>
        Send to
        <select
          value={target}
          onChange={({ currentTarget: { value } }) => {
            const chosen: Target = value === 'api' || value === 'proxy' ? value : 'mock';
            change({
              target: chosen,
              url:
                chosen === 'mock'
                  ? mockUrl
                  : chosen === 'proxy'
                    ? (servedProxy ?? '/scenario')
                    : '',
            });
          }}
        >
          <option value="mock">Mock server on this computer (free)</option>
          <option value="api">Scenario (costs credits)</option>
          <option value="proxy">A proxy</option>
        </select>
      </label>
      {target === 'api' ? (
        <>
          <label>
            API key
            <input
              autoComplete="off"
              value={key}
              onInput={({ currentTarget }) => {
                change({ key: currentTarget.value });
              }}
            />
          </label>
          <label>
            API secret
            <input
              type="password"
              autoComplete="off"
              value={secret}
              onInput={({ currentTarget }) => {
                change({ secret: currentTarget.value });
              }}
            />
          </label>
          <p class="help">
            The key stays in the memory of this page: it is not stored, and not part of a link.
          </p>
        </>
      ) : (
        <label>
          URL
          <input
            value={url}
            spellcheck={false}
            onInput={({ currentTarget }) => {
              change({ url: currentTarget.value });
            }}
          />
        </label>
      )}
      {target === 'mock' ? (
        <p class="help">
          Start it with <code>npx scenario-models dev-server --cors {location.origin}</code>. Some
          browsers ask whether this page may reach your computer.
        </p>
      ) : null}
      <div class="actions-row">
        <button
          type="button"
          class="button"
          disabled={state.kind === 'running'}
          onClick={() => void send('estimate')}
        >
          Estimate the price
        </button>
        <button
          type="button"
          class="button primary"
          disabled={state.kind === 'running'}
          onClick={() => void send('run')}
        >
          Run
        </button>
        {state.kind === 'running' ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              running.current?.abort();
            }}
          >
            Stop waiting
          </button>
        ) : null}
      </div>
      <div role="status" class="run-state">
        <Outcome state={state} />
      </div>
    </section>
  );
}

async function connect({ target, url, key, secret }: Connection): Promise<ScenarioClient> {
  const { ScenarioClient: Client } = (await import(
    new URL(`${siteRoot}assets/client.js`, location.href).href
  )) as typeof import('../../../runtime/client/index.js');
  if (target === 'proxy') return new Client({ proxyUrl: url });
  const keys =
    target === 'mock'
      ? { apiKey: 'mock', apiSecret: 'mock', baseUrl: url }
      : { apiKey: key, apiSecret: secret };
  return new Client({ ...keys, dangerouslyAllowSecretInBrowser: true });
}

function progressOf(progress: Progress): { readonly message: string; readonly progress?: number } {
  switch (progress.stage) {
    case 'upload':
      return { message: `Uploading ${progress.file}`, progress: progress.sent / progress.total };
    case 'submitted':
      return { message: `Job ${progress.job.jobId} is submitted` };
    case 'running':
      return {
        message: `Job ${progress.job.jobId}: ${progress.job.status}`,
        progress: progress.job.progress,
      };
    case 'download':
      return { message: `Downloading ${progress.file}` };
  }
}

/** The advice after an error of the client, by its name. */
const advices: Readonly<Record<string, string>> = {
  AbortedError: 'A job that was submitted goes on, and is billed.',
  AuthenticationError: 'Check the key and its secret.',
  PermissionError: 'The key may not run this model; it may need a higher plan.',
  QuotaError: 'The project has no creative units left.',
  RateLimitError: 'Wait a minute, then run again.',
  CooldownError: 'Wait a minute, then run again.',
  ConcurrencyLimitError: 'Wait until a running job ends, then run again.',
  TimeoutError: 'The job may still go on. Look for it before you run again.',
  SubmissionUnknownError:
    'The job may exist, and is then billed. Look for it before you run again.',
  UploadFailedError: 'Choose another file.',
  JobFailedError: 'The model could not carry out this request. Change it, then run again.',
};

const connectionAdvices: Readonly<Record<Target, string>> = {
  mock: 'Is the mock server running, with --cors for this page? The browser may also have refused access to this computer: allow it for this page.',
  api: 'The API may not accept calls from pages of other sites (CORS). Run `scenario-models site --serve --proxy`, or use a proxy: see "scenario-models/proxy" in the guide.',
  proxy: 'Check the URL of the proxy, and that it accepts this page.',
};

function failureOf(error: unknown, target: Target): Failure {
  if (!(error instanceof Error)) return { message: String(error), advice: '' };
  const { name, message } = error;
  const requestId = 'requestId' in error ? error.requestId : undefined;
  const isUnreachable = name === 'ConnectionError' || name === 'SubmissionUnknownError';
  const advice = [advices[name], isUnreachable ? connectionAdvices[target] : undefined];
  return {
    message: name === 'AbortedError' ? 'Stopped waiting.' : message,
    advice: advice.filter(Boolean).join(' '),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

function Outcome({ state }: { readonly state: State }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return (
        <>
          <p>{state.message}</p>
          <progress aria-label="Progress" value={state.progress} max={1} />
        </>
      );
    case 'estimated':
      return <p>{state.message}</p>;
    case 'failed':
      return (
        <>
          <p class="issue">{state.message}</p>
          {state.advice === '' ? null : <p class="help">{state.advice}</p>}
          {state.requestId === undefined ? null : (
            <p class="help">
              Request ID: <code>{state.requestId}</code>
            </p>
          )}
        </>
      );
    case 'done':
      return (
        <>
          <p>
            Job <code>{state.job}</code> ended.
          </p>
          {state.text === undefined ? null : <p class="result-text">{state.text}</p>}
          <ul class="results-list">
            {state.assets.map((asset) => (
              <li key={asset.id}>
                <Preview asset={asset} />
              </li>
            ))}
          </ul>
        </>
      );
  }
}

/** A picture, a video or a sound is shown; every other file is a download with its size. */
function Preview({ asset }: { readonly asset: Asset }) {
  const { id, url, mimeType, properties } = asset;
  const kind = fileKind('', mimeType);
  const size = properties['size'];
  return (
    <>
      {kind === 'image' ? <img src={url} alt={`Result ${id}`} /> : null}
      {kind === 'video' ? <video src={url} controls aria-label={`Result ${id}`} /> : null}
      {kind === 'audio' ? <audio src={url} controls aria-label={`Result ${id}`} /> : null}
      <p class="help">
        <a href={url} download rel="noopener noreferrer">
          Download {id}
        </a>{' '}
        {mimeType}
        {typeof size === 'number' ? `, ${sizeText(size)}` : ''}
      </p>
    </>
  );
}
