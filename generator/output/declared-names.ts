import { posix } from 'node:path';
import type {
  ExportDeclaration,
  ExportSpecifier,
  ImportDeclaration,
  ImportSpecifier,
} from 'ts-morph';

/** Names, and what each means, as a text that only names of the same meaning have. */
export type DeclaredNames = ReadonlyMap<string, string>;

/** Returns the meaning of a name that a module exports. */
export function exportedBy(module: string, name: string): string {
  return `${name} of ${module}`;
}

/** Returns the names that an import declares; undefined if it imports anything but names. */
export function importedNames(declaration: ImportDeclaration): DeclaredNames | undefined {
  const specifiers = declaration.getNamedImports();
  const hasOther = declaration.getDefaultImport() ?? declaration.getNamespaceImport();
  return hasOther || specifiers.length === 0 ? undefined : namesFrom(declaration, specifiers);
}

/** Returns the names of a statement such as `export { one, type Two } from './one.js'`. */
export function reExportedNames(declaration: ExportDeclaration): DeclaredNames {
  return namesFrom(declaration, declaration.getNamedExports());
}

/** Returns the path of the declarations that an import or export reads, or else the name of a package. */
export function referredModule(declaration: ImportDeclaration | ExportDeclaration): string {
  const specifier = declaration.getModuleSpecifierValue() ?? '';
  if (!declaration.isModuleSpecifierRelative()) return specifier;
  const folder = declaration.getSourceFile().getDirectoryPath();
  return posix.join(folder, specifier).replace(/\.js$/, '.d.ts');
}

function namesFrom(
  declaration: ImportDeclaration | ExportDeclaration,
  specifiers: readonly (ImportSpecifier | ExportSpecifier)[],
): DeclaredNames {
  const module = referredModule(declaration);
  return new Map(
    specifiers.map((specifier) => {
      const name = specifier.getName();
      return [specifier.getAliasNode()?.getText() ?? name, exportedBy(module, name)];
    }),
  );
}
