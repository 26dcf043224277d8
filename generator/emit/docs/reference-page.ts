import type { Definition } from '../../model/definition.ts';
import { printPage } from '../../reference/print-page.ts';
import type { GeneratedFile } from '../generated-file.ts';

/** Returns `docs/reference/<category>/<provider>.md`, the page that the definition was imported from. */
export function emitReferencePage(path: string, definition: Definition): readonly GeneratedFile[] {
  if (definition.source.lastUpdated === undefined) return []; // known from the API's records alone
  return [{ path: `docs/${referencePagePath(path)}`, text: printPage(definition) }];
}

/** Returns the path of a reference page below the docs folder: `reference/image-generation/phota.md`. */
export function referencePagePath(definitionPath: string): string {
  return `reference/${definitionPath.replace(/\.yaml$/, '.md')}`;
}
