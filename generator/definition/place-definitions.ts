import { isDeepStrictEqual } from 'node:util';
import type { Definition } from '../model/definition.ts';
import type { Problem } from '../report/problem.ts';
import { compareText } from '../text/compare-text.ts';
import { definitionPath } from './definition-path.ts';

/** The definition of a page, and the name of the page in reports. */
export interface IncomingDefinition {
  readonly definition: Definition;
  readonly pageName: string;
  /** The path of the definition to update, if the page was renamed. */
  readonly existingPath?: string;
  /** The sections that could not be read. */
  readonly rejected?: readonly RejectedModel[];
}

/** A model whose section could not be read. */
export interface RejectedModel {
  readonly name: string;
  readonly id?: string;
  /** Set if the page lists the model without a table. A known model with parameters is then kept. */
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
 * category, in any folder, or else a new file.
 */
export function placeDefinitions(
  existing: readonly PlacedDefinition[],
  incoming: readonly IncomingDefinition[],
): { readonly placed: readonly PlacedDefinition[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const placed = new Map<string, IncomingDefinition & PlacedDefinition>();
  // Some file systems ignore case.
  const usedPaths = new Set(existing.map(({ path }) => path.toLowerCase()));
  const knownPaths = new Map(existing.map(({ path, definition }) => [pageKey(definition), path]));

  for (const { definition, pageName, existingPath } of incoming.toSorted(byPageKey)) {
    const key = pageKey(definition);
    const duplicate = placed.get(key);
    if (duplicate) {
      if (!isDeepStrictEqual(duplicate.definition, definition)) {
        problems.push(samePage(definition, pageName, duplicate.pageName));
      }
      continue;
    }
    const path =
      existingPath ?? knownPaths.get(key) ?? unusedPath(definitionPath(definition), usedPaths);
    usedPaths.add(path.toLowerCase());
    placed.set(key, { path, definition, pageName });
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

function byPageKey(a: IncomingDefinition, b: IncomingDefinition): number {
  return (
    compareText(pageKey(a.definition), pageKey(b.definition)) || compareText(a.pageName, b.pageName)
  );
}

function unusedPath(path: string, usedPaths: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? path : path.replace(/\.yaml$/, `-${number}.yaml`);
    if (!usedPaths.has(candidate)) return candidate;
  }
}

function samePage(
  { provider, category }: Definition,
  pageName: string,
  duplicate: string,
): Problem {
  return {
    code: 'INPUT_SAME_PAGE',
    severity: 'error',
    file: pageName,
    message: `This page and ${duplicate} both describe ${provider} (${category}), but their content differs.`,
    fix: 'Import only the newer page.',
  };
}
