import { defineConfig } from 'vitest/config';

const onCorpus = ['test/sdk/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    maxWorkers: '100%',
    // Every file would load the compilers and formatters anew, which takes half a minute.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'units', include: ['test/**/*.test.ts'], exclude: onCorpus },
      },
      {
        extends: true,
        // These need the SDK of all real pages, which is generated once for all of them.
        test: { name: 'corpus', include: onCorpus, globalSetup: ['test/support/corpus-sdk.ts'] },
      },
    ],
  },
});
