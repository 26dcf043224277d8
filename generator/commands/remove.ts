import { join } from 'node:path';
import { withExcluded } from '../config/edit-config.ts';
import { configName } from '../config/output-settings.ts';
import { slugOf } from '../definition/definition-path.ts';
import { readRegularFile } from '../output/write-file.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import type { Style } from '../report/style.ts';
import { parkedPath } from '../sync/leftovers.ts';
import { normalizedUrl } from '../sync/page-url.ts';
import { showHidden } from '../text/invisible.ts';
import { nearestName } from '../text/nearest-name.ts';
import { isWebUrl } from '../text/public-url.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import type { CommandResult } from './command-result.ts';
import {
  runUpdate,
  type CollectedUpdate,
  type OpenProject,
  type UpdateOptions,
} from './run-update.ts';

/** Options of `remove`. */
export interface RemoveOptions extends UpdateOptions {
  /** Providers, paths of definitions, or URLs of pages. */
  readonly pages: readonly string[];
  /** Whether to remove overlays too. Default: they are parked, and restored with the page. */
  readonly removeOverlays: boolean;
}

/**
 * Stops tracking pages: removes their definitions and output. Keeps their histories, so that the
 * names of the removed models stay reserved.
 */
export function runRemove(options: RemoveOptions, style: Style): Promise<CommandResult> {
  return runUpdate(options, (project) => Promise.resolve(collectRemoved(options, project)), style);
}

function collectRemoved(
  options: RemoveOptions,
  { known, hasCompleted }: OpenProject,
): Result<CollectedUpdate> {
  const { models, pages, removeOverlays } = options;
  const found = pages.map((page) => [page, matches(known, page, models)] as const);
  const problems = found.flatMap(([page, matching]) => {
    // The run that was completed may have been an earlier call of this command.
    if (matching.length === 1 || (matching.length === 0 && hasCompleted)) return [];
    return [matching.length === 0 ? notTracked(page, known) : ambiguous(page, matching)];
  });
  if (problems.length > 0) return failureOf(problems);
  const removed = [...new Set(found.flatMap(([, matching]) => matching))];
  const rootFiles = withExclusions(options, removed);
  if (!rootFiles.ok) return rootFiles;
  const parked = removed.flatMap(({ path, file }) => (file.overlay ? [parkedPath(path)] : []));
  return successOf({
    pages: [],
    problems: [],
    removed: removed.map(({ path }) => path),
    removeOverlays,
    rootFiles: rootFiles.value,
    notes: removeOverlays
      ? []
      : parked.map((path) => `The overlay is kept in ${showHidden(join(models, path))}.`),
  });
}

function matches(
  known: readonly TrackedDefinition[],
  page: string,
  models: string,
): readonly TrackedDefinition[] {
  if (isWebUrl(page) && URL.canParse(page)) {
    return known.filter(
      ({ definition: { source } }) =>
        source.url !== undefined && normalizedUrl(source.url) === normalizedUrl(page),
    );
  }
  const name = page.replace(/^\.\//, '').replace(/\.yaml$/, '');
  const byPath = known.filter(({ path }) =>
    [path, join(models, path)].some((own) => own.replace(/\.yaml$/, '') === name),
  );
  if (byPath.length > 0) return byPath;
  return known.filter(({ definition }) => slugOf(definition.provider) === slugOf(page));
}

/** Returns the configuration with exclusions of the pages, so that sync does not add them again. */
function withExclusions(
  { root, config = {} }: RemoveOptions,
  removed: readonly TrackedDefinition[],
): Result<Readonly<Record<string, string>>> {
  const text = readRegularFile(join(root, configName));
  const urls = removed.flatMap(({ definition }) => definition.source.url ?? []);
  if (text === undefined || config.index === undefined || urls.length === 0) return successOf({});
  const edited = withExcluded(sourceText(configName, text), urls);
  return edited.ok ? successOf({ [configName]: edited.value }) : edited;
}

function notTracked(page: string, known: readonly TrackedDefinition[]): Problem {
  const names = known.flatMap(({ path, definition }) => [
    path.replace(/\.yaml$/, ''),
    definition.provider,
  ]);
  const suggestion = nearestName(page, names);
  return {
    code: 'INPUT_UNKNOWN_PAGE',
    severity: 'error',
    message: `No definition tracks this page (got '${page}').`,
    fix:
      suggestion === undefined
        ? 'Name a provider, the path of a definition, or the URL of a page.'
        : `Did you mean '${suggestion}'?`,
  };
}

function ambiguous(page: string, matching: readonly TrackedDefinition[]): Problem {
  return {
    code: 'INPUT_UNKNOWN_PAGE',
    severity: 'error',
    message: `More than one definition has this provider (got '${page}').`,
    fix: `Name one of them: ${matching.map(({ path }) => path.replace(/\.yaml$/, '')).join(', ')}.`,
  };
}
