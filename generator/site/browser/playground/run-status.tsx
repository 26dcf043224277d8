import type { Asset, Progress } from '../../../runtime/client/index.js';
import { fileKind } from '../../../runtime/file-kind.ts';
import type { Failure } from './connection.ts';
import { sizeText } from './size-text.ts';

/** How far a request is: not sent, running, failed, or ended with its results. */
export type RunState =
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

/** Returns the words for a stage of a request, and how much of it is done. */
export function progressOf(progress: Progress): {
  readonly message: string;
  readonly progress?: number;
} {
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

/** Shows how far a request is, and its results. */
export function RunStatus({ state }: { readonly state: RunState }) {
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
