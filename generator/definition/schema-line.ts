import { join, relative, resolve, sep } from 'node:path';

/** Where the schemas are, from a definition: as with the folders `models` and `generated`. */
const usual = '../../generated/schema';

/** The same for other folders. */
export function schemaFolder(models: string, out: string): string {
  const path = relative(resolve(models, 'category'), resolve(join(out, 'schema')));
  return encodeURI(path.split(sep).join('/'));
}

/** What a definition or an overlay begins with, by which editors complete and check it: a comment without its `#`. */
export function schemaLine(kind: 'definition' | 'overlay', folder: string = usual): string {
  return ` yaml-language-server: $schema=${folder}/${kind}.schema.json`;
}
