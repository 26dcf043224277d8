import { defineConfig } from 'vitest/config';

const onCorpus = ['test/sdk/**/*.test.ts'];
const inBrowser = ['test/site/browser.test.ts'];

export default defineConfig({
  test: {
    // Only what hangs gets here: a deadline of seconds would fail on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Whatever a test changes in the environment or in globals is undone after it.
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    globalSetup: ['test/support/no-leftovers.ts'],
    maxWorkers: '100%',
    // Every file would load the compilers and formatters again, which takes half a minute.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [...onCorpus, ...inBrowser],
        },
      },
      {
        extends: true,
        // These need the SDK of all real pages, which is generated once for all of them.
        test: {
          name: 'corpus',
          include: onCorpus,
          globalSetup: ['test/support/corpus-sdk.ts'],
        },
      },
      {
        extends: true,
        // The docs site in Chromium: \`npm run test:browser\`.
        test: { name: 'browser', include: inBrowser },
      },
    ],
  },
});
