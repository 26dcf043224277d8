import { join, relative, resolve } from 'node:path';
import { withSlashes } from '../text/with-slashes.ts';

/** The folder of the schemas as seen from a definition in the default folders. */
const defaultFolder = '../../generated/schema';

/** Returns the same path for other folders. */
export function schemaFolder(models: string, out: string): string {
  const path = relative(resolve(models, 'category'), resolve(join(out, 'schema')));
  return encodeURI(withSlashes(path));
}

/** Returns the comment, without its `#`, by which editors complete and check a definition or an overlay. */
export function schemaLine(kind: 'definition' | 'overlay', folder: string = defaultFolder): string {
  return ` yaml-language-server: $schema=${folder}/${kind}.schema.json`;
}
