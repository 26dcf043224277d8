import type { Problem } from '../report/problem.ts';
import { identifierFrom, namesFrom } from './identifier.ts';
import type { ModelNames } from './types.ts';

/** What a model's name in code follows from. */
export interface NamedModel {
  readonly id: string;
  readonly name: string;
  readonly identifier?: string;
  readonly provider: string;
  /** The definition's path below the models folder. */
  readonly path: string;
}

export interface AssignedNames {
  readonly names: ReadonlyMap<string, ModelNames>;
  readonly problems: readonly Problem[];
}

/**
 * Gives each model of the catalogue a name that no other has, whatever the order they come in.
 * A model that names itself (`identifier`) has the first claim, then the smaller id.
 */
export function assignNames(models: readonly NamedModel[]): AssignedNames {
  const names = new Map<string, ModelNames>();
  const owners = new Map<string, NamedModel>();
  const problems: Problem[] = [];

  for (const model of models.toSorted(byClaim)) {
    if (names.has(model.id)) continue; // a second page of the same model
    const wanted = namesFrom(model.identifier ?? identifierFrom(model.name, model.id));
    const given = firstFree(model, wanted, owners);
    const owner = owners.get(wanted.fileName);
    if (owner) problems.push(nameTaken(model, owner, wanted, given));
    names.set(model.id, given);
    owners.set(given.fileName, model);
  }
  return { names, problems };
}

function byClaim(one: NamedModel, other: NamedModel): number {
  const claim = Number(one.identifier === undefined) - Number(other.identifier === undefined);
  if (claim !== 0) return claim;
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return one.path < other.path ? -1 : 1;
}

function firstFree(
  model: NamedModel,
  wanted: ModelNames,
  owners: ReadonlyMap<string, NamedModel>,
): ModelNames {
  const alternatives = [
    wanted,
    namesFrom(identifierFrom(`${model.provider} ${model.name}`, model.id)),
    namesFrom(identifierFrom('', model.id)),
  ];
  for (const names of alternatives) if (!owners.has(names.fileName)) return names;
  for (let number = 2; ; number++) {
    const names = namesFrom(`${wanted.identifier}_${number}`);
    if (!owners.has(names.fileName)) return names;
  }
}

function nameTaken(
  model: NamedModel,
  owner: NamedModel,
  wanted: ModelNames,
  given: ModelNames,
): Problem {
  return {
    code: 'CATALOGUE_NAME_TAKEN',
    severity: 'warning',
    file: model.path,
    message: `${model.name} (${model.id}) can't be \`${wanted.identifier}\` in code, ${owner.name} (${owner.id}) is. It is \`${given.identifier}\`.`,
    why: 'Every model needs a name of its own in code, and two whose files differ only in case or punctuation would be mixed up.',
    fix: `Write \`identifier: ${given.identifier}\` under the model in ${model.path} to keep the name, or choose a better one.`,
  };
}
