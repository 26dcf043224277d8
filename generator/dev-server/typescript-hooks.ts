import { existsSync, readFileSync } from 'node:fs';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';

/**
 * Hooks with which Node loads an SDK that was generated as TypeScript, whose modules import each
 * other by the names that they get as JavaScript.
 */
export const resolve: ResolveHook = (specifier, context, next) => {
  if (context.parentURL?.endsWith('.ts') && /^\..*\.js$/.test(specifier)) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
};

export const load: LoadHook = (url, context, next) => {
  if (!url.endsWith('.ts')) return next(url, context);
  const { outputText } = ts.transpileModule(readFileSync(fileURLToPath(url), 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
};
