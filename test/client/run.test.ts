import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Progress } from '../../generator/runtime/client/index.ts';
import { ScenarioClient as NodeClient } from '../../generator/runtime/client/node.ts';
import { quick, setUp } from '../support/mock-server.ts';
import { photaEdit, textToImage } from '../support/sample-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const up = setUp();
const request = textToImage.request({ prompt: 'a lighthouse', numOutputs: 2 });

test('run and download turn a file in a request into an image on disk', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'me.png'), '\x89PNG and more', 'latin1');
  const { server } = up();

  const scenario = new NodeClient({ ...quick, baseUrl: server.url });
  const edit = photaEdit.request({
    prompt: 'in soft light',
    referenceImages: [await openAsBlob(join(folder, 'me.png'))],
  });
  const { assets } = await scenario.run(edit);
  await scenario.download(assets[0], join(folder, 'portrait.png'));

  expect(readFileSync(join(folder, 'portrait.png')).subarray(1, 4).toString()).toBe('PNG');
  expect(readdirSync(folder).sort()).toEqual(['me.png', 'portrait.png']);
  const [upload] = server.state.uploads.values();
  expect(upload).toMatchObject({ contentType: 'image/png', kind: 'image', fileName: 'file.png' });
  const [job] = server.state.jobs.values();
  expect(job?.input).toEqual({ prompt: 'in soft light', referenceImages: [upload?.assetId] });
});

test('run submits once, waits, and returns the assets in the order of the job', async () => {
  const { server, client } = up();
  const seen: Progress[] = [];
  const { job, assets } = await client().run(request, { onProgress: (event) => seen.push(event) });
  expect(job.status).toBe('success');
  expect(assets.map(({ id }) => id)).toEqual(job.metadata.assetIds);
  expect(assets).toHaveLength(2);
  expect(server.state.log.filter((line) => line.startsWith('POST /generate'))).toHaveLength(1);
  expect(seen.map(({ stage }) => stage)).toEqual(
    expect.arrayContaining(['submitted', 'running']) as unknown,
  );
});
