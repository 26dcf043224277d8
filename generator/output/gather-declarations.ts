import {
  SyntaxKind,
  type ExportDeclaration,
  type ImportDeclaration,
  type Project,
  type SourceFile,
  type Statement,
} from 'ts-morph';
import {
  exportedBy,
  importedNames,
  reExportedNames,
  referredModule,
  type DeclaredNames,
} from './declared-names.ts';
import { readModelDeclarations, type ModelDeclarations } from './model-declarations.ts';

/**
 * Puts the declarations of the models into those of the index, and makes the registry import them from
 * there: a compiler reads one file several times as fast as hundreds. Each model keeps its own file for
 * imports by its path; the types in both files are the same. Returns the text of each file.
 */
export function gatherDeclarations(project: Project): ReadonlyMap<SourceFile, string> {
  const texts = new Map(project.getSourceFiles().map((file) => [file, file.getFullText()]));
  const index = project.getSourceFile('/index.d.ts');
  const registry = project.getSourceFile('/registry.d.ts');
  if (!index?.getStatements().every(isNamedExport)) return texts;
  const lines = index.getExportDeclarations();
  const exported = new Map(lines.flatMap((line) => [...reExportedNames(line)]));
  texts.set(index, withModels(index, exported));
  if (registry) texts.set(registry, fromIndex(registry, exported));
  return texts;
}

function isNamedExport(statement: Statement): boolean {
  return statement.isKind(SyntaxKind.ExportDeclaration) && statement.hasNamedExports();
}

function withModels(index: SourceFile, exported: DeclaredNames): string {
  const names = new Map(exported);
  const imports = new Set<string>();
  const texts = new Map<Statement, string>();
  for (const line of index.getExportDeclarations()) {
    const model = modelOf(line);
    if (!model || !exportsSame(line, model, names) || !agree(model.names, names)) continue;
    // Models often have the same list of values.
    const locals = model.locals.filter((local) => !local.names.some((name) => names.has(name)));
    texts.set(line, [...locals.map(({ text }) => text), model.text].join('\n'));
    for (const [name, meaning] of model.names) names.set(name, meaning);
    for (const name of model.imports) imports.add(name);
  }
  const text = replaceStatements(index, texts);
  const list = [...imports].sort().join(', ');
  return list === '' ? text : `import type { ${list} } from './runtime/model.js';\n${text}`;
}

function modelOf(line: ExportDeclaration): ModelDeclarations | undefined {
  if (!isOfModel(line)) return undefined;
  const source = line.getProject().getSourceFile(referredModule(line));
  return source && readModelDeclarations(source);
}

function isOfModel(line: ExportDeclaration | ImportDeclaration): boolean {
  return referredModule(line).startsWith('/models/');
}

/** Returns whether the index has the same exports if the declarations of a model replace a line. */
function exportsSame(
  line: ExportDeclaration,
  { exports }: ModelDeclarations,
  names: DeclaredNames,
): boolean {
  const inLine = reExportedNames(line);
  return (
    [...inLine.keys()].every((name) => exports.includes(name)) &&
    exports.every((name) => inLine.has(name) || !names.has(name))
  );
}

/** Returns whether each name that both have means the same in both. */
function agree(some: DeclaredNames, others: DeclaredNames): boolean {
  return [...some].every(([name, meaning]) => (others.get(name) ?? meaning) === meaning);
}

/** Makes one import from the index of all imports from models that the index exports. */
function fromIndex(registry: SourceFile, exported: DeclaredNames): string {
  const isExported = (line: ImportDeclaration, name: string) =>
    exported.get(name) === exportedBy(referredModule(line), name);
  const lines = registry
    .getImportDeclarations()
    .filter((line) => isOfModel(line) && importedNames(line) !== undefined)
    .filter((line) => line.getNamedImports().every((name) => isExported(line, name.getName())));
  const names = lines.flatMap((line) => line.getNamedImports().map((name) => name.getText()));
  const one = `import { ${names.join(', ')} } from './index.js';`;
  return replaceStatements(registry, new Map(lines.map((line, at) => [line, at > 0 ? '' : one])));
}

/** Returns a file with other texts for some statements. An empty text removes the line, too. */
function replaceStatements(source: SourceFile, texts: ReadonlyMap<Statement, string>): string {
  const text = source.getFullText();
  const statements = source.getStatements();
  const parts = statements.map((statement) => {
    const [before, start, end] = [statement.getPos(), statement.getStart(), statement.getEnd()];
    const replaced = texts.get(statement) ?? text.slice(start, end);
    return replaced === '' ? '' : `${text.slice(before, start)}${replaced}`;
  });
  return [...parts, text.slice(statements.at(-1)?.getEnd() ?? 0)].join('');
}
