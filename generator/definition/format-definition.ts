import { isDeepStrictEqual } from 'node:util';
import { Document, isMap } from 'yaml';
import type { Definition } from '../model/definition.ts';
import { sourceText } from '../report/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { updateNode } from '../yaml/update-node.ts';
import { dialect, escapeInvisible, setStyle } from '../yaml/yaml-style.ts';
import { schemaLine } from './schema-line.ts';
import { definitionSchema } from './schema.ts';

/**
 * Returns the text of a definition file. With the file's current text, comments and the order of fields
 * are kept, and unchanged content gives unchanged text. A new text starts with a reference to its
 * schema in the folder `schemas`.
 */
export function formatDefinition(
  definition: Definition,
  textSoFar?: string,
  schemas?: string,
): string {
  const value = definitionSchema.parse(definition); // also brings the fields into their order
  const document = documentOf(textSoFar);
  if (document) {
    if (isDeepStrictEqual(document.toJS(), value)) return textSoFar ?? '';
    document.contents = updateNode(document, document.contents, value);
    return print(document);
  }
  const fresh = new Document(value, dialect);
  fresh.commentBefore = schemaLine('definition', schemas);
  return print(fresh);
}

function documentOf(text: string | undefined): Document | undefined {
  if (text === undefined) return undefined;
  const parsed = parseYaml(sourceText('', text), 'DEFINITION_YAML', dialect);
  return parsed.ok && isMap(parsed.value.document.contents) ? parsed.value.document : undefined;
}

function print(document: Document): string {
  setStyle(document);
  return escapeInvisible(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}
