// cspell:ignore alowed integerr
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffSides } from '../../generator/commands/diff-sides.ts';
import { runImport } from '../../generator/commands/import.ts';
import { configName } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import type { Config } from '../../generator/config/schema.ts';
import { columns } from '../../generator/reference/columns.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { contents, projectOf, syncIn } from '../sync/project.ts';

const page = acmePage
  .replace('| `image`   | file  ', '| `image`   | file_array')
  .replace(/\| +\|$/m, '|');
const newer = page.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');

function configOf(text: string): Config {
  const read = readConfig(temporaryFolder({ [configName]: text }));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.config;
}

type Rename = readonly [name: string, map: string, rename: (text: string) => string];

const renames: readonly Rename[] = [
  ...columns.map((name): Rename => [
    `the column ${name}`,
    `columns: { Gizmo: ${name} }`,
    (text: string) => text.replace(new RegExp(`\\| ${name} +\\|`), '| Gizmo |'),
  ]),
  ...['Model ID', 'Capabilities', 'LLM Markdown'].map((name): Rename => [
    `the label ${name}`,
    `labels: { Gizmo: ${name} }`,
    (text: string) => text.replace(`**${name}:**`, '**Gizmo:**'),
  ]),
  ...['number', 'file_array'].map((name): Rename => [
    `the type ${name}`,
    `types: { gizmo: ${name} }`,
    (text: string) => text.replace(`| ${name} `, '| gizmo '),
  ]),
  [
    'a type with brackets',
    "types: { 'gizmo[]': file_array }",
    (text: string) => text.replace('| file_array ', '| gizmo[] '),
  ],
  [
    'two columns and a type',
    'columns: { Gizmo: Default, widget: Allowed Values }, types: { Thing: number }',
    (text: string) =>
      text
        .replace('| Default |', '| Gizmo   |')
        .replace('Allowed Values', 'WIDGET        ')
        .replace('| number |', '| thing  |'),
  ],
];

describe.each(renames)('with %s renamed and a map in the configuration', (_, map, rename) => {
  test('import and sync read the same definitions', async () => {
    const config = configOf(`reference: { ${map} }\n`);
    expect(rename(newer)).not.toBe(newer);
    const plain = await projectOf([join(temporaryFolder({ 'acme.md': page }), 'acme.md')]);
    const mapped = await projectOf([join(temporaryFolder({ 'acme.md': page }), 'acme.md')]);
    await syncIn(plain, { from: temporaryFolder({ 'acme.md': newer }) });
    const from = temporaryFolder({ 'acme.md': rename(newer) });
    const synced = await syncIn(mapped, { from, config, acceptFormat: true });
    expect(synced.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(synced.exitCode).toBe(0);
    const facts = (folder: string) =>
      Object.entries(contents(folder)).filter(([path]) => path.startsWith('generated/sdk/models'));
    expect(facts(mapped)).toEqual(facts(plain));
    const models = join(temporaryFolder(), 'models');
    const imported = await runImport([join(from, 'acme.md')], { models, config }, plainStyle);
    expect(imported.exitCode).toBe(0);
  });
});

test.each(['columns: { Gizmo: Alowed Values }', 'labels: { X: Model }', 'types: { x: integerr }'])(
  'readConfig rejects %s, with the names that exist',
  (map) => {
    const read = readConfig(temporaryFolder({ [configName]: `reference: { ${map} }\n` }));
    expect(read.problems).toMatchObject([{ code: 'CONFIG_WRONG_VALUE' }]);
  },
);

test('a map does not change the usual names', async () => {
  const folder = temporaryFolder({ 'old.md': page, 'new.md': newer });
  const { reference: map } = configOf('reference: { columns: { Gizmo: Min } }\n');
  const options = { models: folder, accepted: '', explain: false, format: 'text' as const };
  const sides = [join(folder, 'old.md'), join(folder, 'new.md')] as const;
  const { stdout } = await diffSides(...sides, { ...options, ...(map && { map }) }, plainStyle);
  expect(stdout).toContain('amount: max 4 → 2');
});
