import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks } from '../support/code-blocks.ts';
import { compile, compilers } from '../support/compile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Packs a package and unpacks it, as an installation does, next to the packages that it depends on. */
function install(folder: string, name: string, source: string): readonly string[] {
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { cwd: source, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const [{ filename, files }] = JSON.parse(packed) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  const target = join(folder, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components', '1']);
  const { dependencies = {} } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const dependency of Object.keys(dependencies)) link(folder, dependency);
  return files.map(({ path }) => path);
}

function link(folder: string, name: string): void {
  const place = join(folder, 'node_modules', name);
  mkdirSync(join(place, '..'), { recursive: true });
  if (readdirSync(join(place, '..')).includes(name.split('/').at(-1) ?? '')) return;
  symlinkSync(join(root, 'node_modules', name), place);
}

const run = (folder: string, args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

describe('the packed SDK in an empty project', () => {
  const folder = temporaryFolder({}, 'file');
  let files: readonly string[] = [];

  beforeAll(() => {
    files = install(folder, 'scenario-models', join(root, 'generated'));
    link(folder, '@types/node');
    const program = codeBlocks(readme, 'ts').find((code) => code.includes('openAsBlob')) ?? '';
    const entries = Object.keys(entryPoints()).filter((entry) => !/[*]|json$/.test(entry));
    const imports = entries.map((entry, index) => {
      return `import * as entry${index} from '${entry.replace('.', 'scenario-models')}';`;
    });
    const uses = entries.map((_, index) => `entry${index}`).join(', ');
    writeFileSync(join(folder, 'readme.ts'), program);
    writeFileSync(
      join(folder, 'entries.ts'),
      `${imports.join('\n')}
import { photaEdit } from 'scenario-models/models/phota-edit';
console.log([${uses}].every((entry) => Object.keys(entry).length > 0), photaEdit.id);
`,
    );
    writeFileSync(
      join(folder, 'wrong.ts'),
      "import { photaEdit } from 'scenario-models';\nphotaEdit.request({ prompt: 'a' });\n",
    );
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });

  function entryPoints(): Readonly<Record<string, unknown>> {
    const file = join(folder, 'node_modules/scenario-models/package.json');
    const { exports } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly exports: Readonly<Record<string, unknown>>;
    };
    return exports;
  }

  const resolutions = [
    { module: 'node16', moduleResolution: 'node16' },
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ];

  test.each(resolutions)('compiles with $moduleResolution resolution', (resolution) => {
    for (const compiler of compilers) {
      const options = {
        ...resolution,
        lib: ['es2023', 'dom'],
        types: ['node'],
        // The newer compiler is fast enough to check the declarations of the packages too.
        skipLibCheck: compiler === 'typescript-5.5',
        declaration: false,
        isolatedDeclarations: false,
      };
      expect(compile(compiler, folder, ['readme.ts', 'entries.ts'], options)).toEqual([]);
      expect(compile(compiler, folder, ['wrong.ts'], options).join('\n')).toContain(
        "'referenceImages' is missing",
      );
    }
  });

  test('runs from every entry point, as an ES module and with require', () => {
    const compiled = readFileSync(join(folder, 'entries.ts'), 'utf8');
    writeFileSync(join(folder, 'entries.mjs'), compiled);
    expect(run(folder, ['entries.mjs'])).toMatchObject({
      stdout: 'true model_phota-edit\n',
      stderr: '',
    });
    const required = run(folder, ['-p', "require('scenario-models').photaEdit.id"]);
    expect(required.stdout).toBe('model_phota-edit\n');
  });

  test('has the docs and schemas, and nothing else than the package needs', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'README.md',
        'docs/start.md',
        'docs/llms.txt',
        'schema/openapi.json',
      ]),
    );
    expect(files.filter((path) => /\.test\.|tsbuildinfo|node_modules/.test(path))).toEqual([]);
  });
});

describe('the packed command line in an empty project', () => {
  test('imports a page, generates, checks, builds a site and explains a problem', () => {
    const folder = temporaryFolder({ 'package.json': '{ "type": "module" }' });
    install(folder, 'scenario-models-cli', root);
    const page = join(root, 'generated/docs/reference/image-generation/phota.md');
    writeFileSync(join(folder, 'phota.md'), readFileSync(page));
    const cli = join('node_modules', 'scenario-models-cli', 'dist', 'generator', 'cli.js');
    for (const args of [
      ['import', 'phota.md'],
      ['generate'],
      ['generate', '--check'],
      ['site'],
      ['explain', 'PAGE_DATE'],
    ]) {
      const { status, stderr } = run(folder, [cli, ...args]);
      expect({ args, status, stderr: status === 0 ? '' : stderr }).toMatchObject({ status: 0 });
    }
    for (const path of [
      'generated/docs/start.md',
      'dist/site/start.html',
      'dist/site/index.html',
    ]) {
      expect(readFileSync(join(folder, path), 'utf8')).toContain('Phota');
    }
  });
});
