import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../../generator/commands/generate.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function generated() {
  const folder = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'secret.txt': 'hidden',
  });
  const places = { models: join(folder, 'models'), out: join(folder, 'generated') };
  await generate(places, plainStyle);
  const check = () => generate({ ...places, mode: 'check' }, plainStyle);
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
  await generate(places, plainStyle);
  expect(readFileSync(join(folder, 'secret.txt'), 'utf8')).toBe('hidden');
  expect(readFileSync(page, 'utf8')).toContain('# Acme');
});

test('generate ends with fifos, loops and temporary files of killed runs in the output', async () => {
  const { places, check, page } = await generated();
  rmSync(page);
  execFileSync('mkfifo', [page]);
  symlinkSync('.', join(places.out, 'docs/loop'));
  writeFileSync(`${page}.0123456789ab.scenario-models-tmp`, 'half');
  expect((await check()).exitCode).toBe(4);
  rmSync(join(places.out, 'docs/loop'));
  await generate(places, plainStyle);
  expect((await check()).exitCode).toBe(0);
  expect(execFileSync('find', [places.out, '-name', '*-tmp'], { encoding: 'utf8' })).toBe('');
});
