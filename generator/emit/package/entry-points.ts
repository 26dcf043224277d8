/** A module that users of the package import. */
export interface EntryPoint {
  /** The path after the name of the package, as in `exports`. */
  readonly subpath: `.${string}`;
  /** The path below `sdk/`, without its extension. */
  readonly module: string;
  readonly summary: string;
}

/** Everything that the package of an SDK exports, except one module for each model. */
export const entryPoints: readonly EntryPoint[] = [
  { subpath: '.', module: 'index', summary: 'every model, by its name' },
  { subpath: './registry', module: 'registry', summary: 'every model, by its ID' },
  {
    subpath: './catalog',
    module: 'catalog',
    summary: 'facts of every model, without loading one',
  },
  {
    subpath: './client',
    module: 'runtime/client/index',
    summary: 'the client, for every JavaScript runtime',
  },
  {
    subpath: './client/node',
    module: 'runtime/client/node',
    summary: 'the same client with files on disk, for Node.js, Bun and Deno',
  },
  {
    subpath: './proxy',
    module: 'runtime/proxy',
    summary: 'a proxy that holds the API key of a client in a page',
  },
  {
    subpath: './tools',
    module: 'runtime/tools',
    summary: 'models as tools for language models',
  },
  { subpath: './zod', module: 'runtime/zod', summary: 'models as schemas of zod/mini' },
];
