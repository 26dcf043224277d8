import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readDefinitionFiles } from '../../generator/definition/definition-files.ts';
import { buildPackage } from '../../generator/output/build-package.ts';
import { cli } from '../support/corpus-sdk.ts';
import { sharedPath } from '../support/shared.ts';
import { changeOne, repeatCatalog } from './catalog.ts';
import { measure, measureInTurn, moveAway, printTable, runNode, type Run } from './measure.ts';
import type { Peers } from './peers.ts';

const root = join(import.meta.dirname, '..', '..');

type Row = readonly [what: string, run: Run, target: string];

/** Measures the command line on the real pages repeated to about 500 models, and other generators on its openapi.json. */
export async function benchGenerator(folder: string, rounds: number, peers: Peers): Promise<void> {
  const base = join(folder, 'corpus');
  runNode([cli, 'import', sharedPath('corpus'), '--models', base]);
  const models = join(folder, 'models');
  const out = join(folder, 'generated');
  const count = repeatCatalog(base, models, 471);
  const generate = (...flags: string[]) =>
    runNode([cli, 'generate', '--models', models, '--out', out, ...flags]);
  const fresh = () => {
    moveAway(out);
  };

  const files = readDefinitionFiles(models);
  const first = files.ok
    ? files.value.find(({ definition }) => definition.text.includes('max:'))
    : undefined;
  if (!first) throw new Error('no definition has a bound');

  const cold = measure(rounds, generate, fresh);
  generate(); // the first run after a change compares hashes, later ones signatures
  const openapi = readFileSync(join(out, 'schema', 'openapi.json'), 'utf8');
  const cold24 = () => {
    fresh();
    return runNode([cli, 'generate', '--models', models, '--out', out], { node: peers.node });
  };
  let installations = 0;
  const first24 = () => {
    fresh();
    const env = { XDG_CACHE_HOME: join(folder, `cache-${String(installations++)}`) };
    return runNode([cli, 'generate', '--models', models, '--out', out], { node: peers.node, env });
  };
  const inTurn = [
    ['the same, Node 24', cold24] as const,
    ['the same, first run of an installation', first24] as const,
    ...peers.runs(openapi),
  ];
  const medians = measureInTurn(
    rounds,
    inTurn.map(([, run]) => run),
  );
  const heyApi = medians[inTurn.findIndex(([name]) => name.startsWith('hey-api'))]?.seconds;
  generate();
  generate();
  const rows: readonly Row[] = [
    ['`generate`, everything new', cold, '3 s CPU'],
    ...medians.map((run, index): Row => {
      return [inTurn[index]?.[0] ?? '', run, index === 0 ? '0.5 × hey-api' : ''];
    }),
    [
      'openapi-typescript (types alone)',
      measure(rounds, () =>
        runNode([
          '--import',
          'tsx',
          join(root, 'test/bench/openapi-typescript.ts'),
          join(out, 'schema', 'openapi.json'),
          join(folder, 'openapi.ts'),
        ]),
      ),
      '',
    ],
    ['`generate`, nothing changed', measure(rounds, generate), '0.15 s'],
    [
      '`generate`, one definition changed',
      measure(rounds, generate, () => {
        changeOne(join(models, first.path));
      }),
      '0.35 s',
    ],
    ['`generate --check`, after a run', measure(rounds, () => generate('--check')), '0.5 s'],
    ...(await pageRows(folder, join(out, 'docs', 'reference'), rounds)),
    ['`--help`', measure(rounds, () => runNode([cli, '--help'])), '0.5 s'],
  ];
  printTable(
    `The command line on ${String(count)} models (medians of ${String(rounds)} runs)`,
    ['what', 'seconds', 'CPU seconds', 'of hey-api', 'peak MB', 'target'],
    rows.map(([what, { seconds, cpu, megabytes }, target]) => [
      what,
      seconds.toFixed(2),
      cpu.toFixed(2),
      (seconds / (heyApi ?? Number.NaN)).toFixed(2),
      megabytes.toFixed(0),
      target,
    ]),
  );
}

/** Measures commands that read 100 pages. */
async function pageRows(
  folder: string,
  reference: string,
  rounds: number,
): Promise<readonly Row[]> {
  const pages = join(folder, 'pages');
  const models = join(folder, 'again');
  const files = readdirSync(reference, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .slice(0, 100);
  for (const path of files) {
    mkdirSync(join(pages, path, '..'), { recursive: true });
    // A page whose links are adapted is kept as data too.
    const data = join(reference, path.replace(/\.md$/, '.txt'));
    cpSync(existsSync(data) ? data : join(reference, path), join(pages, path));
  }
  const what = `${String(files.length)} pages`;
  const imported = measure(
    rounds,
    () => runNode([cli, 'import', pages, '--models', models]),
    () => {
      moveAway(models);
    },
  );
  const project = join(folder, 'project-of-pages');
  mkdirSync(project);
  const server = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'test/bench/page-server.ts'), pages],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [port] = (await once(server.stdout, 'data')) as readonly unknown[];
    const urls = files.map((path) => `http://127.0.0.1:${String(port).trim()}/${path}`);
    runNode([cli, 'import', ...urls], { cwd: project });
    runNode([cli, 'sync'], { cwd: project });
    const synced = measure(rounds, () => runNode([cli, 'sync', '--check'], { cwd: project }));
    return [
      [`\`import\` of ${what}`, imported, '1.5 s'],
      [`\`sync --check\` of ${what}, unchanged (loopback)`, synced, '1 s'],
    ];
  } finally {
    server.kill();
  }
}

/** Cold runs of `generate` from 500 to 5,000 models. */
export function benchGrowth(folder: string): void {
  const rows = [500, 1000, 2500, 5000].map((wanted) => {
    const models = join(folder, `models-${String(wanted)}`);
    const out = join(folder, `generated-${String(wanted)}`);
    const count = repeatCatalog(join(folder, 'corpus'), models, wanted);
    const { seconds, megabytes } = runNode([cli, 'generate', '--models', models, '--out', out]);
    rmSync(models, { recursive: true });
    rmSync(out, { recursive: true });
    return [
      String(count),
      seconds.toFixed(1),
      ((1000 * seconds) / count).toFixed(1),
      megabytes.toFixed(0),
    ];
  });
  printTable('How a cold `generate` grows', ['models', 'seconds', 'ms a model', 'peak MB'], rows);
}

/** The SDK of the catalog, as published. */
export async function publish(folder: string): Promise<string> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const packageFolder = join(folder, 'project', 'node_modules', 'scenario-models');
  await buildPackage(join(folder, 'generated', 'sdk'), join(packageFolder, 'dist'));
  cpSync(join(root, 'generated', 'package.json'), join(packageFolder, 'package.json'));
  return join(folder, 'project');
}
