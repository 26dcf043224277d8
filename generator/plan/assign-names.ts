import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { namesFor } from './identifier.ts';
import type { ModelNames } from './types.ts';

/** The facts that a model's name in code is derived from. */
export interface NamedModel {
  readonly id: string;
  readonly name: string;
  readonly identifier?: string;
  readonly provider: string;
  /** The definition's path below the models folder. */
  readonly path: string;
}

/** Returns the facts that decide the names of the models of a page. */
export function namedModels(
  models: readonly Pick<NamedModel, 'id' | 'name' | 'identifier'>[],
  provider: string,
  path: string,
): readonly NamedModel[] {
  return models.map(({ id, name, identifier }) => ({
    id,
    name,
    ...(identifier === undefined ? {} : { identifier }),
    provider,
    path,
  }));
}

/** The names of all models, and the collisions that were resolved. */
export interface AssignedNames {
  readonly names: ReadonlyMap<string, ModelNames>;
  readonly problems: readonly Problem[];
}

/**
 * Assigns a unique name in code to each model of the catalog, regardless of their order. Models with an
 * `identifier` have priority, then models with the smaller ID.
 */
export function assignNames(models: readonly NamedModel[]): AssignedNames {
  const names = new Map<string, ModelNames>();
  const owners = new Map<string, NamedModel>();
  const problems: Problem[] = [];

  for (const model of models.toSorted(byPriority)) {
    if (names.has(model.id)) continue; // another page of the same model
    const preferred = namesFor(model);
    const owner = ownerOf(preferred, owners);
    const assigned = owner ? firstAvailable(model, preferred, owners) : preferred;
    if (owner) problems.push(nameTaken(model, owner, preferred, assigned));
    names.set(model.id, assigned);
    for (const key of keysOf(assigned)) owners.set(key, model);
  }
  return { names, problems };
}

type Owners = ReadonlyMap<string, NamedModel>;

/** Returns the keys of names that must be unique: names in code and file names, regardless of case. */
function keysOf({ identifier, fileName }: ModelNames): readonly string[] {
  return [identifier.toLowerCase(), `${fileName}.ts`];
}

function ownerOf(names: ModelNames, owners: Owners): NamedModel | undefined {
  return keysOf(names)
    .map((key) => owners.get(key))
    .find((owner) => owner !== undefined);
}

function byPriority(a: NamedModel, b: NamedModel): number {
  const priority = Number(a.identifier === undefined) - Number(b.identifier === undefined);
  if (priority !== 0) return priority;
  return compareText(a.id, b.id) || compareText(a.path, b.path);
}

function firstAvailable(model: NamedModel, preferred: ModelNames, owners: Owners): ModelNames {
  const { id, name, provider } = model;
  const numbered = (number: number) =>
    namesFor({ id, name, identifier: `${preferred.identifier}_${number}` });
  const [readable] = [
    namesFor({ id, name: `${provider} ${name}` }),
    namesFor({ id, name: '' }),
  ].filter((names) => !ownerOf(names, owners));
  if (readable) return readable;
  let number = 2;
  while (ownerOf(numbered(number), owners)) number++;
  return numbered(number);
}

function nameTaken(
  model: NamedModel,
  owner: NamedModel,
  preferred: ModelNames,
  assigned: ModelNames,
): Problem {
  return {
    code: 'CATALOG_NAME_TAKEN',
    severity: 'warning',
    file: model.path,
    message: `${model.name} (${model.id}) is \`${assigned.identifier}\` in code, because ${owner.name} (${owner.id}) is \`${preferred.identifier}\`.`,
    why: 'Names in code must be unique, and file names must differ in more than case and punctuation.',
    fix: `To keep the name, or to choose another, set \`identifier: ${assigned.identifier}\` for the model in ${model.path}.`,
  };
}
