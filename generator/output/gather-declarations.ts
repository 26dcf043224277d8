/** The declarations of a package by the paths of their modules below the SDK: `models/phota-edit`. */
export type Declarations = ReadonlyMap<string, string>;

/**
 * Puts the declarations of the models into those of the index, and makes the registry import them from
 * there: a compiler reads one file several times as fast as hundreds. Each model keeps its own file for
 * imports by its path; the types in both files are the same.
 */
export function gatherDeclarations(declarations: Declarations): Declarations {
  const index = declarations.get('index');
  const registry = declarations.get('registry');
  return new Map([
    ...declarations,
    ...(index === undefined ? [] : [['index', withModels(index, declarations)] as const]),
    ...(registry === undefined ? [] : [['registry', fromIndex(registry)] as const]),
  ]);
}

function withModels(index: string, declarations: Declarations): string {
  // All names of the index, of models and of the runtime, with their declarations if they are not exported.
  const taken = new Map(Array.from(index.match(/\w+/g) ?? [], (name) => [name, '']));
  const imported = new Set<string>();
  const text = index.replace(
    /^export \{[^}]*\} from '\.\/(models\/[^']+)\.js';$/gm,
    (line, module: string) => {
      const model = splitModel(declarations.get(module) ?? '');
      const isFree = model?.locals.every(([name, text]) => (taken.get(name) ?? text) === text);
      if (!model || !isFree) return line;
      // Models often have the same list of values.
      const own = model.locals.filter(([name]) => !taken.has(name));
      for (const [name, text] of own) taken.set(name, text);
      for (const name of model.imports) imported.add(name);
      return [...own.map(([, text]) => text), model.text].join('\n');
    },
  );
  const imports = [...imported].sort().join(', ');
  return imports === '' ? text : `import type { ${imports} } from './runtime/model.js';\n${text}`;
}

interface ModelDeclarations {
  /** The types of the runtime that the declarations refer to. */
  readonly imports: readonly string[];
  /** The names that are not exported, such as of a list of values, with their declarations. */
  readonly locals: readonly (readonly [name: string, text: string])[];
  readonly text: string;
}

/** Splits the declarations of a model; undefined if they depend on anything but types of the runtime. */
function splitModel(declarations: string): ModelDeclarations | undefined {
  const [found = '', names = ''] =
    /^import type \{([^}]*)\} from '\.\.\/runtime\/model\.js';\n/.exec(declarations) ?? [];
  const locals: (readonly [string, string])[] = [];
  const text = declarations
    .slice(found.length)
    .replace("export { InvalidRequestError } from '../runtime/invalid-request-error.js';\n", '')
    .replace(/^declare const (\w+): .*;\n/gm, (line, name: string) => {
      locals.push([name, line.trimEnd()]);
      return '';
    })
    .trimEnd();
  const isSimple = /^\/\*\*|^export (?:interface|declare const) /.test(text);
  const hasOther = /^(?:declare|import|interface|type|export (?!interface|declare const)) /m.test(
    text,
  );
  return isSimple && !hasOther ? { imports: names.match(/\w+/g) ?? [], locals, text } : undefined;
}

/** Makes one import from the index of all imports from models. */
function fromIndex(registry: string): string {
  const names: string[] = [];
  const text = registry.replace(
    /^import \{([^}]*)\} from '\.\/models\/[^']+';\n/gm,
    (_, found: string) => {
      names.push(found.trim().replace(/,$/, ''));
      return '';
    },
  );
  return names.length === 0 ? text : `import { ${names.join(', ')} } from './index.js';\n${text}`;
}
