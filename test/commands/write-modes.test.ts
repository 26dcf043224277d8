import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const cli = join(import.meta.dirname, '../../dist/generator/cli.js');

function run(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr, stdout };
}

/** Every file of a folder with its content and the time of its last change. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file, `${statSync(file).mtimeMs} ${readFileSync(file, 'utf8')}`]),
  );
}

const page = 'pages/acme.md';
const definition = 'models/image-generation/acme.yaml';
const overlay = 'models/image-generation/acme.overlay.yaml';

/** The commands that write, each with what it needs first and a file that it then writes. */
const writers: readonly {
  readonly args: readonly string[];
  readonly before: readonly (readonly string[])[];
  readonly update?: (folder: string) => void;
  readonly writes: string;
}[] = [
  { args: ['import', page], before: [], writes: definition },
  { args: ['generate'], before: [['import', page]], writes: 'generated/sdk/models/acme-edit.ts' },
  {
    args: ['sync', '--from', 'pages'],
    before: [['import', page], ['generate']],
    update: (folder) => {
      writeFileSync(join(folder, page), acmePage.replace('| 4 ', '| 2 '));
    },
    writes: definition,
  },
  { args: ['lint', '--write'], before: [['import', page]], writes: overlay },
];

describe.each(writers)('$args', ({ args, before, update, writes }) => {
  test('--dry-run and --check write nothing; --check exits with 4 until the command has run', () => {
    const text = args[0] === 'lint' ? withStatedLimit(acmePage) : acmePage;
    const folder = temporaryFolder({ [page]: text });
    for (const step of before) expect(run(folder, ...step)).toMatchObject({ status: 0 });
    update?.(folder);
    const untouched = snapshot(folder);

    const listed = run(folder, ...args, '--dry-run');
    expect(listed).toMatchObject({ status: 0 });
    expect(listed.text).toContain(`write  ${writes}\n`);
    expect(run(folder, ...args, '--check')).toMatchObject({ status: 4 });
    expect(snapshot(folder)).toEqual(untouched);

    expect(run(folder, ...args)).toMatchObject({ status: 0 });
    const written = snapshot(folder);
    expect(written[join(folder, writes)]).not.toBe(untouched[join(folder, writes)]);
    expect(run(folder, ...args, '--check')).toMatchObject({ status: 0 });
    expect(run(folder, ...args, '--dry-run').text).not.toContain('write  ');
    expect(snapshot(folder)).toEqual(written);
  });
});

test.each([
  ...['import', 'generate', 'build', 'diff', 'sync', 'watch', 'lint', 'site', 'dev-server'],
])('%s has -h, --format with allowed values, and one meaning of --out', (name) => {
  const help = run('.', name, '-h');
  expect(help).toMatchObject({ status: 0 });
  expect(help.stdout).toContain('-h, --help');
  const words = help.stdout.replaceAll(/\s+/g, ' ');
  expect(words).toMatch(
    /--format <format> .*\(choices: "text", "json"(?:, "\S+")*, default: "text"\)/,
  );
  if (words.includes('--out')) expect(words).toContain('--out <folder> Output folder (default: "');
});

/** Adds a parameter with a limit that only its description has, for `lint --write` to add. */
function withStatedLimit(text: string): string {
  return `${text}| \`prompt\` | string | No | - | - | - | - | The text. Up to 400 characters. |\n`;
}
