import { afterAll, afterEach, beforeAll } from 'vitest';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import type { MockServerOptions } from '../../generator/dev-server/types.ts';
import { ScenarioClient, type ClientOptions } from '../../generator/runtime/client/index.ts';
import { sampleModels } from './sample-models.ts';

/** Short enough that a test of a whole run takes a few milliseconds. */
const timing = { queued: 2, running: 5, importing: 2 };

export const quick: ClientOptions = {
  apiKey: 'key',
  apiSecret: 'top-secret-value',
  // Long, so that only a stall reaches it, even on a busy machine.
  requestTimeout: 30_000,
  requestsPerMinute: Infinity,
  retry: { firstDelay: 1, maxDelay: 4, timeLimit: 60_000 },
  polling: { firstInterval: 2, maxInterval: 5 },
};

export interface Setup {
  readonly server: MockServer;
  readonly client: (options?: ClientOptions) => ScenarioClient;
}

/** Starts a mock server for the tests of a file. Each test finds it empty and without faults. */
export function setUp(options: Partial<MockServerOptions> = {}): () => Setup {
  let server: MockServer | undefined;
  beforeAll(async () => {
    const limits = { concurrentJobs: 1000, requestsPerMinute: 1_000_000 };
    server = await startMockServer({ models: sampleModels, timing, limits, ...options });
  });
  afterEach(() => {
    if (!server) return;
    server.recover();
    server.state.jobs.clear();
    server.state.uploads.clear();
    server.state.log.splice(0);
    server.state.arrivals.splice(0);
    server.state.storedBytes = 0;
  });
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error('The mock server is not running');
    const { url } = server;
    return {
      server,
      client: (more) => new ScenarioClient({ ...quick, baseUrl: url, ...more }),
    };
  };
}
