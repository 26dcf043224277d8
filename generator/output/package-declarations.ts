import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Project, ts } from 'ts-morph';
import { withSlashes } from '../text/with-slashes.ts';
import { withImportExtension } from './import-extension.ts';

/** Returns the declarations of an SDK, each at the path of its module: `/models/phota-edit.d.ts`. */
export function readDeclarations(sdk: string): Project {
  const modules = readdirSync(sdk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => withSlashes(relative(sdk, join(entry.parentPath, entry.name))).slice(0, -3))
    .sort();
  return parseDeclarations(modules.map((module) => [module, declarationsOf(sdk, module)]));
}

/** Parses declarations, named by the paths of their modules below the SDK: `models/phota-edit`. */
export function parseDeclarations(
  declarations: readonly (readonly [module: string, text: string])[],
): Project {
  const project = new Project({ useInMemoryFileSystem: true });
  for (const [module, text] of declarations) project.createSourceFile(`/${module}.d.ts`, text);
  return project;
}

/**
 * Returns the declarations of a module. The SDK declares the type of each export, so they follow from
 * the module alone.
 */
function declarationsOf(sdk: string, module: string): string {
  const fileName = `${module}.ts`;
  const source = withImportExtension(readFileSync(join(sdk, fileName), 'utf8'), 'js');
  const { outputText } = ts.transpileDeclaration(source, {
    fileName,
    compilerOptions: { target: ts.ScriptTarget.ES2021, isolatedDeclarations: true, strict: true },
  });
  return outputText;
}
