import { sectionLink, type Words } from '../../markdown/blocks.ts';
import { sourceNames, sourceOf } from '../../model/limit-sources.ts';
import type { Provenance } from '../../model/resolved-model.ts';
import { itemType } from '../../model/value-type.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { sourcesTitle } from './sources-section.ts';

/** A parameter with its path from the top of the request: `keyframes.seconds`. */
export interface ParameterRow extends PlannedParameter {
  readonly path: string;
  /** Whether facts have a link to their source. */
  readonly withSources: boolean;
}

/** Returns a row for each parameter. */
export function rowsOf(
  parameters: readonly PlannedParameter[],
  prefix = '',
  withSources = false,
): readonly ParameterRow[] {
  return parameters.map((planned) => ({
    ...planned,
    path: `${prefix}${planned.parameter.name}`,
    withSources,
  }));
}

/** Returns the nested parameters of a list of objects. */
export function itemRows({ path, type, withSources }: ParameterRow): readonly ParameterRow[] {
  const item = itemType(type);
  return item.kind === 'object' ? rowsOf(item.parameters ?? [], `${path}.`, withSources) : [];
}

/** Returns a link to the section "Sources", for a fact that is not from the reference page. */
export function sourceMark(source: Provenance = 'page'): Words {
  return source === 'page' ? [] : [' ', sectionLink(sourcesTitle, sourceNames[source])];
}

/** Marks a field of a parameter that is not from the reference page. */
export function fieldMark({ parameter, withSources }: ParameterRow, field: string): Words {
  return withSources && field in parameter ? sourceMark(sourceOf(parameter, field)) : [];
}
