import { IndentationText, Project, QuoteKind, type StatementStructures } from 'ts-morph';

/** White space to TypeScript, and never in a generated file: there it is written as an escape. */
const lineMark = '\v';

/** A property's type whose lines are laid out already; ts-morph would indent them once more. */
export function keepLines(type: string): string {
  return type.replaceAll('\n', lineMark);
}

let project: Project | undefined;

/** A module in the form that Prettier gives it. Lines that are laid out already spare ts-morph their syntax. */
export function printModule({
  head,
  statements,
  tail,
}: {
  /** The header comment and the imports. */
  readonly head: readonly string[];
  readonly statements: readonly (string | StatementStructures)[];
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
  const declarations = file.getFullText().replace(/ ?\v/g, '\n  ');
  return `${head.join('\n')}\n\n${declarations}\n${tail}\n`;
}
