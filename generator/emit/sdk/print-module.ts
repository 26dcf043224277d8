import { IndentationText, Project, QuoteKind, type StatementStructures } from 'ts-morph';

/** White space to TypeScript, and never in a generated file: there it is written as an escape. */
const lineMark = '\v';

/** A property's type whose lines are laid out already; ts-morph would indent them once more. */
export function keepLines(type: string): string {
  return type.replaceAll('\n', lineMark);
}

let project: Project | undefined;

/** Statements as TypeScript under a header comment, in the form that Prettier gives them. */
export function printModule(
  header: string,
  statements: readonly (string | StatementStructures)[],
): string {
  project ??= new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
    },
  });
  const file = project.createSourceFile(
    'module.ts',
    { statements: [header, ...statements] },
    { overwrite: true },
  );
  return file.getFullText().replace(/ ?\v/g, '\n  ');
}
