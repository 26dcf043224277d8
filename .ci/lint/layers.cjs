const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * The layers of the generator, bottom to top. A folder imports only from itself and from folders
 * before it.
 */
const layers = [
  'text',
  'report',
  'input',
  'markdown',
  'yaml',
  'typescript',
  'model',
  'change-rules',
  'history',
  'definition',
  'reference',
  'config',
  'record',
  'overlay',
  'prose',
  'resolve',
  'plan',
  'samples',
  'emit',
  'output',
  'diff',
  'update',
  'sync',
  'init',
  'lint',
  'site',
  'dev-server',
  'commands',
  'cli',
];

const foldersIn = (place) =>
  readdirSync(join(__dirname, '../..', place), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const unknown = foldersIn('generator').filter((name) => ![...layers, 'runtime'].includes(name));
if (unknown.length > 0) {
  throw new Error(`generator/${unknown[0]} needs a place among the layers in .ci/lint/layers.cjs.`);
}

const emitters = foldersIn('generator/emit');

const folder = (name) => `^generator/${name}/`;
const anyOf = (names) => `^generator/(${names.join('|')})/`;

const layerRules = layers.slice(0, -1).map((name, index) => ({
  name: `layer-${name}`,
  comment: `generator/${name} must not import from a layer above it. CONTRIBUTING.md shows the layers.`,
  severity: 'error',
  from: { path: folder(name) },
  to: { path: anyOf(layers.slice(index + 1)) },
}));

const emitterRules = emitters.map((name) => ({
  name: `emitter-${name}`,
  comment: `generator/emit/${name} must not import from another emitter.`,
  severity: 'error',
  from: { path: folder(`emit/${name}`) },
  to: { path: anyOf(emitters.filter((other) => other !== name).map((other) => `emit/${other}`)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files must not import each other in a circle, type imports included.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...layerRules,
    ...emitterRules,
    {
      name: 'runtime-alone',
      comment: 'generator/runtime is copied into each SDK, so it imports only itself and zod.',
      severity: 'error',
      from: { path: folder('runtime') },
      to: {
        pathNot: [
          '^generator/runtime/',
          '(^|/)node_modules/zod/',
          '^node:',
          '^(fs|stream|path|os|buffer)(/|$)',
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
