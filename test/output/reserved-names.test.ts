import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { runSite } from '../../generator/commands/site.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { placesIn } from '../sync/project.ts';

/** Names of files and operations that the output reserves, or that no file can have. */
const names = ['OpenAPI', 'Models', 'Index', 'Registry', 'Catalog', 'Con', 'Get Job', 'Start'];

const definition = `provider: Acme
category: image generation
source:
  lastUpdated: "2026-04-09"
models:
${names
  .map(
    (name, index) => `  - id: model_${index}
    name: ${name}
    capabilities: [txt2img]
    parameters:
      - name: prompt
        type: string
`,
  )
  .join('')}`;

test('models with reserved names keep all files of the output and of the site apart', async () => {
  const folder = temporaryFolder({ 'models/image-generation/acme.yaml': definition });
  const { exitCode, problems } = await runGenerate(placesIn(folder), plainStyle);
  expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
  const out = join(folder, 'dist');
  expect(await runSite({ models: join(folder, 'models'), out }, plainStyle)).toMatchObject({
    exitCode: 0,
    problems: [],
  });
  for (const place of [join(folder, 'generated'), out]) {
    const paths = readdirSync(place, { recursive: true, encoding: 'utf8' });
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(paths.filter((path) => /(?:^|[/\\])con\./i.test(path))).toEqual([]);
    const read = (path: string): unknown => JSON.parse(readFileSync(join(place, path), 'utf8'));
    const entries = read('schema/models.json') as { readonly paths: { readonly schema: string } }[];
    expect(entries).toHaveLength(names.length);
    for (const { paths: files } of entries) expect(read(files.schema)).toHaveProperty('properties');
    const openapi = read('schema/openapi.json') as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId?: string }>>>>;
    };
    const operations = Object.values(openapi.paths)
      .flatMap((path) => Object.values(path))
      .flatMap(({ operationId }) => operationId ?? []);
    expect(new Set(operations).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(names.length);
  }
});
