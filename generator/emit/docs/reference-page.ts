import type { Definition } from '../../model/definition.ts';
import { printPage } from '../../reference/print-page.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { publishedPage } from './published-page.ts';

/**
 * Returns `docs/reference/<category>/<provider>.md`, the page that the definition was imported from.
 * It is published, so it differs from the page wherever that could run or load something.
 */
export function emitReferencePage(path: string, definition: Definition): readonly GeneratedFile[] {
  if (definition.source.lastUpdated === undefined) return []; // known from the API's records alone
  return [{ path: `docs/${referencePagePath(path)}`, text: publishedPage(printPage(definition)) }];
}

/** Returns the path of a reference page below the docs folder: `reference/image-generation/phota.md`. */
export function referencePagePath(definitionPath: string): string {
  return `reference/${definitionPath.replace(/\.yaml$/, '.md')}`;
}
