import type { Definition } from '../model/definition.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { readYaml, type YamlFile } from '../yaml/read-yaml.ts';
import { definitionSchema } from './schema.ts';

/** Parses the text of a definition file. */
export function parseDefinition(source: SourceText): Result<YamlFile<Definition>> {
  const file = readYaml<Definition>(source, definitionSchema);
  if (!file.ok) return file;
  const problems = repeatedNames(file.value);
  return problems.length > 0 ? failureOf(problems) : successOf(file.value);
}

/** Reports model IDs and parameter names that occur twice. */
function repeatedNames({ value, locate }: YamlFile<Definition>): Problem[] {
  const models = repeats(value.models.map(({ id }) => id)).map((index) =>
    repeated('model', value.models[index]?.id, locate(['models', index, 'id'])),
  );
  const parameters = value.models.flatMap((model, at) =>
    repeats(model.parameters.map(({ name }) => name)).map((index) =>
      repeated(
        'parameter',
        model.parameters[index]?.name,
        locate(['models', at, 'parameters', index, 'name']),
      ),
    ),
  );
  return [...models, ...parameters];
}

function repeated(
  what: string,
  name: string | undefined,
  location: NonNullable<Problem['location']>,
): Problem {
  return {
    code: 'DEFINITION_DUPLICATE_NAME',
    severity: 'error',
    message: `The ${what} \`${name ?? ''}\` is defined twice.`,
    location,
    fix: 'Remove one of them.',
  };
}

function repeats(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (seen.has(name)) return [index];
    seen.add(name);
    return [];
  });
}
