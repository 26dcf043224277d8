import CodeBlockWriter from 'code-block-writer';

/** The parts of an interface. */
export interface InterfaceParts {
  readonly name: string;
  /** Lines of Markdown that can't end the comment. */
  readonly doc: string;
  readonly properties: readonly PropertyParts[];
}

/** The parts of a property of an interface. */
export interface PropertyParts {
  /** `numOutputs?: number;`; further lines are indented below the first. */
  readonly text: string;
  readonly doc: string;
}

/**
 * An exported interface with its comments. Written with the writer that ts-morph is built on: its
 * structures would parse every module again, which takes most of the time of a cold run.
 */
export function interfaceText({ name, doc, properties }: InterfaceParts): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, useSingleQuote: true });
  writer.writeLine(docComment(doc));
  writer.write(`export interface ${name} `).inlineBlock(() => {
    for (const property of properties) {
      for (const line of docLines(property.doc)) writer.writeLine(line);
      writer.writeLine(property.text);
    }
  });
  return writer.toString();
}

/** Returns lines of Markdown that can't end a comment as a comment. */
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
