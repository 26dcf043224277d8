import { afterAll, afterEach, beforeAll } from 'vitest';
import { startDevServer, type DevServer } from '../../generator/dev-server/dev-server.ts';
import type { DevServerOptions } from '../../generator/dev-server/types.ts';
import { ScenarioClient, type ClientOptions } from '../../generator/runtime/client/index.ts';
import { sampleModels } from './sample-models.ts';

/** Fast enough that a test of a whole run takes a few milliseconds. */
const pace = { queued: 2, running: 5, importing: 2 };

export const quick: ClientOptions = {
  apiKey: 'key',
  apiSecret: 'top-secret-value',
  requestTimeout: 500,
  retry: { firstDelay: 1, maxDelay: 4, timeLimit: 2000 },
  polling: { firstInterval: 2, maxInterval: 5 },
};

export interface Setup {
  readonly server: DevServer;
  readonly client: (options?: ClientOptions) => ScenarioClient;
}

/** A server for the tests of a file, with nothing in it and nothing wrong at the start of each. */
export function setUp(options: Partial<DevServerOptions> = {}): () => Setup {
  let server: DevServer | undefined;
  beforeAll(async () => {
    const limits = { concurrentJobs: 1000, requestsPerMinute: 1_000_000 };
    server = await startDevServer({ models: sampleModels, pace, limits, ...options });
  });
  afterEach(() => {
    server?.recover();
    server?.state.jobs.clear();
    server?.state.uploads.clear();
    server?.state.log.splice(0);
    server?.state.arrivals.splice(0);
  });
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error('The server is not up');
    const { url } = server;
    return {
      server,
      client: (more) => new ScenarioClient({ ...quick, baseUrl: url, ...more }),
    };
  };
}
