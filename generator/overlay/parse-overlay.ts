import type { Overlay } from '../model/overlay.ts';
import type { Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { readYaml, type YamlFile } from '../yaml/read-yaml.ts';
import { overlaySchema } from './schema.ts';

/** Parses the text of an overlay file; `checkOverlay` compares it with its definition. */
export function parseOverlay(source: SourceText): Result<YamlFile<Overlay>> {
  return readYaml(source, overlaySchema, 'OVERLAY');
}
