import type { Scalar } from '../../model/definition.ts';
import type { PlannedParameter } from '../../plan/types.ts';
import { itemType } from '../../model/item-type.ts';
import { code, type Words } from '../../markdown/blocks.ts';

/** A parameter, and how it is called from the top of the request: `keyframes.seconds`. */
export interface Row extends PlannedParameter {
  readonly path: string;
}

export function rowsOf(parameters: readonly PlannedParameter[], prefix = ''): readonly Row[] {
  return parameters.map((planned) => ({ ...planned, path: `${prefix}${planned.parameter.name}` }));
}

/** The parameters of each item of a list of objects. */
export function itemRows({ path, type }: Row): readonly Row[] {
  const item = itemType(type);
  return item.kind === 'object' ? rowsOf(item.parameters ?? [], `${path}.`) : [];
}

/** Whether nobody says what the objects of a list hold. */
export function isOpaque({ type }: Row): boolean {
  const item = itemType(type);
  return item.kind === 'object' && item.parameters === undefined;
}

/** The allowed values, or those of each item of a list. */
export function literalsOf({ type }: Row): readonly Scalar[] {
  const item = itemType(type);
  return item.kind === 'literals' ? item.values : [];
}

/** The heading of the table of a list's items. */
export function itemsTitle(path: string): Words {
  return ['Items of ', code(path)];
}

/** The heading of a list of values that is too long for the table. */
export function valuesTitle(path: string): Words {
  return ['Values of ', code(path)];
}
