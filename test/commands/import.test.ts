import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runImport } from '../../generator/commands/import.ts';
import { fetchText } from '../../generator/input/fetch-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const definitionFile = 'models/image-generation/acme.yaml';

function run(folder: string, ...names: string[]): Promise<CommandResult> {
  return runImport(names, { models: join(folder, 'models') }, plainStyle);
}

const read = (folder: string) => readFileSync(join(folder, definitionFile), 'utf8');
const codes = ({ problems }: CommandResult) => problems.map(({ code }) => code);

test('importInputs writes a definition, and the same page again changes nothing', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage });
  expect(await run(folder, join(folder, 'acme.md'))).toMatchObject({ exitCode: 0, problems: [] });
  const first = read(folder);
  expect(first).toContain('name: amount\n        type: number\n        default: 1\n');
  const again = await run(folder, join(folder, 'acme.md'));
  expect(again.json).toMatchObject([{ changed: false }]);
  expect(read(folder)).toBe(first);
});

test('importInputs reads a file that is named after --api', async () => {
  const inputs = [{ name: 'prompt', type: 'string', required: { always: true } }];
  const record = { id: 'model_acme-new', name: 'Acme New', capabilities: ['txt2img'], inputs };
  const folder = temporaryFolder({ 'record.json': JSON.stringify({ model: record }) });
  const api = [join(folder, 'record.json')];
  const result = await runImport([], { models: join(folder, 'models'), api }, plainStyle);
  expect(result.exitCode).toBe(0);
  expect(result.json).toMatchObject([{ models: ['model_acme-new'], changed: true }]);
});

test('importInputs links a definition to the schema in the output folder', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage });
  const models = join(folder, 'my', 'models');
  const out = join(folder, 'src', 'our scenario');
  await runImport([join(folder, 'acme.md')], { models, out }, plainStyle);
  const [line = ''] = readFileSync(join(models, 'image-generation/acme.yaml'), 'utf8').split('\n');
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
  expect(join(models, 'image-generation', decodeURI(path))).toBe(
    join(out, 'schema', 'definition.schema.json'),
  );
});

test('importInputs keeps comments and names in code when a page changes', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage });
  const page = join(folder, 'acme.md');
  await run(folder, page);
  const commented = read(folder).replace('name: amount', 'name: amount # careful');
  writeFileSync(join(folder, definitionFile), commented);
  writeFileSync(
    page,
    acmePage
      .replaceAll('Acme Edit', 'Acme Retouch')
      .replace('#acme-edit', '#acme-retouch')
      .replace('| 4 ', '| 8 '),
  );
  expect(await run(folder, page)).toMatchObject({ exitCode: 0, problems: [] });
  const updated = read(folder);
  expect(updated).toContain('name: amount # careful');
  expect(updated).toContain('max: 8');
  expect(updated).toContain('name: Acme Retouch\n    identifier: acmeEdit\n');
});

test('importInputs rejects an invalid page and imports the others', async () => {
  const invalidPage = acmePage.replaceAll('Acme', 'Bad').replace('| Yes ', '| Yep ');
  const folder = temporaryFolder({ 'pages/acme.md': acmePage, 'pages/bad.md': invalidPage });
  const result = await run(folder, join(folder, 'pages'));
  expect(result.exitCode).toBe(2);
  expect(result.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { location: { line: 25, lineText: expect.stringContaining('Yep') as string } },
  ]);
  expect(readdirSync(join(folder, 'models/image-generation'))).toEqual(['acme.yaml']);
});

test('importInputs skips a file of a folder that is not a page, with a warning', async () => {
  const folder = temporaryFolder({ 'pages/acme.md': acmePage, 'pages/README.md': '# Notes\n' });
  const result = await run(folder, join(folder, 'pages'));
  expect(result).toMatchObject({ exitCode: 0, problems: [{ severity: 'warning' }] });
});

test('importInputs rejects two versions of one page', async () => {
  const other = acmePage.replace('| 4 ', '| 8 ');
  const folder = temporaryFolder({ 'a.md': acmePage, 'b.md': other });
  const result = await run(folder, join(folder, 'a.md'), join(folder, 'b.md'));
  expect(codes(result)).toContain('INPUT_SAME_PAGE');
  expect(result.exitCode).toBe(2);
});

test('importInputs writes separate files for two providers with the same file name', async () => {
  const duplicate = acmePage.replaceAll('Acme', 'ACME').replaceAll('model_acme', 'model_twin');
  const folder = temporaryFolder({ 'a.md': acmePage, 'b.md': duplicate });
  await run(folder, join(folder, 'a.md'), join(folder, 'b.md'));
  expect(readdirSync(join(folder, 'models/image-generation')).sort()).toEqual([
    'acme-2.yaml',
    'acme.yaml',
  ]);
});

test('importInputs names a file that is missing', async () => {
  const folder = temporaryFolder();
  const result = await run(folder, join(folder, 'no.md'));
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_NOT_FOUND' }] });
  expect(existsSync(join(folder, 'models'))).toBe(false);
});

test('importInputs fetches a page through a redirect and records its URL', async () => {
  const server = await loopbackServer(({ url }, response) => {
    if (url === '/old') response.writeHead(301, { location: '/new' }).end();
    else response.end(acmePage);
  });
  const folder = temporaryFolder();
  expect(await run(folder, `${server}/old`)).toMatchObject({ exitCode: 0, problems: [] });
  expect(read(folder)).toContain(`url: ${server}/new`);
});

test.each([
  ['a missing page', 404, acmePage, 'INPUT_HTTP_STATUS'],
  ['a broken server', 500, acmePage, 'INPUT_HTTP_STATUS'],
  [
    'a page of HTML',
    200,
    '<!doctype html><html><body>Acme</body></html>',
    'PAGE_NOT_A_REFERENCE_PAGE',
  ],
  ['an empty answer', 200, '', 'PAGE_NOT_A_REFERENCE_PAGE'],
])('importInputs reports %s and changes nothing', async (_, status, body, code) => {
  const server = await loopbackServer((_, response) => response.writeHead(status).end(body));
  const folder = temporaryFolder();
  const result = await run(folder, server);
  expect(result.exitCode).toBe(2);
  expect(codes(result)).toContain(code);
  expect(existsSync(join(folder, 'models'))).toBe(false);
});

test('importInputs rejects a page whose transfer ended early', async () => {
  const server = await loopbackServer((_, response) => {
    response.writeHead(200, { 'content-length': String(acmePage.length) });
    response.write(acmePage.slice(0, acmePage.length / 2), () => response.destroy());
  });
  const result = await run(temporaryFolder(), server);
  expect(result).toMatchObject({ exitCode: 2, problems: [{ code: 'INPUT_NO_RESPONSE' }] });
});

test('fetchText rejects a response that never ends or is too long', async () => {
  const slow = await loopbackServer((_, response) => response.write('> This page'));
  expect(await fetchText(slow, { timeout: 100, size: 1e6 })).toMatchObject({
    problems: [{ code: 'INPUT_NO_RESPONSE', message: 'The server must respond within 0.1 s.' }],
  });
  const long = await loopbackServer((_, response) => response.end('x'.repeat(5000)));
  expect(await fetchText(long, { timeout: 5000, size: 1000 })).toMatchObject({
    problems: [{ code: 'INPUT_TOO_LARGE' }],
  });
});

const acmeRecord = JSON.stringify({
  model: {
    id: 'model_acme-edit',
    name: 'Acme Edit',
    complianceMetadata: { modelProvider: 'Acme' },
    capabilities: ['img2img'],
    inputs: [
      { name: 'image', type: 'file', required: { always: true }, kind: 'image' },
      { name: 'amount', type: 'number', default: 1, min: 1, max: 4, step: 1, label: 'Amount' },
    ],
  },
});

test('importInputs adds an API record to its definition, and keeps it when the page is imported again', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage, 'record.json': acmeRecord });
  const result = await run(folder, join(folder, 'acme.md'), join(folder, 'record.json'));
  expect(result.exitCode).toBe(0);
  const merged = read(folder);
  expect(merged).toMatch(/record:\n\s+(label: Amount\n\s+step: 1|step: 1\n\s+label: Amount)/);
  expect(merged).toContain('kind: image');
  await run(folder, join(folder, 'acme.md'));
  expect(read(folder)).toBe(merged);
});

test('importInputs keeps secrets of a URL out of definition, report and errors', async () => {
  const server = await loopbackServer(({ url, headers }, response) => {
    const isAllowed = headers.authorization !== undefined && url?.includes('t0k');
    response.writeHead(isAllowed ? 200 : 404).end(isAllowed ? acmePage : '');
  });
  const folder = temporaryFolder();
  const url = server.replace('://', '://ann:passw0rd@');
  const result = await run(folder, `${url}/x?token=t0k&page=2`);
  expect(result).toMatchObject({ exitCode: 0, problems: [{ code: 'INPUT_SECRET_URL' }] });
  expect(read(folder)).toContain(`url: ${server}/x?page=2\n`);
  const failed = [
    await run(folder, `${url}/gone?token=other`),
    await run(folder, `ftp://ann:passw0rd@host?token=t0k`),
    await run(folder, 'http://ann:passw0rd@127.0.0.1:1/?key=t0k'),
    await run(folder, 'http://ann:passw0rd@/?key=t0k'),
  ];
  expect(failed.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
  expect(JSON.stringify([result, failed, read(folder)])).not.toMatch(/passw0rd|t0k|ann/);
});

test('importInputs does not hang on pipes, sockets, devices, loops and broken links, and follows no link in a folder', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage, 'pages/x.md': '# Notes' });
  const at = (name: string) => join(folder, 'pages', name);
  execFileSync('mkfifo', [at('pipe.md')]);
  symlinkSync('loop.md', at('loop.md'));
  symlinkSync('.', at('round'));
  symlinkSync('nowhere', at('broken.md'));
  symlinkSync('../acme.md', at('linked.md'));
  const socket = createServer().listen(at('socket.md'));
  onTestFinished(() => void socket.close());
  for (const name of ['pipe.md', 'socket.md']) {
    const result = await run(folder, at(name));
    expect(result).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_UNREADABLE', file: relative('.', at(name)) }],
    });
  }
  expect(await run(folder, '/dev/zero')).toMatchObject({ exitCode: 2 });
  expect(await run(folder, at('loop.md'))).toMatchObject({ exitCode: 2 });
  const result = await run(folder, join(folder, 'pages'));
  expect(result.exitCode).toBe(2);
  expect(result.problems.map(({ code, file }) => [code, file?.replace(/^.*\//, '')])).toEqual([
    ['INPUT_UNREADABLE', 'broken.md'],
    ['INPUT_LINK', 'linked.md'],
    ['INPUT_UNREADABLE', 'loop.md'],
    ['INPUT_UNREADABLE', 'pipe.md'],
    ['INPUT_UNREADABLE', 'socket.md'],
    ['PAGE_NOT_A_REFERENCE_PAGE', 'x.md'],
  ]);
  expect(existsSync(join(folder, 'models'))).toBe(false);
});

test('importInputs chooses a separate file name for a definition that differs from another only in case', async () => {
  const folder = temporaryFolder({ 'acme.md': acmePage });
  await run(folder, join(folder, 'acme.md'));
  const models = join(folder, 'models/image-generation');
  writeFileSync(
    join(models, 'ACME.yaml'),
    read(folder).replaceAll('Acme', 'Mine').replaceAll('model_acme', 'model_mine'),
  );
  execFileSync('rm', [join(models, 'acme.yaml')]);
  await run(folder, join(folder, 'acme.md'));
  expect(readdirSync(models).sort()).toEqual(['ACME.yaml', 'acme-2.yaml']);
});
