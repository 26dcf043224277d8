/** Kinds of files that are not a text in UTF-8, or are an unusual one. */
export const oddKinds = [
  'fifo',
  'socket',
  'folder',
  'link to itself',
  'broken link',
  'link to a device',
  'unreadable',
  'huge',
  'empty',
  'invalid UTF-8',
  'UTF-16',
  'NUL bytes',
] as const;

/** Files that commands read, below the project; the journal and the lock are in the state folder. */
export const places = {
  page: 'pages/acme.md',
  definition: 'models/image-generation/acme.yaml',
  overlay: 'models/image-generation/acme.overlay.yaml',
  history: 'models/image-generation/acme.history.yaml',
  manifest: 'generated/manifest.json',
  'generated file': 'generated/sdk/index.ts',
  journal: '',
  lock: '',
  'sync lock': 'models/scenario-models.lock.yaml',
  configuration: 'scenario-models.config.yaml',
  'package.json': 'package.json',
  changelog: 'CHANGELOG.md',
  'accepted breaks': 'accepted-breaks.yaml',
  'tsconfig.json': 'base.json',
  registry: 'registry.js',
  '.gitignore': '.gitignore',
} as const;

export type Place = keyof typeof places;

/** The command lines. */
export const commands = {
  import: ['import', 'pages/acme.md'],
  'import of a folder': ['import', 'pages'],
  generate: ['generate'],
  'generate --check': ['generate', '--check'],
  sync: ['sync', '--from', 'pages'],
  diff: ['diff', './before.yaml', './models'],
  'diff of pages': ['diff', 'pages/acme.md', './models'],
  lint: ['lint'],
  'lint --write': ['lint', '--write'],
  site: ['site', '--out', 'site'],
  'dev-server': ['dev-server', '--port', '0', '--registry', 'registry.js'],
  add: ['add', 'DOCS/gen/image-generation/image-generation-other/'],
  remove: ['remove', 'acme'],
  init: ['init', 'DOCS/llms.txt', '--yes'],
  watch: ['watch'],
} as const;

export type Command = keyof typeof commands;

export interface OddRun {
  readonly command: Command;
  readonly place: Place;
  readonly kind: (typeof oddKinds)[number];
}

const readers = [
  'import',
  'import of a folder',
  'generate',
  'generate --check',
  'sync',
  'diff',
] as const;
const others = ['lint', 'lint --write', 'site', 'add', 'remove', 'watch'] as const;
const every = Object.keys(commands) as Command[];

/** The commands that read each file. */
const readersOf: Readonly<Record<Place, readonly Command[]>> = {
  page: ['import', 'import of a folder', 'sync', 'diff of pages'],
  definition: [...readers, ...others],
  overlay: [...readers, ...others],
  history: [...readers, ...others],
  'sync lock': [...readers, ...others],
  manifest: [
    'generate',
    'generate --check',
    'sync',
    'diff',
    'lint',
    'site',
    'add',
    'remove',
    'watch',
  ],
  'generated file': ['generate', 'generate --check', 'sync', 'add', 'remove', 'watch'],
  journal: ['import', 'generate', 'generate --check', 'sync', 'diff', 'init', ...others],
  lock: ['import', 'generate', 'sync', 'add', 'remove', 'lint --write', 'init', 'site'],
  configuration: every,
  'package.json': ['generate', 'generate --check', 'sync', 'diff', 'site', 'add', 'remove', 'init'],
  changelog: ['sync', 'add', 'remove'],
  'accepted breaks': ['diff', 'diff of pages'],
  'tsconfig.json': ['generate', 'generate --check', 'sync', 'init'],
  registry: ['dev-server'],
  '.gitignore': ['init'],
};

/** Every kind in every place, with every command that reads it. */
export const oddRuns: readonly OddRun[] = (Object.keys(places) as Place[]).flatMap((place) =>
  readersOf[place].flatMap((command) => oddKinds.map((kind) => ({ command, place, kind }))),
);
