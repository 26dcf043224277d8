import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diffSides } from '../../generator/commands/diff-sides.ts';
import { runGenerate, type GenerateOptions } from '../../generator/commands/generate.ts';
import { readResolveOptions } from '../../generator/commands/output-target.ts';
import { runSite } from '../../generator/commands/site.ts';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import type { Parameter } from '../../generator/model/definition.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { planSync } from '../../generator/sync/plan-sync.ts';
import { readTrackedDefinitions } from '../../generator/update/tracked-definitions.ts';
import { pageWith } from '../record/arbitraries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

function parametersUpTo(amount: number): readonly Parameter[] {
  return [
    { name: 'images', type: 'file_array', description: `Up to ${amount} images.` },
    { name: 'video', type: 'file', description: 'Max ~15 MB. Mutually exclusive with images.' },
    {
      name: 'points',
      type: 'string',
      description: "JSON array of objects with 'x', 'y' and optional 'id'.",
    },
  ];
}

function project(amount = 4): string {
  const definition = formatDefinition(pageWith(parametersUpTo(amount)));
  return temporaryFolder({ 'models/images/maker.yaml': definition });
}

async function generated(folder: string, settings: GenerateOptions['settings'] = {}) {
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  const result = await runGenerate({ ...places, settings }, plainStyle);
  expect(result.exitCode).toBe(0);
  const read = (path: string) => readFileSync(join(folder, 'generated', path), 'utf8');
  return {
    module: read('sdk/models/made-up.ts'),
    schema: read('schema/made-up.json'),
    page: read('docs/models/made-up.md'),
  };
}

describe('generate --trust-descriptions', () => {
  test('mentions certain facts without the flag', async () => {
    const { module, schema, page } = await generated(project());
    expect(module).not.toContain('maxItems(4)');
    expect(module).toContain('From the description: up to 4 items.');
    expect(schema).not.toContain('"maxItems"');
    expect(schema).toContain('From the description: up to 4 items.');
    expect(page).toContain('up to 4 items (from the description)');
    expect(page).toContain('(From the description.)');
  });

  test('turns certain facts into limits and constraints of validator, schema and docs', async () => {
    const { module, schema, page } = await generated(project(), { trustDescriptions: true });
    expect(module).toContain('z.maxItems(4)');
    expect(module).toContain("mutuallyExclusive('video', 'images')");
    expect(schema).toContain('"maxItems": 4');
    expect(schema).toContain('"dependentSchemas"');
    expect(page).toContain('up to 4 items');
    expect(page).not.toContain('From the description.)');
    // Nothing uncertain is among them.
    expect(`${module}${schema}`).not.toContain('15 MiB');
  });

  test('mentions the fields of JSON objects in docs, comments and schema, trusted or not', async () => {
    for (const trustDescriptions of [false, true]) {
      const { module, schema, page } = await generated(project(), { trustDescriptions });
      for (const text of [module, schema, page]) {
        expect(text).toContain("objects with 'x' and 'y', optionally 'id'");
      }
    }
  });

  test('applies to later runs, until --no-trust-descriptions', async () => {
    const folder = project();
    const trusting = await generated(folder, { trustDescriptions: true });
    expect(await generated(folder)).toEqual(trusting);
    const { module } = await generated(folder, { trustDescriptions: false });
    expect(module).not.toContain('z.maxItems(4)');
  });

  test('readResolveOptions returns the configured setting, or else that of the last run', async () => {
    const folder = project();
    const out = join(folder, 'generated');
    expect(readResolveOptions(out, undefined)).toEqual({});
    await generated(folder, { trustDescriptions: true });
    expect(readResolveOptions(out, undefined)).toEqual({ trustDescriptions: true });
    expect(readResolveOptions(out, {})).toEqual({});
  });

  test('diff compares certain facts as limits only if they are trusted', async () => {
    const [before, after] = [project(6), project(4)].map((folder) => join(folder, 'models'));
    const compare = async (trustDescriptions: boolean) => {
      const { json } = await diffSides(
        before ?? '',
        after ?? '',
        {
          ...{ models: 'models', accepted: 'none.yaml', explain: false, format: 'json' },
          resolve: trustDescriptions ? { trustDescriptions } : {},
        },
        plainStyle,
      );
      return JSON.stringify(json);
    };
    expect(await compare(true)).toContain('max-items-lowered');
    expect(await compare(false)).not.toContain('max-items');
  });

  test('planSync compares models that trust descriptions', () => {
    const known = readTrackedDefinitions(join(project(), 'models'));
    if (!known.ok) throw new Error(JSON.stringify(known.problems));
    const pages = [{ definition: pageWith(parametersUpTo(3)), pageName: 'maker.md' }];
    const updates = { pages, problems: [], unread: 0, unchanged: 0 };
    const rulesOf = (trustDescriptions: boolean) =>
      planSync(known.value, updates, {
        histories: new Map(),
        overlays: new Map(),
        shown: (path) => path,
        resolve: trustDescriptions ? { trustDescriptions } : {},
      }).findings.map(({ rule }) => rule);
    expect(rulesOf(true)).toContain('max-items-lowered');
    expect(rulesOf(false)).not.toContain('max-items-lowered');
  });

  test('site shows the same limits as the docs', async () => {
    const folder = project();
    const pageOf = async (trustDescriptions: boolean) => {
      const out = join(folder, `site-${trustDescriptions}`);
      const resolve = trustDescriptions ? { trustDescriptions } : {};
      await runSite({ models: join(folder, 'models'), out, resolve }, plainStyle);
      const page = readdirSync(out, { recursive: true, encoding: 'utf8' }).find(
        (path) => path.includes('made-up') && path.endsWith('.html'),
      );
      return readFileSync(join(out, page ?? ''), 'utf8');
    };
    expect(await pageOf(false)).toContain('from the description');
    expect(await pageOf(true)).not.toContain('up to 4 items (from the description)');
  });
});
