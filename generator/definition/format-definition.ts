import { isDeepStrictEqual } from 'node:util';
import { Document, isMap } from 'yaml';
import type * as z from 'zod';
import type { Definition } from '../model/definition.ts';
import { ProblemError } from '../report/problem-error.ts';
import type { Problem } from '../report/problem.ts';
import { sourceText } from '../report/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { printSimpleYaml } from '../yaml/print-simple-yaml.ts';
import { updateNode } from '../yaml/update-node.ts';
import { dialect, printDocument } from '../yaml/yaml-style.ts';
import { schemaLine } from './schema-line.ts';
import { definitionSchema } from './schema.ts';

/**
 * Returns the text of a definition file. Keeps the comments and the order of fields of `existingText`,
 * and returns it unchanged if its content is the same. A new text starts with a reference to its schema
 * in the folder `schemas`.
 *
 * @throws ProblemError if a definition file can't hold a value, such as a name with a line break
 */
export function formatDefinition(
  definition: Definition,
  existingText?: string,
  schemas?: string,
): string {
  const checked = definitionSchema.safeParse(definition); // also sorts the fields
  if (!checked.success) {
    throw new ProblemError(checked.error.issues.map((issue) => unwritable(definition, issue)));
  }
  const value = checked.data;
  const document = documentOf(existingText);
  if (document) {
    if (isDeepStrictEqual(document.toJS(), value)) return existingText ?? '';
    document.contents = updateNode(document, document.contents, value);
    return printDocument(document);
  }
  const comment = schemaLine('definition', schemas);
  const simple = printSimpleYaml(value);
  if (simple !== undefined) return `#${comment}\n\n${simple}`;
  const fresh = new Document(value, dialect);
  fresh.commentBefore = comment;
  return printDocument(fresh);
}

function documentOf(text: string | undefined): Document | undefined {
  if (text === undefined) return undefined;
  const parsed = parseYaml(sourceText('', text), 'DEFINITION_YAML', dialect);
  return parsed.ok && isMap(parsed.value.document.contents) ? parsed.value.document : undefined;
}

/** Reports a value of a page or an API record that a definition file can't hold. */
function unwritable({ source, provider, models }: Definition, issue: z.core.$ZodIssue): Problem {
  const [list, index, ...rest] = issue.path;
  const model = list === 'models' ? models[Number(index)] : undefined;
  const path = (model ? rest : issue.path).map(String).join('.');
  return {
    code: 'DEFINITION_WRONG_VALUE',
    severity: 'error',
    file: source.url ?? provider,
    message: `${model ? `${model.id}: ` : ''}\`${path}\` ${issue.message}. Nothing was written.`,
    fix: 'Correct the page or the API record that it comes from.',
  };
}
