import { afterEach, beforeEach } from 'vitest';
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

/** Starts a mock server for each test of a file, which a late request of another test can't reach. */
export function setUp(options: Partial<MockServerOptions> = {}): () => Setup {
  let server: MockServer | undefined;
  beforeEach(async () => {
    const limits = { concurrentJobs: 1000, requestsPerMinute: 1_000_000 };
    server = await startMockServer({ models: sampleModels, timing, limits, ...options });
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });
  return () => {
    if (!server) throw new Error('The mock server is not running');
    const { url } = server;
    return {
      server,
      client: (more) => new ScenarioClient({ ...quick, baseUrl: url, ...more }),
    };
  };
}
