import { defineConfig } from 'vitest/config';

const onCorpus = ['test/sdk/**/*.test.ts'];
const inBrowser = ['test/site/browser/*.test.ts'];
const slow = ['test/**/*.slow.test.ts'];

/** Whole files that take about five seconds or more, so that the everyday tests stay below two minutes. */
const tooLong = [
  'test/chaos/files.test.ts',
  'test/client/compiles.test.ts',
  'test/commands/cli.test.ts',
  'test/commands/compiled-code.test.ts',
  'test/commands/diff-sides.test.ts',
  'test/commands/hostile-files.test.ts',
  'test/commands/hostile-output.test.ts',
  'test/commands/import.test.ts',
  'test/commands/init-terminal.test.ts',
  'test/commands/init.test.ts',
  'test/commands/watch-saves.test.ts',
  'test/commands/write-modes.test.ts',
  'test/config/config.test.ts',
  'test/config/reference-names.test.ts',
  'test/docs/shell-lines.test.ts',
  'test/emit/docs-grammar.test.ts',
  'test/emit/docs-requests.test.ts',
  'test/growth/linear-time.test.ts',
  'test/growth/patterns.test.ts',
  'test/output/settings.test.ts',
  'test/reference/layout-changes/layout-changes.test.ts',
  'test/reference/markdown-text.test.ts',
  'test/report/produced-codes.test.ts',
  'test/sdk/docs-samples.test.ts',
  'test/sdk/site-budget.test.ts',
  'test/sync/faults.test.ts',
  'test/sync/moves.test.ts',
  'test/workflow/sync-workflow.test.ts',
];

/** These run a part of their cases every day, and all of them in the project `slow`. */
const withLongForm = [
  'test/client/chaos.test.ts',
  'test/client/run-all.test.ts',
  'test/commands/bad-input.test.ts',
  'test/commands/no-bug.test.ts',
  'test/commands/odd-files.test.ts',
  'test/emit/common-parameters.test.ts',
  'test/emit/samples-and-facts.test.ts',
  'test/fuzz/fuzz.test.ts',
  'test/reference/layout-changes/damage.test.ts',
  'test/reference/round-trip.test.ts',
  'test/sdk/corpus-compiles.test.ts',
  'test/sdk/docs-flavor.test.ts',
  'test/sdk/docs-links.test.ts',
  'test/sdk/docs-programs.test.ts',
  'test/sdk/formatted.test.ts',
  'test/sdk/json-schema.test.ts',
  'test/sdk/playground-programs.test.ts',
  'test/site/browser/corpus.test.ts',
  'test/site/site.test.ts',
  'test/site/sizes.test.ts',
];

export default defineConfig({
  test: {
    // Only what hangs gets here: a deadline of seconds would fail on a busy machine.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 300_000 } },
    // Whatever a test changes in the environment or in globals is undone after it.
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    globalSetup: ['test/support/no-leftovers.ts'],
    maxWorkers: '100%',
    // Every file would load the compilers and formatters again, which takes half a minute.
    isolate: false,
    provide: { isLong: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: [...onCorpus, ...inBrowser, ...slow, ...tooLong],
        },
      },
      {
        extends: true,
        // These need the SDK of all real pages, which is generated once for all of them.
        test: {
          name: 'corpus',
          include: onCorpus,
          exclude: [...slow, ...tooLong],
          globalSetup: ['test/support/corpus-sdk.ts'],
        },
      },
      {
        extends: true,
        // Takes minutes: `npm run test:all`.
        test: {
          name: 'slow',
          include: [...slow, ...tooLong, ...withLongForm],
          provide: { isLong: true },
          globalSetup: ['test/support/corpus-sdk.ts'],
        },
      },
      {
        extends: true,
        // The docs site in Chromium: `npm run test:browser`.
        test: { name: 'browser', include: inBrowser },
      },
    ],
  },
});
