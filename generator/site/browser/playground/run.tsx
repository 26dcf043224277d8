import { useRef, useState } from 'preact/hooks';
import type { Progress } from '../../../runtime/client/index.js';
import type { ModelRequest } from '../../../runtime/model.js';
import { describeFailure, openClient, type ApiConnection, type Target } from './connection.ts';
import { progressOf, RunStatus, type RunState } from './run-status.tsx';

const mockUrl = 'http://127.0.0.1:8787/v1';

/** The proxy of `site --serve --proxy`, if it serves this page. */
const servedProxy = document.documentElement.dataset['proxy'];

/** Sends the request of the form: to the mock server, to Scenario, or to a proxy. */
export function RunPanel({ requestOf }: { readonly requestOf: () => ModelRequest | undefined }) {
  const [connection, setConnection] = useState<ApiConnection>({
    target: servedProxy === undefined ? 'mock' : 'proxy',
    url: servedProxy ?? mockUrl,
    key: '',
    secret: '',
  });
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  const change = (part: Partial<ApiConnection>) => {
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
      const client = await openClient(connection);
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
      setState({ kind: 'failed', ...describeFailure(error, connection.target) });
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
        <RunStatus state={state} />
      </div>
    </section>
  );
}
