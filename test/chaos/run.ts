import { chaosText, type ChaosSuite } from './support/table.ts';

/**
 * Runs the long form of the chaos suites and prints their tables; exits with code 1 after a loss.
 *
 * Pass names of suites to run only these: `npm run chaos -- requests downloads`. The everyday tests
 * run the short forms.
 */
const suites: Readonly<Record<string, () => Promise<ChaosSuite>>> = {
  requests: async () => (await import('./requests.ts')).requests,
  downloads: async () => (await import('./downloads.ts')).downloads,
  files: async () => (await import('./files.ts')).files,
  failures: async () => (await import('./failures.ts')).failures,
  processes: async () => (await import('./processes.ts')).processes,
};

const selected = process.argv.slice(2);
let losses = 0;
for (const [name, load] of Object.entries(suites)) {
  if (selected.length > 0 && !selected.includes(name)) continue;
  const suite = await load();
  const table = await suite(suite.longCount);
  console.log(chaosText(table));
  losses += table.rows.reduce((sum, { failures }) => sum + failures.length, 0);
}
process.exitCode = losses > 0 ? 1 : 0;
