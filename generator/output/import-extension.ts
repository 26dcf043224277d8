import { dirname, join, resolve } from 'node:path';
import type { ImportExtension } from '../config/output-settings.ts';
import { targetStats } from '../input/path-stats.ts';
import { fileProblem } from '../input/read-file.ts';

/** Matches an import or export from a relative path. Texts of pages never start a line. */
const relativeImport =
  /^((?:import|export) (?:(?:type )?(?:\{[^{}'"]*\}|\*(?: as \w+)?|\w+) from )?)(['"])(\.{1,2}\/[^'"\n]*?)(?:\.[jt]s)?\2;$/gm;

/** Returns a module whose relative imports end in `extension`. */
export function withImportExtension(text: string, extension: ImportExtension): string {
  const suffix = extension === 'none' ? '' : `.${extension}`;
  return text.replace(
    relativeImport,
    (_, before: string, quote: string, path: string) =>
      `${before}${quote}${path}${suffix}${quote};`,
  );
}

/**
 * Returns the extension that the `tsconfig.json` nearest to a folder requires: `ts` if the compiler
 * accepts it, `none` if a bundler resolves imports, else `js`, which every compiler accepts. Calls
 * `onRead` with each file that it looks for.
 */
export async function nearestImportExtension(
  folder: string,
  onRead: (file: string) => void = () => undefined,
): Promise<ImportExtension> {
  const file = nearestConfig(resolve(folder), onRead);
  if (file === undefined) return 'js';
  const { ts } = await import('ts-morph');
  const host = {
    ...ts.sys,
    readDirectory: () => [],
    readFile: (path: string) => {
      onRead(path);
      // The compiler takes a pipe for a file, and reads it to an end that may never come.
      return fileProblem(path) ? undefined : ts.sys.readFile(path);
    },
    fileExists: (path: string) => {
      onRead(path);
      return ts.sys.fileExists(path);
    },
    directoryExists: (path: string) => {
      onRead(path);
      return ts.sys.directoryExists(path);
    },
  };
  const { config } = ts.readConfigFile(file, (path) => host.readFile(path)) as {
    readonly config?: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, host, dirname(file));
  if (options.allowImportingTsExtensions || options.rewriteRelativeImportExtensions) return 'ts';
  const { moduleResolution, module } = options;
  const usesNode =
    moduleResolution === undefined
      ? module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext
      : moduleResolution === ts.ModuleResolutionKind.Node16 ||
        moduleResolution === ts.ModuleResolutionKind.NodeNext;
  return usesNode ? 'js' : 'none';
}

function nearestConfig(folder: string, onRead: (file: string) => void): string | undefined {
  const file = join(folder, 'tsconfig.json');
  onRead(file);
  // Reading a pipe may never end.
  if (targetStats(file)?.isFile()) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : nearestConfig(parent, onRead);
}
