// cspell:ignore licen
// Builds the command line into dist/generator/, and the SDK into generated/dist/.
import { build, transformSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';

const cli = 'dist/generator/cli.js';
const siteAssets = 'dist/generator/site-assets';

/**
 * Modules that are loaded together, in one chunk with all that they import: a run loads 5 chunks in half
 * of the time of 80.
 */
const chunks = [
  // Any command.
  ['commands/report-result.ts', 'commands/up-to-date.ts', 'output/unchanged-run.ts'],
  // A command that reads a project.
  ['commands/generate.ts', 'config/read-config.ts', 'output/threads.ts'],
  // A command that reads a definition.
  ['resolve/resolve-file.ts', 'output/thread-tasks.ts', 'emit/emit-model.ts', 'emit/combined.ts'],
];

/** The number of these chunks that a module loads, if it is not all of them. */
const loadedChunks = new Map([
  ['cli/run-program.ts', 1],
  ['commands/explain.ts', 1],
  ['init/questions.ts', 1],
  ['commands/build.ts', 2],
  ['commands/dev-server.ts', 2],
  ['commands/generate.ts', 2],
  ['config/read-config.ts', 2],
  ['output/build-package.ts', 2],
  ['output/threads.ts', 2],
  ['output/worker.ts', 1],
]);

const forNode = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  metafile: true,
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
const { metafile: chunked, outputFiles } = await build({
  ...forNode,
  splitting: true,
  format: 'esm',
  // Loading one file takes a fraction of the time of hundreds; compilers stay packages.
  external: ['esbuild', 'ts-morph'],
  plugins: [inFewChunks(), withoutPrograms()],
  // Its modules for browsers are ESM, which the bundler can shake.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  entryPoints: ['generator/cli/run-program.ts', 'generator/output/reply-to-tasks.ts'],
  outdir: 'dist/generator',
  outExtension: { '.js': '.cjs' },
  entryNames: '[name]',
  write: false,
  // A manifest that another build of the generator wrote is not built on.
  define: { BUILD_ID: JSON.stringify(hashOfSources('generator')) },
});
mkdirSync('dist/generator', { recursive: true });
for (const { path, text } of outputFiles) writeFileSync(path, toCommonJs(text));
const { metafile: entries } = await build({
  ...forNode,
  format: 'esm',
  external: ['esbuild'],
  entryPoints: [
    'generator/cli.ts',
    'generator/output/generation-worker.ts',
    'generator/dev-server/typescript-hooks.ts',
  ],
  outdir: 'dist/generator',
  entryNames: '[name]',
  banner: { js: '#!/usr/bin/env node' },
});
writeFileSync(
  'dist/generator/third-party-licenses.txt',
  licensesOf(Object.keys({ ...chunked.inputs, ...entries.inputs })),
);
// The scripts and styles of the docs site.
await build({
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  entryPoints: ['app', 'catalog', 'client', 'compare', 'theme'].map(
    (name) => `generator/site/browser/${name}.ts`,
  ),
  outdir: siteAssets,
  logLevel: 'warning',
});
await build({
  bundle: true,
  minify: true,
  target: 'es2022',
  entryPoints: ['generator/site/browser/style.css'],
  outdir: siteAssets,
});
copyFileSync('generator/site/browser/icon.svg', join(siteAssets, 'icon.svg'));
chmodSync(cli, 0o755);
execFileSync(process.execPath, [cli, 'build'], { stdio: ['ignore', 'inherit', 'ignore'] });
linkCommand();

/**
 * Returns a chunk as CommonJS: the bundler splits only ES modules, and V8 keeps the code of scripts
 * only.
 */
function toCommonJs(text) {
  // It would initialize the exports of a chunk later than they are read.
  if (text.includes('__esm(')) throw new Error('a package requires an ES module of the bundle');
  // Constants are read in less time than the properties of another chunk's exports.
  const requiring = text.replaceAll(
    /^import (\{[^}]*\}) from ("\.\/[\w-]+\.cjs");$/gm,
    (_, names, chunk) => `const ${names.replaceAll(' as ', ': ')} = require(${chunk});`,
  );
  // Stack traces lead to the comments with the paths of sources.
  const withPaths = requiring.replaceAll(/^\/\/ (?=\S+\.[cm]?[jt]s$)/gm, '//! ');
  return transformSync(withPaths, {
    format: 'cjs',
    platform: forNode.platform,
    target: forNode.target,
    define: { 'import.meta.url': 'import_meta_url' },
    banner: `const import_meta_url = require('node:url').pathToFileURL(__filename).href;`,
    supported: { 'dynamic-import': false },
    legalComments: 'inline',
  }).code;
}

/**
 * The bundler puts modules into one chunk if the same entry points reach them. So each entry point, and
 * each module that is imported dynamically, imports all modules of the chunks that it loads.
 */
function inFewChunks() {
  const root = resolve('generator');
  return {
    name: 'in-few-chunks',
    setup(builder) {
      builder.onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'entry-point' && kind !== 'dynamic-import') return undefined;
        const module = relative(root, resolve(resolveDir, path)).replaceAll('\\', '/');
        return { path: module, namespace: 'entry' };
      });
      builder.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => {
        const loaded = chunks.slice(0, loadedChunks.get(path));
        const imports = loaded.flat().map((module) => `import './${module}';`);
        return {
          contents: [...imports, `export * from './${path}';`].join('\n'),
          resolveDir: root,
        };
      });
    },
  };
}

/**
 * Commander loads `child_process`, a twentieth of the start, for commands that are separate programs.
 * Here, none is.
 */
function withoutPrograms() {
  return {
    name: 'without-programs',
    setup(builder) {
      builder.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
        /[\\/]commander[\\/]/.test(importer) ? { path: 'none', namespace: 'none' } : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '' }));
    },
  };
}

/** npm links the commands of dependencies only; the workspace `generated` runs this one to be packed. */
function linkCommand() {
  const link = 'node_modules/.bin/scenario-models';
  if (process.platform === 'win32' || existsSync(link)) return;
  mkdirSync('node_modules/.bin', { recursive: true });
  symlinkSync(join('../..', cli), link);
}

/** Returns the licenses of the packages that the bundle contains. */
function licensesOf(inputs) {
  const packages = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(packages)]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      const text =
        file === undefined ? `License: ${license}` : readFileSync(join(folder, file), 'utf8');
      return `${name} ${version}\n\n${text.trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function hashOfSources(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(ts|md)$/.test(file));
  for (const file of files.sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  }
  hash.update(readFileSync('package-lock.json'));
  return hash.digest('hex').slice(0, 12);
}
