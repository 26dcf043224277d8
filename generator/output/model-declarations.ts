import {
  SyntaxKind,
  type ImportDeclaration,
  type InterfaceDeclaration,
  type SourceFile,
  type Statement,
  type VariableStatement,
} from 'ts-morph';
import { exportedBy, importedNames, referredModule, type DeclaredNames } from './declared-names.ts';

/** The declarations of a model, to be put into a module that imports the same types of the runtime. */
export interface ModelDeclarations {
  /** The types of the runtime that it refers to, as its import names them. */
  readonly imports: readonly string[];
  /** The constants that are not exported, such as a list of values. */
  readonly locals: readonly LocalConstants[];
  readonly exports: readonly string[];
  /** The exported declarations with their docs. */
  readonly text: string;
  /** All names that the declarations contain, so that none may mean anything else next to them. */
  readonly names: DeclaredNames;
}

interface LocalConstants {
  readonly names: readonly string[];
  readonly text: string;
}

/** The module of the types that all models share. */
const runtimeTypes = '/runtime/model.d.ts';

/**
 * Reads the declarations of a model. Returns undefined if they depend on anything but types of the
 * runtime, or are anything but constants and exported interfaces. What the module re-exports is left out.
 */
export function readModelDeclarations(source: SourceFile): ModelDeclarations | undefined {
  const imports = source.getImportDeclarations();
  const declarations = source
    .getStatements()
    .filter((statement) => !statement.isKind(SyntaxKind.ImportDeclaration))
    .filter((statement) => !statement.isKind(SyntaxKind.ExportDeclaration));
  if (!imports.every(isOfRuntime) || !declarations.every(isMovable)) return undefined;
  // It names a module by a path, which is another one in another folder.
  if (source.getFirstDescendantByKind(SyntaxKind.ImportType)) return undefined;

  const exported = declarations.filter((declaration) => declaration.hasExportKeyword());
  const locals = declarations
    .filter((declaration) => !declaration.hasExportKeyword())
    .map((local) => ({ names: namesOf(local), text: local.getText(true) }));
  const exports = exported.flatMap(namesOf);
  return {
    imports: imports.flatMap((line) => line.getNamedImports().map((name) => name.getText())),
    locals,
    exports,
    text: exported.map((declaration) => declaration.getText(true)).join('\n'),
    names: new Map([
      ...referredNames(source).map((name) => [name, 'global'] as const),
      ...imports.flatMap((line) => [...(importedNames(line) ?? [])]),
      ...locals.flatMap(({ names, text }) => names.map((name) => [name, text] as const)),
      ...exports.map((name) => [name, exportedBy(source.getFilePath(), name)] as const),
    ]),
  };
}

/** Returns the name of the model that a module exports. */
export function exportedModel(source: SourceFile): string {
  const [name] = source
    .getVariableStatements()
    .filter((statement) => statement.hasExportKeyword())
    .flatMap(namesOf);
  if (name === undefined) throw new Error(`${source.getFilePath()} declares no model`);
  return name;
}

function isOfRuntime(line: ImportDeclaration): boolean {
  return (
    line.isTypeOnly() && importedNames(line) !== undefined && referredModule(line) === runtimeTypes
  );
}

function isMovable(statement: Statement): statement is VariableStatement | InterfaceDeclaration {
  return (
    statement.isKind(SyntaxKind.VariableStatement) ||
    (statement.isKind(SyntaxKind.InterfaceDeclaration) && statement.hasExportKeyword())
  );
}

function namesOf(declaration: VariableStatement | InterfaceDeclaration): readonly string[] {
  return declaration.isKind(SyntaxKind.InterfaceDeclaration)
    ? [declaration.getName()]
    : declaration.getDeclarations().map((constant) => constant.getName());
}

/** Returns the names that types refer to: `Model`, `values` of `typeof values`, `A` of `A.B`. */
function referredNames(source: SourceFile): readonly string[] {
  const references = [
    ...source.getDescendantsOfKind(SyntaxKind.TypeReference).map((type) => type.getTypeName()),
    ...source.getDescendantsOfKind(SyntaxKind.TypeQuery).map((type) => type.getExprName()),
    ...source
      .getDescendantsOfKind(SyntaxKind.ExpressionWithTypeArguments)
      .map((base) => base.getExpression()),
  ];
  return references.map((name) =>
    (name.getFirstDescendantByKind(SyntaxKind.Identifier) ?? name).getText(),
  );
}
