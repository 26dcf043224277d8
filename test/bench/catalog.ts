import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readDefinitionFiles } from '../../generator/definition/definition-files.ts';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import { parseDefinition } from '../../generator/definition/parse-definition.ts';
import type { Definition } from '../../generator/model/definition.ts';

/** Writes the definitions of `from` repeatedly, under other names, until there are at least `count` models. */
export function repeatCatalog(from: string, to: string, count: number): number {
  const files = readDefinitionFiles(from);
  if (!files.ok) throw new Error(`${from} has no definitions`);
  let models = 0;
  for (let round = 0; models < count; round++) {
    for (const { path, definition: source } of files.value) {
      if (models >= count) break;
      const parsed = parseDefinition(source);
      if (!parsed.ok) throw new Error(`${path} can't be read`);
      const definition = renamed(parsed.value.value, round);
      const file = join(to, path.replace(/\.yaml$/, `-${round}.yaml`));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, formatDefinition(definition));
      models += definition.models.length;
    }
  }
  return models;
}

function renamed(definition: Definition, round: number): Definition {
  if (round === 0) return definition;
  return {
    ...definition,
    provider: `${definition.provider} ${round}`,
    models: definition.models.map((model) => ({
      ...model,
      id: `${model.id}-${round}`,
      name: `${model.name} Nr ${round}`,
    })),
  };
}

/** Raises one bound in a definition. */
export function changeOne(file: string): void {
  const text = readFileSync(file, 'utf8');
  const now = /max: (\d+)/.exec(text)?.[1];
  if (now === undefined) throw new Error(`${file} has nothing to change`);
  writeFileSync(file, text.replace(/max: \d+/, `max: ${Number(now) + 1}`));
}
