import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, parseDocument } from 'yaml';
import { schemaLine } from './schema-line.ts';
import { definitionSchema } from './schema.ts';
import type { Definition } from '../model/definition.ts';
import { updateNode } from '../yaml/update-node.ts';
import { dialect, escapeInvisible, setStyle } from '../yaml/yaml-style.ts';

/**
 * The text of a definition file. With the file's text so far, its comments and the order of its
 * fields stay, and where nothing changed the text comes back as it was. A new one begins with the way
 * to its schema, in the folder `schemas`.
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
  const document = parseDocument(text, dialect);
  return document.errors.length === 0 && isMap(document.contents) ? document : undefined;
}

function print(document: Document): string {
  setStyle(document);
  return escapeInvisible(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}
