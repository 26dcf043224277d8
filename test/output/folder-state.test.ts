import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function generated() {
  const folder = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'secret.txt': 'hidden',
  });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await runGenerate(places, plainStyle);
  const check = () => runGenerate({ ...places, mode: 'check' }, plainStyle);
  return { folder, places, check, page: join(places.out, 'docs/models/acme-edit.md') };
}

test('generate --check accepts a checkout with CRLF and still finds an edited letter', async () => {
  const { places, check, page } = await generated();
  const { files } = {
    files: execFileSync('find', [places.models, places.out, '-type', 'f'], { encoding: 'utf8' }),
  };
  for (const file of files.trim().split('\n')) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  }
  expect(await check()).toMatchObject({ exitCode: 0 });
  writeFileSync(page, readFileSync(page, 'utf8').replace('Acme', 'Acne'));
  expect(await check()).toMatchObject({
    exitCode: 4,
    json: { drift: [{ kind: 'edited', path: 'docs/models/acme-edit.md' }] },
  });
});

test('generate does not read or write through a link in the output', async () => {
  const { folder, places, check, page } = await generated();
  rmSync(page);
  symlinkSync(join(folder, 'secret.txt'), page);
  const checked = await check();
  expect(checked.exitCode).toBe(4);
  expect(JSON.stringify(checked)).not.toContain('hidden');
  await runGenerate(places, plainStyle);
  expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe('hidden');
  expect(readFileSync(page, 'utf8')).toContain('# Acme');
});

test('generate works with FIFOs, loops and temporary files of killed runs in the output', async () => {
  const { places, check, page } = await generated();
  rmSync(page);
  execFileSync('mkfifo', [page]);
  symlinkSync('.', join(places.out, 'docs/loop'));
  writeFileSync(`${page}.0123456789ab.scenario-models-tmp`, 'half');
  expect((await check()).exitCode).toBe(4);
  rmSync(join(places.out, 'docs/loop'));
  await runGenerate(places, plainStyle);
  expect((await check()).exitCode).toBe(0);
  expect(execFileSync('find', [places.out, '-name', '*-tmp'], { encoding: 'utf8' })).toBe('');
});

test('generate does not read through a linked folder of the output', async () => {
  const { places, check } = await generated();
  const elsewhere = join(temporaryFolder(), 'models');
  renameSync(join(places.out, 'docs/models'), elsewhere);
  symlinkSync(elsewhere, join(places.out, 'docs/models'));
  writeFileSync(join(elsewhere, 'acme-edit.md'), 'hidden');
  const checked = await check();
  expect(checked.exitCode).toBe(4);
  expect(JSON.stringify(checked)).not.toContain('hidden');
  expect(await runGenerate(places, plainStyle)).toMatchObject({
    exitCode: 2,
    problems: expect.arrayContaining([
      expect.objectContaining({ code: 'OUTPUT_OUTSIDE' }),
    ]) as unknown,
  });
});

test('generate names an edited file that it overwrites', async () => {
  const { places, page } = await generated();
  writeFileSync(page, 'mine');
  const { exitCode, problems } = await runGenerate(places, plainStyle);
  expect(exitCode).toBe(0);
  expect(problems).toMatchObject([{ code: 'OUTPUT_EDITED_FILE', severity: 'warning', file: page }]);
  expect((await runGenerate(places, plainStyle)).problems).toEqual([]);
});

test('generate rejects to overwrite files of a folder that is not its output', async () => {
  const folder = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'site/docs/index.md': '# Mine\n',
  });
  const places = { models: join(folder, 'models'), out: join(folder, 'site') };
  expect(await runGenerate(places, plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'OUTPUT_WOULD_OVERWRITE', file: `${places.out}/docs/index.md` }],
  });
  expect(existsSync(join(places.out, 'sdk'))).toBe(false);
});

test('generate finds a folder instead of a file before it writes', async () => {
  const { places, page } = await generated();
  rmSync(page);
  mkdirSync(page);
  rmSync(join(places.out, 'sdk'), { recursive: true });
  expect(await runGenerate(places, plainStyle)).toMatchObject({
    exitCode: 2,
    problems: [{ code: 'OUTPUT_SYSTEM', file: page }],
  });
  expect(existsSync(join(places.out, 'sdk'))).toBe(false);
});

test.each(['models', 'generated'])(
  'generate follows a link instead of the folder %s inside the project, and rejects one that leads out',
  async (name) => {
    const { folder, places } = await generated();
    const start = process.cwd();
    onTestFinished(() => {
      process.chdir(start);
    });
    process.chdir(folder);
    const named = { models: 'models', out: 'generated' };
    renameSync(join(folder, name), join(folder, 'moved'));
    symlinkSync('moved', join(folder, name));
    expect(await runGenerate({ ...named, mode: 'check' }, plainStyle)).toMatchObject({
      exitCode: 0,
    });
    const outside = temporaryFolder();
    rmSync(join(folder, name));
    renameSync(join(folder, 'moved'), join(outside, 'moved'));
    symlinkSync(join(outside, 'moved'), join(folder, name));
    expect(await runGenerate({ ...named, mode: 'check' }, plainStyle)).toMatchObject({
      exitCode: 2,
      problems: [{ code: 'INPUT_OUTSIDE', file: name }],
    });
    expect(await runGenerate(named, plainStyle)).toMatchObject({ exitCode: 2 });
    const real = { ...places, [name === 'models' ? 'models' : 'out']: join(outside, 'moved') };
    expect((await runGenerate({ ...real, mode: 'check' }, plainStyle)).exitCode).not.toBe(2);
  },
);
