/** A file of the site. */
export interface SiteFile {
  /** Its path on the site, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Files of the site that are printed when they are written, so that few texts are in memory. */
export interface SitePart {
  readonly paths: readonly string[];
  /** Returns the files, in the order of the paths. */
  readonly print: () => readonly SiteFile[];
}

/** Returns a file of the docs as a file of the site, whose root is their folder. */
export function inDocs({ path, text }: SiteFile): SiteFile {
  return { path: path.replace(/^docs\//, ''), text };
}
