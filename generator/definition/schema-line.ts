import { join, relative, resolve } from 'node:path';
import { withSlashes } from '../text/with-slashes.ts';

/** The path from a definition to the schemas, with the default folders. */
const defaultFolder = '../../generated/schema';

/** Returns the path from a definition to the schemas, with the given folders. */
export function schemaFolder(models: string, out: string): string {
  const path = relative(resolve(models, 'category'), resolve(join(out, 'schema')));
  return encodeURI(withSlashes(path));
}

/** Returns the comment, without its `#`, that makes editors complete and check a definition or an overlay. */
export function schemaLine(kind: 'definition' | 'overlay', folder: string = defaultFolder): string {
  return ` yaml-language-server: $schema=${folder}/${kind}.schema.json`;
}
