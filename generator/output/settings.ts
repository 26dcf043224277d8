import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { withFlavor, type DocsFlavor } from './docs-flavor.ts';
import { withImportExtension, type ImportExtension } from './import-extension.ts';

/** The parts of the output folder that can be generated alone. */
export const outputParts = ['sdk', 'docs', 'schema'] as const;

export type OutputPart = (typeof outputParts)[number];

/** Settings of the output. The manifest keeps them for later runs. */
export interface OutputSettings {
  /** The npm package that the output folder is; without it, the folder has no package.json. */
  readonly package?: string;
  /** Default: the extension that the nearest tsconfig.json requires. */
  readonly importExtension?: ImportExtension;
  /** Default: all parts. */
  readonly only?: readonly OutputPart[];
  /** The renderer of the docs. Default: github. */
  readonly flavor?: DocsFlavor;
  /** Ids of the models to generate. Default: all. */
  readonly modelsOnly?: readonly string[];
  /** Makes certain facts of descriptions limits and constraints. Default: no. */
  readonly trustDescriptions?: boolean;
}

/** Returns what the settings say about resolving models. */
export function resolveOptions({ trustDescriptions }: OutputSettings): ResolveFileOptions {
  return trustDescriptions ? { trustDescriptions } : {};
}

/** The package name in emitted samples. */
const ownName = 'scenario-models';

/** Returns the files that the settings select, with their imports adapted. */
export function applySettings(
  files: readonly GeneratedFile[],
  extension: ImportExtension,
  { only, package: name = ownName, flavor = 'github' }: OutputSettings,
): readonly GeneratedFile[] {
  return files
    .filter(({ path }) => only === undefined || only.some((part) => path.startsWith(`${part}/`)))
    .map(({ path, text }) => {
      if (path.endsWith('.ts')) {
        return { path, text: withPackageName(withImportExtension(text, extension), name) };
      }
      if (!path.startsWith('docs/')) return { path, text };
      const named = withPackageName(text, name);
      return { path, text: path.endsWith('.md') ? withFlavor(named, flavor) : named };
    });
}

const ownImport = /(['"`])scenario-models((?:\/[\w/*-]+)?)\1/g;
const ownInstall = /(npm (?:install|i)) scenario-models(?![\w-])/g;

/** Makes samples and docs import from the configured package. */
function withPackageName(text: string, name: string): string {
  if (name === ownName) return text;
  return text
    .replace(ownImport, (_, quote: string, path: string) => `${quote}${name}${path}${quote}`)
    .replace(ownInstall, (_, command: string) => `${command} ${name}`);
}
