/** A file of the output folder; `path` is below it, with `/` between its parts. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
