import { readDefinitionFiles } from '../../generator/definition/definition-files.ts';
import { assignNames } from '../../generator/plan/assign-names.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { resolveFile } from '../../generator/resolve/resolve-file.ts';

/** The models of a folder of definitions as the emitters receive them. */
export function planFolder(modelsFolder: string): readonly PlannedModel[] {
  const files = readDefinitionFiles(modelsFolder);
  if (!files.ok) throw new Error(`no definitions in ${modelsFolder}`);
  const resolved = files.value.map((file) => {
    const result = resolveFile(file);
    if (!result.ok) throw new Error(`${file.path}: ${JSON.stringify(result.problems)}`);
    return result.value;
  });
  const { names } = assignNames(
    resolved.flatMap(({ path, models, definition }) =>
      models.map(({ id, name }) => ({ id, name, path, provider: definition.value.provider })),
    ),
  );
  return resolved.flatMap(({ path, models, definition }) => {
    const { provider, category, source } = definition.value;
    return models.flatMap((model) => {
      const modelNames = names.get(model.id);
      return modelNames ? [planModel(model, { provider, category, source, path }, modelNames)] : [];
    });
  });
}
