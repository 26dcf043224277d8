import type { DefinitionFile } from '../definition/definition-files.ts';
import { overlayPath } from '../definition/definition-path.ts';
import type { Definition } from '../model/definition.ts';
import { parseOverlay } from '../overlay/parse-overlay.ts';
import { choosePages } from '../plan/choose-pages.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText, type SourceText } from '../report/source-text.ts';
import { omitFields } from '../text/omit-fields.ts';
import type { DefinitionUpdate } from '../update/plan-update.ts';
import type { TrackedDefinition } from '../update/tracked-definitions.ts';
import { moveEntry } from './move-entry.ts';
import { parkEntries } from './park-entries.ts';

/** A definition file after an update, with the overlay that it had before. */
export interface OverlaidFile {
  readonly file: DefinitionFile;
  readonly definition: Definition;
  /** Whether the update changes the definition. */
  readonly isChanged: boolean;
}

/**
 * Returns all definition files after an update, with the overlays that they had before. `newFile`
 * creates the file of a new definition.
 */
export function overlaidFiles(
  known: readonly TrackedDefinition[],
  updates: readonly DefinitionUpdate[],
  newFile: (update: DefinitionUpdate) => DefinitionFile,
): readonly OverlaidFile[] {
  const next = new Map(updates.map((update) => [update.path, update]));
  const isKnown = new Set(known.map(({ path }) => path));
  return [
    ...known.map(({ path, file, definition }): OverlaidFile => {
      const update = next.get(path);
      if (!update) return { file, definition, isChanged: false };
      return {
        file: withText(file, update.text),
        definition: update.definition,
        isChanged: update.text !== update.existingText,
      };
    }),
    ...updates
      .filter(({ path }) => !isKnown.has(path))
      .map((update) => ({
        file: newFile(update),
        definition: update.definition,
        isChanged: true,
      })),
  ];
}

/** Returns a definition file with another text of its definition. */
export function withText(file: DefinitionFile, text: string): DefinitionFile {
  return { ...file, definition: sourceText(file.definition.file, text) };
}

/** The overlays that an update of definitions changes. */
export interface SettledOverlays {
  /** The overlays by the path of their definition; undefined for a removed overlay. */
  readonly overlays: ReadonlyMap<string, SourceText | undefined>;
  readonly problems: readonly Problem[];
}

/**
 * Moves the entry of each model to the overlay of the definition that the model is generated from,
 * and parks entries of models and parameters that no definition has any longer.
 */
export function settleOverlays(files: readonly OverlaidFile[]): SettledOverlays {
  if (files.every(({ file }) => file.overlay === undefined)) {
    return { overlays: new Map(), problems: [] };
  }
  const overlays = new Map(files.map(({ file }) => [file.path, file.overlay]));
  const problems = [...moveEntries(files, overlays)];
  for (const { file, isChanged } of files) {
    const overlay = overlays.get(file.path);
    if (!overlay || (!isChanged && overlay === file.overlay)) continue;
    const parked = parkEntries({ ...file, overlay });
    if (!parked || parked.problems.length === 0) continue;
    problems.push(...parked.problems);
    overlays.set(file.path, parked.file.overlay);
  }
  const changed = files.filter(({ file }) => overlays.get(file.path)?.text !== file.overlay?.text);
  return {
    overlays: new Map(changed.map(({ file }) => [file.path, overlays.get(file.path)])),
    problems,
  };
}

/** Returns the definitions of which an update changes only the overlay. */
export function withOtherOverlay(
  known: readonly TrackedDefinition[],
  contents: readonly DefinitionUpdate[],
  { overlays }: SettledOverlays,
): readonly DefinitionUpdate[] {
  const isChanged = new Set(contents.map(({ path }) => path));
  return known
    .filter(({ path }) => overlays.has(path) && !isChanged.has(path))
    .map(({ path, definition, file }) => {
      const { text } = file.definition;
      return { path, definition, text, existingText: text };
    });
}

/** Returns a definition file with the overlay that it has after an update. */
export function withOverlay(file: DefinitionFile, { overlays }: SettledOverlays): DefinitionFile {
  if (!overlays.has(file.path)) return file;
  const overlay = overlays.get(file.path);
  const plain = omitFields(file, 'overlay');
  return overlay ? { ...plain, overlay } : plain;
}

function moveEntries(
  files: readonly OverlaidFile[],
  overlays: Map<string, SourceText | undefined>,
): readonly Problem[] {
  const { pathOf } = choosePages(
    files.flatMap(({ file: { path }, definition: { models, provider, source } }) =>
      models.map(({ id, name }) => ({
        ...{ id, name, provider, path },
        lastUpdated: source.lastUpdated ?? '',
      })),
    ),
  );
  const places = new Map(files.map(({ file }) => [file.path, file]));
  return files.flatMap(({ file: { path } }) => {
    const first = overlays.get(path);
    const parsed = first && parseOverlay(first);
    if (!parsed?.ok) return [];
    return Object.keys(parsed.value.value.models).flatMap((id): Problem[] => {
      const [overlay, owner] = [overlays.get(path), places.get(pathOf.get(id) ?? '')];
      if (!overlay || !owner || owner.path === path) return [];
      const target = overlays.get(owner.path);
      const place = target?.file ?? overlayPath(owner.definition.file);
      const location = parsed.value.locate(['models', id], 'key');
      if (target && hasEntry(target, id)) return [notMoved(id, place, location, 'has one already')];
      const moved = moveEntry(overlay.text, target?.text, id);
      const next = sourceText(place, moved.target);
      // Entries for parameters that the page does not have are parked there.
      if (!parkEntries({ ...owner, overlay: next }))
        return [notMoved(id, place, location, 'contradicts it')];
      overlays.set(owner.path, next);
      overlays.set(
        path,
        moved.source === undefined ? undefined : sourceText(overlay.file, moved.source),
      );
      return [movedProblem(id, place, location)];
    });
  });
}

function hasEntry(overlay: SourceText, id: string): boolean {
  const parsed = parseOverlay(overlay);
  return !parsed.ok || Object.hasOwn(parsed.value.value.models, id);
}

type Place = NonNullable<Problem['location']>;

function movedProblem(id: string, place: string, location: Place): Problem {
  return {
    code: 'OVERLAY_MOVED',
    severity: 'warning',
    message: `The entry of \`${id}\` is now in ${place}, because its model is on that page.`,
    location,
    fix: 'No action is needed.',
  };
}

function notMoved(id: string, place: string, location: Place, reason: string): Problem {
  return {
    code: 'OVERLAY_MOVED',
    severity: 'warning',
    message: `The entry of \`${id}\` has no effect: its model is now on another page, and the overlay of that page, ${place}, ${reason}.`,
    location,
    fix: 'Move the entry there, and resolve the contradiction.',
  };
}
