import type { Definition } from '../../model/definition.ts';
import { printPage } from '../../reference/print-page.ts';
import type { GeneratedFile } from '../generated-file.ts';

/** `docs/reference/<category>/<provider>.md`: the page that the definition was read from, again. */
export function emitReferencePage(path: string, definition: Definition): readonly GeneratedFile[] {
  if (definition.source.lastUpdated === undefined) return []; // known from the API's records alone
  return [
    { path: `docs/reference/${path.replace(/\.yaml$/, '.md')}`, text: printPage(definition) },
  ];
}
