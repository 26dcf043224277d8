import type { ImportExtension, OutputSettings } from '../config/output-settings.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { withFlavor } from './docs-flavor.ts';
import { withImportExtension } from './import-extension.ts';

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
