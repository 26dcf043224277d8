import type { Location } from '../report/problem.ts';
import type { ResolvedFile } from '../resolve/resolve-file.ts';
import type { Path } from '../yaml/parse-yaml.ts';
import type { Catalog, CatalogPage } from './catalog.ts';

/** Returns definition files as one side of a diff, with locations for findings. */
export function catalogOf(files: readonly ResolvedFile[]): Catalog {
  return { pages: files.map(pageOf) };
}

function pageOf({ path, definition: { value, locate }, models }: ResolvedFile): CatalogPage {
  const { provider, category, source } = value;
  const places = new Map(
    value.models.map(({ id, parameters }, index) => [
      id,
      {
        path: ['models', index] as const,
        parameters: new Map(parameters.map(({ name }, at) => [name, at])),
      },
    ]),
  );
  return {
    page: { provider, category, source, path },
    models,
    locate: (modelId, parameter, field): Location | undefined => {
      const place = places.get(modelId);
      if (!place) return undefined;
      if (parameter === undefined) return locate([...place.path, field ?? 'name']);
      const [name = ''] = parameter.split('[].');
      const at = place.parameters.get(name);
      // Nested parameters and overlays have no location here; the parameter is the nearest.
      const inner: Path = parameter === name && field !== undefined ? [field] : [];
      return at === undefined
        ? undefined
        : locate([...place.path, 'parameters', at, ...(inner.length > 0 ? inner : ['name'])]);
    },
  };
}
