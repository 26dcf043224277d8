import { expect, test } from 'vitest';
import { AbortedError, type ClientOptions } from '../../generator/runtime/client/index.ts';
import { setUp } from '../support/mock-server.ts';
import { photaEdit } from '../support/sample-models.ts';

const up = setUp();

/** The requests of a run with a file, up to its result. */
async function wholeRun(options: ClientOptions, signal: AbortSignal): Promise<void> {
  const scenario = up().client(options);
  const picture = new Blob([`picture ${Math.random()}`], { type: 'image/png' });
  const request = photaEdit.request({ prompt: 'x', referenceImages: [picture] });
  await scenario.estimate(request, { signal });
  const { assets } = await scenario.run(request, { signal });
  await scenario.download(assets[0], undefined, { signal });
}

/**
 * Makes `fetch` call `at` when the request of this number is sent, or when its response has arrived.
 * From then on `fetch` never responds: only the client's reaction to the signal ends a call.
 */
function watched(
  number: number,
  at: (url: string) => void,
  when: 'before' | 'after',
): ClientOptions {
  let count = 0;
  return {
    fetch: async (url, init) => {
      const isTarget = ++count === number;
      if (count > number) return new Promise(() => undefined);
      if (isTarget && when === 'before') at(url);
      const response = await fetch(url, init);
      if (isTarget && when === 'after') at(url);
      return response;
    },
  };
}

test.each(['before', 'after'] as const)(
  'run rejects with an AbortedError immediately, and starts one job at most: abort at every step, %s the response',
  async (when) => {
    const { server } = up();
    let step = 1;
    for (; step < 40; step++) {
      server.state.jobs.clear();
      const abort = new AbortController();
      let last = '';
      const options = watched(
        step,
        (url) => {
          last = url;
          abort.abort();
        },
        when,
      );
      const error: unknown = await wholeRun(options, abort.signal).catch(
        (reason: unknown) => reason,
      );
      if (!abort.signal.aborted) break;
      // The last response may arrive before the abort takes effect.
      if (error !== undefined) expect(error).toBeInstanceOf(AbortedError);
      const [job, ...more] = server.state.jobs.values();
      expect(more).toEqual([]);
      if (error instanceof AbortedError && error.jobId) expect(error.jobId).toBe(job?.id);
      if (error instanceof AbortedError && error.submission === 'none') {
        // A download does not belong to a job, which has already ended.
        expect(job === undefined || last.includes('/storage/assets/')).toBe(true);
      }
    }
    // A dry run, at least four requests of an upload, a submit, checks of the job, assets and the
    // download.
    expect(step).toBeGreaterThan(8);
    expect(step).toBeLessThan(40);
  },
);
