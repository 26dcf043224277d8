import { IndentationText, Project, QuoteKind, type StatementStructures } from 'ts-morph';

let project: Project | undefined;

/** Prints a module as Prettier formats it. Statements that are formatted already skip ts-morph. */
export function printModule({
  head,
  statements,
  tail,
}: {
  /** The header comment and the imports. */
  readonly head: readonly string[];
  readonly statements: readonly StatementStructures[];
  /** The exported constant. */
  readonly tail: string;
}): string {
  project ??= new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
    },
  });
  const file = project.createSourceFile(
    'module.ts',
    { statements: [...statements] },
    { overwrite: true },
  );
  return `${head.join('\n')}\n\n${file.getFullText()}\n${tail}\n`;
}
