/** The parts of an interface. */
export interface InterfaceParts {
  readonly name: string;
  /** The docstring: lines of Markdown that can't end a comment. */
  readonly doc: string;
  readonly properties: readonly PropertyParts[];
}

/** The parts of a property of an interface. */
export interface PropertyParts {
  /** `numOutputs?: number;`; further lines are indented below the first. */
  readonly text: string;
  readonly doc: string;
}

/** Returns an exported interface with its comments. */
export function interfaceText({ name, doc, properties }: InterfaceParts): string {
  const lines = properties.flatMap((property) => [
    ...docLines(property.doc),
    ...property.text.split('\n'),
  ]);
  const body = lines.map((line) => (line === '' ? '' : `  ${line}`));
  return [...docLines(doc), `export interface ${name} {`, ...body, '}'].join('\n');
}

/** Returns a docstring as a comment. Its lines must not end a comment. */
export function docComment(doc: string): string {
  return docLines(doc).join('\n');
}

function docLines(doc: string): readonly string[] {
  if (doc === '') return [];
  const lines = doc.split('\n');
  return lines.length === 1
    ? [`/** ${doc} */`]
    : ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'];
}
