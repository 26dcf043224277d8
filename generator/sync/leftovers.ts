import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../input/read-file.ts';
import { walkFolder } from '../input/walk-folder.ts';
import type { SourceText } from '../report/source-text.ts';

/** Files of definitions that are no longer tracked, by the paths that the definitions had. */
export interface Leftovers {
  /** The histories, which reserve the removed names. */
  readonly histories: ReadonlyMap<string, SourceText>;
  /** The parked overlays, which are restored with the page. */
  readonly overlays: ReadonlyMap<string, SourceText>;
}

const historyEnding = '.history.yaml';
const parkedEnding = '.overlay.yaml.parked';

/** Returns the path of a parked overlay: `image-generation/phota.overlay.yaml.parked`. */
export function parkedPath(path: string): string {
  return path.replace(/\.yaml$/, parkedEnding);
}

/** Reads the leftovers of removed definitions in a models folder, which may be missing. */
export function readLeftovers(models: string): Leftovers {
  if (!existsSync(models)) return { histories: new Map(), overlays: new Map() };
  const files = walkFolder(models)
    .filter(({ type, link }) => type === 'file' && link?.kind !== 'outside')
    .map(({ path }) => path);
  const names = new Set(files);
  const withEnding = (ending: string) =>
    files
      .filter((path) => path.endsWith(ending))
      .map((path) => [`${path.slice(0, -ending.length)}.yaml`, path] as const);
  const textsOf = (paths: readonly (readonly [string, string])[]) =>
    new Map(
      paths.flatMap(([definition, path]) => {
        const text = readText(join(models, path));
        return text.ok ? [[definition, text.value] as const] : [];
      }),
    );
  return {
    histories: textsOf(withEnding(historyEnding).filter(([definition]) => !names.has(definition))),
    overlays: textsOf(withEnding(parkedEnding)),
  };
}
