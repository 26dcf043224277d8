import type { ImportExtension, OutputSettings } from '../config/output-settings.ts';
import { isPageData, withoutCopies } from '../emit/docs/reference-page.ts';
import type { GeneratedFile } from '../emit/generated-file.ts';
import type { ResolveFileOptions } from '../resolve/resolve-file.ts';
import { withoutHidden } from '../text/invisible.ts';
import { withFlavor } from './docs-flavor.ts';
import { withImportExtension } from './import-extension.ts';

/** Returns the options for resolving models. */
export function resolveOptions({ trustDescriptions }: OutputSettings): ResolveFileOptions {
  return trustDescriptions ? { trustDescriptions } : {};
}

/** The package name in emitted files. */
const defaultName = 'scenario-models';

/** Returns the files that the settings select, with their imports adapted. */
export function applySettings(
  files: readonly GeneratedFile[],
  extension: ImportExtension,
  { only, package: name = defaultName, flavor = 'github', frontMatter = false }: OutputSettings,
): readonly GeneratedFile[] {
  const selected = files
    .filter(({ path }) => only === undefined || only.some((part) => path.startsWith(`${part}/`)))
    .map(({ path, text, ...about }) => {
      if (path.endsWith('.ts')) {
        const adapted = withImportExtension(text, extension);
        if (name === defaultName) return { path, text: adapted };
        return { path, text: adapted.replace(commentLine, (line) => withPackageName(line, name)) };
      }
      if (!path.startsWith('docs/') || isPageData(path)) return { path, text };
      const named = withPackageName(text, name);
      if (!path.endsWith('.md')) return { path, text: named };
      const page = withFlavor(named, flavor);
      return { path, text: frontMatter ? withFrontMatter(page, about) : page };
    });
  return withoutCopies(selected);
}

/** Adds title and description as front matter, unless the page has front matter. */
function withFrontMatter(
  page: string,
  { title = '', description }: Pick<GeneratedFile, 'title' | 'description'>,
): string {
  if (page.startsWith('---\n')) return page;
  // A JSON string is a YAML string.
  const line = (name: string, text: string) => `${name}: ${JSON.stringify(withoutHidden(text))}\n`;
  const about = description === undefined ? '' : line('description', description);
  return `---\n${line('title', title)}${about}---\n\n${page}`;
}

/** A line of a comment. Other lines of a module may have the name as a value of a model. */
const commentLine = /^ *(?:\/\*)?\*.*$/gm;
const ownImport = /(['"`])scenario-models((?:\/[\w/*-]+)?)\1/g;
const ownInstall = /(npm (?:install|i)) scenario-models(?![\w-])/g;

/** Replaces the package name in samples and docs. */
export function withPackageName(text: string, name: string): string {
  if (name === defaultName) return text;
  return text
    .replace(ownImport, (_, quote: string, path: string) => `${quote}${name}${path}${quote}`)
    .replace(ownInstall, (_, command: string) => `${command} ${name}`);
}
