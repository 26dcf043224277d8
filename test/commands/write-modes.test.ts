import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../generator/cli/program.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
const zenith = 'models/image-generation/zenith.yaml';
const zenithPage = acmePage.replaceAll('Acme', 'Zenith').replaceAll('acme', 'zenith');
const path = '/image-generation/image-generation-zenith/';

/** Serves a docs site with the page of Zenith and a sitemap, and returns its URL. */
async function serveDocs(): Promise<string> {
  const docs = await loopbackServer(({ url = '' }, response) => {
    const sitemap = `<urlset><url><loc>${docs}${path}</loc></url></urlset>`;
    if (url === '/sitemap.xml') response.end(sitemap);
    else if (url === `${path}index.md`) response.end(zenithPage);
    else response.writeHead(404).end();
  });
  return docs;
}

const project = [['import', page], ['generate']];

/** The commands that write, each with what it needs first, and a line that it then lists. */
const writers: readonly {
  readonly args: readonly string[];
  readonly before: readonly (readonly string[])[];
  readonly update?: (folder: string) => void;
  readonly lists: string;
  /** Whether a second run has nothing to do; `init` and `remove` reject it or say so. */
  readonly once?: true;
}[] = [
  {
    args: ['init', 'DOCS/', '--yes'],
    before: [],
    lists: 'scenario-models.config.yaml',
    once: true,
  },
  { args: ['import', page], before: [], lists: `write  ${definition}` },
  { args: ['add', `DOCS${path}`], before: project, lists: `write  ${zenith}` },
  { args: ['remove', 'Acme'], before: project, lists: `remove ${definition}`, once: true },
  {
    args: ['generate'],
    before: [['import', page]],
    lists: 'write  generated/sdk/models/acme-edit.ts',
  },
  {
    args: ['sync', '--from', 'pages'],
    before: project,
    update: (folder) => {
      writeFileSync(join(folder, page), acmePage.replace('| 4 ', '| 2 '));
    },
    lists: `write  ${definition}`,
  },
  { args: ['lint', '--write'], before: [['import', page]], lists: `write  ${overlay}` },
];

describe.each(writers)('$args', ({ args: template, before, update, lists, once = false }) => {
  const hasCheck = template[0] !== 'init';

  test('--dry-run and --check write nothing; --check exits with 4 until the command has run', async () => {
    const docs = await serveDocs();
    const args = template.map((arg) => arg.replace('DOCS', docs));
    const text = template[0] === 'lint' ? withStatedLimit(acmePage) : acmePage;
    const folder = temporaryFolder({ [page]: text });
    for (const step of before) expect(await runCli(folder, ...step)).toMatchObject({ status: 0 });
    update?.(folder);
    const untouched = snapshot(folder);

    const listed = await runCli(folder, ...args, '--dry-run');
    expect(listed).toMatchObject({ status: 0 });
    expect(listed.output).toContain(lists);
    if (hasCheck) expect(await runCli(folder, ...args, '--check')).toMatchObject({ status: 4 });
    expect(snapshot(folder)).toEqual(untouched);

    expect(await runCli(folder, ...args)).toMatchObject({ status: 0 });
    const written = snapshot(folder);
    expect(written).not.toEqual(untouched);
    if (once) return;
    expect(await runCli(folder, ...args, '--check')).toMatchObject({ status: 0 });
    expect((await runCli(folder, ...args, '--dry-run')).output).not.toContain('write  ');
    expect(snapshot(folder)).toEqual(written);
  });
});

const { commands } = createProgram();

test('every command with --dry-run has a row in this table', () => {
  const names = commands
    .filter(({ options }) => options.some(({ long }) => long === '--dry-run'))
    .map((command) => command.name());
  expect([...new Set(writers.map(({ args: [name] }) => name))].toSorted()).toEqual(
    names.toSorted(),
  );
});

test.each(commands.map((command) => command.name()))(
  '%s has -h, --format with allowed values, and one meaning of --out',
  async (name) => {
    const help = await runCli('.', name, '-h');
    expect(help).toMatchObject({ status: 0 });
    expect(help.stdout).toContain('-h, --help');
    const words = help.stdout.replaceAll(/\s+/g, ' ');
    expect(words).toMatch(
      /--format <format> .*\(choices: "text", "json"(?:, "\S+")*, default: "text"\)/,
    );
    if (words.includes('--out'))
      expect(words).toContain('--out <folder> Output folder (default: "');
  },
);

/** Adds a parameter with a limit that only its description has, for `lint --write` to add. */
function withStatedLimit(text: string): string {
  return `${text}| \`prompt\` | string | No | - | - | - | - | The text. Up to 400 characters. |\n`;
}
