import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinitionFiles } from '../../generator/definition/definition-files.ts';
import { buildPackage } from '../../generator/output/build-package.ts';
import { cli } from '../support/corpus-sdk.ts';
import { sharedPath } from '../support/shared.ts';
import { changeOne, repeatCatalog } from './catalog.ts';
import { measure, printTable, runNode } from './measure.ts';

const root = join(import.meta.dirname, '..', '..');

/** Times of the command line on the real pages repeated to about 500 models, and how they grow. */
export function benchGenerator(folder: string, rounds: number): void {
  const base = join(folder, 'corpus');
  runNode([cli, 'import', sharedPath('corpus'), '--models', base]);
  const models = join(folder, 'models');
  const out = join(folder, 'generated');
  const count = repeatCatalog(base, models, 500);
  const generate = (...flags: string[]) =>
    runNode([cli, 'generate', '--models', models, '--out', out, ...flags]);
  const fresh = () => {
    rmSync(out, { recursive: true, force: true });
  };

  const files = readDefinitionFiles(models);
  const first = files.ok
    ? files.value.find(({ definition }) => definition.text.includes('max:'))
    : undefined;
  if (!first) throw new Error('no definition has a bound');

  const rows = [
    ['`generate`, everything new', measure(rounds, generate, fresh), '3 s, 500 MB'],
    ['`generate`, nothing changed', measure(rounds, generate), '0.3 s'],
    [
      '`generate`, one definition changed',
      measure(rounds, generate, () => {
        changeOne(join(models, first.path));
      }),
      '1 s',
    ],
    ['`generate --check`', measure(rounds, () => generate('--check')), ''],
    [
      `\`import\` of the ${String(count)} models' pages`,
      measure(
        rounds,
        () =>
          runNode([
            cli,
            'import',
            join(out, 'docs', 'reference'),
            '--models',
            join(folder, 'again'),
          ]),
        () => {
          rmSync(join(folder, 'again'), { recursive: true, force: true });
        },
      ),
      '',
    ],
    ['`--help`', measure(rounds, () => runNode([cli, '--help'])), '0.5 s'],
    [
      'openapi-typescript, types alone, of the same models',
      measure(rounds, () =>
        runNode([
          '--import',
          'tsx',
          join(root, 'test/bench/openapi-typescript.ts'),
          join(out, 'schema'),
          join(folder, 'openapi.ts'),
        ]),
      ),
      '',
    ],
  ] as const;
  printTable(
    `The command line on ${String(count)} models (medians of ${String(rounds)} runs)`,
    ['what', 'seconds', 'peak MB', 'target'],
    rows.map(([what, { seconds, megabytes }, target]) => [
      what,
      seconds.toFixed(2),
      megabytes.toFixed(0),
      target,
    ]),
  );
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

/** The catalog's SDK as it is published. */
export async function publish(folder: string): Promise<string> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const packageFolder = join(folder, 'project', 'node_modules', 'scenario-models');
  await buildPackage(join(folder, 'generated', 'sdk'), join(packageFolder, 'dist'));
  cpSync(join(root, 'generated', 'package.json'), join(packageFolder, 'package.json'));
  return join(folder, 'project');
}
