import { isDeepStrictEqual } from 'node:util';
import type { Definition } from '../model/definition.ts';
import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { definitionPath } from './definition-path.ts';

/** A definition of a page, and the name of the page for reports. */
export interface IncomingDefinition {
  readonly definition: Definition;
  readonly origin: string;
  /** The definition that it updates, below the models folder, if the page was renamed. */
  readonly home?: string;
  /** The sections that could not be read. */
  readonly refused?: readonly RefusedModel[];
}

/** A model whose section could not be read. */
export interface RefusedModel {
  readonly name: string;
  readonly id?: string;
  /** Set if the section has no table: the page has the model, which replaces none with parameters. */
  readonly hasModel?: true;
}

/** A definition with its path in the models folder. */
export interface PlacedDefinition {
  /** Below the models folder. */
  readonly path: string;
  readonly definition: Definition;
}

/**
 * Finds the file of each incoming definition: the file that already holds its provider and
 * category, in any folder, otherwise a new one.
 */
export function placeDefinitions(
  existing: readonly PlacedDefinition[],
  incoming: readonly IncomingDefinition[],
): { readonly placed: readonly PlacedDefinition[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const placed = new Map<string, IncomingDefinition & PlacedDefinition>();
  // Some file systems ignore the case of names.
  const taken = new Set(existing.map(({ path }) => path.toLowerCase()));
  const homes = new Map(existing.map(({ path, definition }) => [pageKey(definition), path]));

  for (const { definition, origin, home } of incoming.toSorted(byPageKey)) {
    const key = pageKey(definition);
    const twin = placed.get(key);
    if (twin) {
      if (!isDeepStrictEqual(twin.definition, definition)) {
        problems.push(samePage(definition, origin, twin.origin));
      }
      continue;
    }
    const path = home ?? homes.get(key) ?? freePath(definitionPath(definition), taken);
    taken.add(path.toLowerCase());
    placed.set(key, { path, definition, origin });
  }
  return {
    placed: [...placed.values()].map(({ path, definition }) => ({ path, definition })),
    problems,
  };
}

/** Returns the key of a page: its provider and category. */
export function pageKey({ provider, category }: Definition): string {
  return JSON.stringify([provider, category]);
}

function byPageKey(one: IncomingDefinition, other: IncomingDefinition): number {
  return (
    compareText(pageKey(one.definition), pageKey(other.definition)) ||
    compareText(one.origin, other.origin)
  );
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : path.replace(/\.yaml$/, `-${number}.yaml`);
    if (!taken.has(candidate)) return candidate;
  }
}

function samePage({ provider, category }: Definition, origin: string, twin: string): Problem {
  return {
    code: 'INPUT_SAME_PAGE',
    severity: 'error',
    file: origin,
    message: `This page and ${twin} are both of ${provider}, ${category}, but differ.`,
    fix: 'Import only the newer page.',
  };
}
