import { compareDates, type History, type HistoryChange } from './history.ts';

/** What was removed, so that it can't come back as something else unnoticed. */
export interface Tombstones {
  /** The name in code of each model that was removed, by its id. */
  readonly models: ReadonlyMap<string, string>;
  /** The id that each name in code belonged to which no model has any more. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** What each parameter was that is gone, its type for one, by the id of its model and its path. */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const noTombstones: Tombstones = {
  models: new Map(),
  identifiers: new Map(),
  parameters: new Map(),
};

/** The names that the histories of all pages say were removed and that did not come back since. */
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
    const { model, rule, parameter = '', old = '', new: now = '' } = change;
    const [was, is] = [String(old), String(now)];
    switch (rule) {
      case 'model-removed':
        models.set(model, was);
        identifiers.set(was, model);
        break;
      case 'model-id-changed':
        models.set(was, is);
        break;
      case 'model-identifier-changed':
        identifiers.set(was, model).delete(is);
        break;
      case 'model-added':
      case 'model-id-reused':
      case 'identifier-reused':
        models.delete(model);
        identifiers.delete(is);
        break;
      case 'parameter-removed':
        typesOf(model).set(parameter, was);
        break;
      case 'parameter-renamed':
        typesOf(model).set(inPlaceOf(parameter, was), `the name of ${is}`);
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
    .toSorted((one, other) => compareDates(one.date, other.date))
    .flatMap(({ changes }) => changes);
}

/** The path of a parameter that had another name: `keyframes[].url` → `keyframes[].uri`. */
function inPlaceOf(path: string, name: string): string {
  return [...path.split('[].').slice(0, -1), name].join('[].');
}
