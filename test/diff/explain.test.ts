import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeRuleIds, changeRules } from '../../generator/change-rules/registry.ts';
import { indexModels, type Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { createExplainer } from '../../generator/diff/explain/explain.ts';
import { emitRuntime } from '../../generator/emit/emit-runtime.ts';
import { emitIndex } from '../../generator/emit/sdk/emit-index.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { emitRegistry } from '../../generator/emit/sdk/emit-registry.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import { summarizeModel } from '../../generator/plan/summary.ts';
import { compile } from '../support/compile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { catalog, model } from './support/catalogs.ts';
import { rulePairs } from './support/rule-pairs.ts';

describe.each(
  changeRuleIds.filter(
    (id) => changeRules[id].wire === 'breaking' || changeRules[id].sdk === 'breaking',
  ),
)('%s', (id) => {
  it('createExplainer shows the request or the code that breaks', () => {
    const { before, after } = rulePairs[id];
    const explain = createExplainer(before, after);
    const [finding] = diffCatalogs(before, after);
    const { request, code, note } = finding ? explain(finding) : {};
    expect(note).toBeUndefined();
    expect(code !== undefined).toBe(changeRules[id].sdk === 'breaking');
    if (changeRules[id].wire === 'breaking') expect(request).toBeDefined();
    if (!request) return;
    const [from, to] = [before, after].map((side) => indexModels(side).get(request.modelId));
    expect(from && acceptsBody(shapeOfModel(from.planned), request.body)).toBe(true);
    if (!to || request.rejectedBy === 'api') return;
    expect(acceptsBody(shapeOfModel(to.planned), request.body)).toBe(false);
  });
});

it('createExplainer shows an import of a removed or renamed model, which no longer compiles', () => {
  const kept = model({ id: 'model_kept', name: 'Kept' });
  const removed = model({ id: 'model_gone', name: 'Gone', capabilities: [] });
  const before = catalog(kept, removed, model(), model({ id: 'model_a', name: 'Other' }));
  const after = catalog(
    kept,
    model({ name: 'Acme Painter' }),
    model({ id: 'model_b', name: 'Other' }),
  );
  const explain = createExplainer(before, after);
  const lines = diffCatalogs(before, after).map((finding) => [finding.rule, explain(finding).code]);
  expect(lines).toEqual([
    ['model-identifier-changed', "import { acmePaint } from 'scenario-models';"],
    ['model-id-changed', "type Input = InputOf<'model_a'>;"],
    ['model-removed', "import { gone } from 'scenario-models';"],
  ]);
  const failing = [before, after].map((side) =>
    failingLines(
      side,
      lines.map(([, code]) => code ?? ''),
    ),
  );
  expect(failing).toEqual([[], [0, 1, 2]]);
});

/** Returns the lines that do not compile against the complete SDK of a catalog. */
function failingLines(side: Catalog, lines: readonly string[]): readonly number[] {
  const folder = temporaryFolder();
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
  const models = [...indexModels(side).values()].map(({ planned }) => planned);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const { path, text } of emitRuntime()) if (!path.includes('/client/')) write(path, text);
  for (const planned of models)
    write(`sdk/models/${planned.names.fileName}.ts`, emitModule(planned));
  write('sdk/index.ts', emitIndex(models.map(summarizeModel)));
  write('sdk/registry.ts', emitRegistry(models.map(summarizeModel)).text);
  lines.forEach((line, index) => {
    const code = line.startsWith('import')
      ? line.replace("'scenario-models'", "'../sdk/index.js'")
      : `import type { InputOf } from '../sdk/registry.js';\nexport ${line}`;
    write(`users/line${index}.ts`, code);
  });
  const errors = compile('typescript-7', folder, ['sdk', 'users'], { noUnusedLocals: false });
  return lines.flatMap((_, index) =>
    errors.some((error) => error.startsWith(`users/line${index}.ts`)) ? [index] : [],
  );
}
