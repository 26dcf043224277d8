import { compareDates, type History, type HistoryChange } from './history.ts';

/** The names of removed models and parameters, by which a reuse is detected. */
export interface Tombstones {
  /** The name in code of each removed model, by ID. */
  readonly models: ReadonlyMap<string, string>;
  /** The ID of each removed model, by its name in code. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** The type of each removed parameter, by the ID of its model and its path. */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** No removed models or parameters. */
export const noTombstones: Tombstones = {
  models: new Map(),
  identifiers: new Map(),
  parameters: new Map(),
};

/**
 * Collects the names that the histories of all pages report as removed, unless they were added again.
 */
export function tombstonesOf(histories: readonly History[]): Tombstones {
  const models = new Map<string, string>();
  const identifiers = new Map<string, string>();
  const parameters = new Map<string, Map<string, string>>();
  const typesOf = (model: string) => {
    const types = parameters.get(model) ?? new Map<string, string>();
    parameters.set(model, types);
    return types;
  };
  for (const change of oldestFirst(histories)) {
    const { model, rule, parameter = '', before = '', after = '' } = change;
    const [nameBefore, nameAfter] = [String(before), String(after)];
    switch (rule) {
      case 'model-removed':
        models.set(model, nameBefore);
        identifiers.set(nameBefore, model);
        break;
      case 'model-id-changed':
        models.set(nameBefore, nameAfter);
        break;
      case 'model-identifier-changed':
        identifiers.set(nameBefore, model).delete(nameAfter);
        break;
      case 'model-added':
      case 'model-id-reused':
      case 'identifier-reused':
        models.delete(model);
        identifiers.delete(nameAfter);
        break;
      case 'parameter-removed':
        typesOf(model).set(parameter, nameBefore);
        break;
      case 'parameter-renamed':
        typesOf(model).set(withLastName(parameter, nameBefore), `the name of ${nameAfter}`);
        break;
      case 'optional-parameter-added':
      case 'required-parameter-added':
      case 'required-parameter-with-default-added':
      case 'parameter-name-reused':
        typesOf(model).delete(parameter);
        break;
      default:
        break;
    }
  }
  return { models, identifiers, parameters };
}

function oldestFirst(histories: readonly History[]): HistoryChange[] {
  return histories
    .flat()
    .toReversed()
    .toSorted((a, b) => compareDates(a.date, b.date))
    .flatMap(({ changes }) => changes);
}

/** Returns the path with another last name: `keyframes[].url` → `keyframes[].uri`. */
function withLastName(path: string, name: string): string {
  return [...path.split('[].').slice(0, -1), name].join('[].');
}
