import { literalsOf, nestedOf } from '../model/value-type.ts';
import { rememberByObject } from '../text/remember.ts';
import { identifierFrom } from './identifier.ts';
import type { PlannedModel, PlannedParameter } from './types.ts';

/** The maximum number of allowed values in a type. A longer list becomes a constant of the module. */
const maxInlineValues = 20;

/** The names that a module declares in addition to its model. */
export interface ModuleNames {
  /** The constants that hold long lists of allowed values. */
  readonly valueLists: ReadonlyMap<PlannedParameter, string>;
  /** The interfaces of the items of each `inputs_array`. */
  readonly items: ReadonlyMap<PlannedParameter, string>;
}

/** Returns whether the code of a parameter has a name that its module declares. */
export function usesName(planned: PlannedParameter, { valueLists, items }: ModuleNames): boolean {
  return valueLists.has(planned) || items.has(planned);
}

/** The names of a module that declares none. */
export const noNames: ModuleNames = { valueLists: new Map(), items: new Map() };

/**
 * Returns a function that keeps its results for parameters whose code has no declared name: many
 * models have the same ones.
 */
export function rememberUnnamed<Result>(
  print: (planned: PlannedParameter, names: ModuleNames) => Result,
): (planned: PlannedParameter, names: ModuleNames) => Result {
  const unnamed = rememberByObject((planned: PlannedParameter) => print(planned, noNames));
  return (planned, names) => (usesName(planned, names) ? print(planned, names) : unnamed(planned));
}

/** Chooses unique names for the constants and interfaces of a module. */
export function nameDeclarations({ names, parameters }: PlannedModel): ModuleNames {
  const used = new Set([names.identifier, names.inputType]);
  const unique = (base: string) => {
    let name = base;
    for (let number = 2; used.has(name); number++) name = `${base}${number}`;
    used.add(name);
    return name;
  };
  const valueLists = new Map<PlannedParameter, string>();
  const items = new Map<PlannedParameter, string>();

  const visit = (parameter: PlannedParameter, owner: string) => {
    const { name } = parameter.parameter;
    const isLong = (literalsOf(parameter.type)?.length ?? 0) > maxInlineValues;
    const nested = nestedOf(parameter.type);
    if (!isLong && !nested) return;
    const identifier = identifierFrom(name, name);
    if (isLong) valueLists.set(parameter, unique(`${identifier}Values`));
    if (!nested) return;
    const item = unique(`${owner}${identifier.charAt(0).toUpperCase()}${identifier.slice(1)}Item`);
    items.set(parameter, item);
    for (const inner of nested) visit(inner, item.replace(/Item$/, ''));
  };
  const owner = names.inputType.replace(/Input$/, '');
  for (const parameter of parameters) visit(parameter, owner);
  return { valueLists, items };
}
