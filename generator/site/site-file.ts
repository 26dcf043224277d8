/** A file of the site. */
export interface SiteFile {
  /** Its path on the site, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}
