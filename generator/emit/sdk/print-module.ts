import { Project, type StatementStructures } from 'ts-morph';

let project: Project | undefined;

/** Statements as TypeScript text under a header comment; not formatted yet. */
export function printModule(
  header: string,
  statements: readonly (string | StatementStructures)[],
): string {
  project ??= new Project({ useInMemoryFileSystem: true });
  const file = project.createSourceFile(
    'module.ts',
    { statements: [header, ...statements] },
    { overwrite: true },
  );
  const text = file.getFullText();
  project.removeSourceFile(file);
  return text;
}
