import type { TrackedDefinition } from '../update/tracked-definitions.ts';

/** Where the pages of all definitions are read from in place of their own addresses. */
export type PageSource =
  | { readonly kind: 'own' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'base'; readonly url: string };

/** `--from`: a folder of pages, or an address below which they stand. */
export function pageSourceOf(from: string | undefined): PageSource {
  if (from === undefined) return { kind: 'own' };
  if (/^https?:\/\//i.test(from)) return { kind: 'base', url: from.replace(/\/*$/, '/') };
  return { kind: 'folder', folder: from };
}

/**
 * The address of a definition's page; none where nobody said one. Below a base address, a page stands
 * where its own address says, or else where the generated docs put it: `image-generation/phota.md`.
 */
export function pageUrlOf(
  { definition, path }: TrackedDefinition,
  origin: PageSource,
): string | undefined {
  const { url } = definition.source;
  if (origin.kind !== 'base') return url;
  const below = url === undefined ? path.replace(/\.yaml$/, '.md') : new URL(url).pathname.slice(1);
  return new URL(below, origin.url).href;
}
