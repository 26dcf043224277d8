import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../generator/cli/program.ts';
import { guides } from '../../generator/emit/docs/guides.ts';
import { codeBlocks } from '../support/code-blocks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');
const pages = [
  join(root, 'README.md'),
  ...guides.map(({ path }) => join(root, 'generated', 'docs', path)),
];

/** The calls of the command line in the shell samples, without comments. */
const calls = [
  ...new Set(
    pages
      .flatMap((page) => codeBlocks(readFileSync(page, 'utf8'), 'sh'))
      .flatMap((block) => block.split('\n'))
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => /(?:^|\| |npx )scenario-models /.test(line)),
  ),
];

function wordsOf(call: string): readonly string[] {
  const words = call.replace(/^.*?scenario-models /, '').match(/'[^']*'|\S+/g) ?? [];
  return words.map((word) => word.replace(/^'|'$/g, ''));
}

test('every call of the command line in a shell sample has a known command and known options', () => {
  expect(calls.length).toBeGreaterThan(25);
  for (const call of calls) {
    const [name = '', ...args] = wordsOf(call);
    const command = createProgram().commands.find((candidate) => candidate.name() === name);
    expect(command, call).toBeDefined();
    const { operands = [], unknown = [] } = command?.parseOptions([...args]) ?? {};
    expect(unknown, call).toEqual([]);
    const accepted = command?.registeredArguments ?? [];
    const isVariadic = accepted.some(({ variadic }) => variadic);
    if (!isVariadic) expect(operands.length, call).toBeLessThanOrEqual(accepted.length);
  }
});

/** The calls that need neither a network nor a terminal, in the order of a project, with their exit codes. */
const run: readonly (readonly [call: string, exitCode: number])[] = [
  ['scenario-models import phota.md', 0],
  ['scenario-models import pages/ more/*.md', 0],
  ['cat phota.md | scenario-models import -', 0],
  ['scenario-models import --api phota-edit.json', 0],
  ['scenario-models generate', 0],
  ['scenario-models generate --check', 0],
  ['scenario-models diff old.md new.md', 5],
  ['scenario-models lint', 0],
  ['scenario-models lint --overlay', 0],
  ['scenario-models lint --write', 0],
  ['scenario-models lint --write --check', 0],
  ['scenario-models explain PAGE_NO_MODEL_ID', 0],
  ['scenario-models site --url https://acme.github.io/models/', 0],
  ['scenario-models remove phota', 0],
];

test.skipIf(process.platform === 'win32')(
  'the shell samples that need no network run in a project, one after the other',
  () => {
    const page = readFileSync(
      join(root, 'generated/docs/reference/image-generation/phota.txt'),
      'utf8',
    );
    const other = page.replaceAll('Phota', 'Acme').replaceAll('phota', 'acme');
    const record = {
      model: {
        id: 'model_phota-edit',
        name: 'Phota Edit',
        inputs: [{ name: 'prompt', type: 'string' }],
      },
    };
    const folder = temporaryFolder({
      'package.json': '{ "version": "1.4.2" }',
      'phota.md': page,
      'old.md': page,
      'new.md': page.replace('2026-04-09', '2026-06-15').replace('| 4   |', '| 2   |'),
      'pages/phota.md': page,
      'more/acme.md': other,
      'phota-edit.json': JSON.stringify(record),
    });
    const cli = join(root, 'dist', 'generator', 'cli.js');
    for (const [call, exitCode] of run) {
      if (!call.startsWith('cat'))
        expect(calls.map((line) => line.replace(/^npx /, ''))).toContain(call);
      const { status, stderr } = spawnSync(
        'bash',
        ['-c', `scenario-models() { '${process.execPath}' '${cli}' "$@"; }; ${call}`],
        { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
      );
      expect({ call, status, stderr: status === exitCode ? '' : stderr }).toEqual({
        call,
        status: exitCode,
        stderr: '',
      });
    }
  },
);
