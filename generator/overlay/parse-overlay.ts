import { readYaml, type YamlFile } from '../definition/read-yaml.ts';
import type { Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { overlaySchema } from './schema.ts';
import type { Overlay } from './types.ts';

/** Reads the text of an overlay file by itself; `checkOverlay` holds it to its definition. */
export function parseOverlay(source: SourceText): Result<YamlFile<Overlay>> {
  return readYaml(source, overlaySchema, 'OVERLAY');
}
