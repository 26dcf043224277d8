import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDevServer, type DevServer } from '../../generator/dev-server/dev-server.ts';
import { sampleModels } from '../support/sample-models.ts';
import { hasShared, readShared } from '../support/shared.ts';

let server: DevServer;
beforeAll(async () => {
  const pace = { queued: 0, running: 0, importing: 0 };
  server = await startDevServer({ models: sampleModels, pace, cancelable: true });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function call(line: string, body?: object): Promise<Answer> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Basic ${btoa('key:secret')}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const prompt = { prompt: 'a lighthouse', numOutputs: 2 };
const generate = 'POST /generate/custom/model_text-to-image';
const idOf = ({ body }: Answer, kind: string, key: string): string =>
  String((body[kind] as Record<string, unknown>)[key]);

describe.skipIf(!hasShared)('every answer is as the API describes it', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const errorsOf = (definition: string, { body }: Answer): unknown => {
    const document = parse(readShared('api/scenario-openapi.yaml')) as {
      definitions: Readonly<Record<string, object>>;
    };
    const schema = document.definitions[definition];
    if (!schema) throw new Error(`There is no ${definition}`);
    const validate = ajv.compile(schema);
    return validate(body) ? [] : validate.errors;
  };

  test('a job, its list, its cancel', async () => {
    const started = await call(generate, prompt);
    expect(errorsOf('PostGenerateCustomResponse', started)).toEqual([]);
    const id = idOf(started, 'job', 'jobId');
    expect(errorsOf('GetJobIdResponse', await call(`GET /jobs/${id}`))).toEqual([]);
    expect(errorsOf('GetJobsResponse', await call('GET /jobs?pageSize=1'))).toEqual([]);
    const canceled = await call(`POST /jobs/${id}/action`, { action: 'cancel' });
    expect(errorsOf('PostJobActionByJobIdResponse', canceled)).toEqual([]);
  });

  test('an upload and its asset', async () => {
    const file = { fileName: 'a.png', contentType: 'image/png', fileSize: 3, parts: 1 };
    const created = await call('POST /uploads', { ...file, kind: 'image' });
    expect(errorsOf('PostUploadsResponse', created)).toEqual([]);
    const { parts } = created.body['upload'] as { parts: { url: string }[] };
    await fetch(parts[0]?.url ?? '', { method: 'PUT', body: 'abc' });
    const id = idOf(created, 'upload', 'id');
    const done = await call(`POST /uploads/${id}/action`, { action: 'complete' });
    expect(errorsOf('PostUploadsActionResponse', done)).toEqual([]);
    const upload = await call(`GET /uploads/${id}`);
    expect(errorsOf('GetUploadsByIdResponse', upload)).toEqual([]);
    const assetId = idOf(upload, 'upload', 'entityId');
    const asset = await call(`GET /assets/${assetId}`);
    expect(errorsOf('GetAssetsByAssetIdResponse', asset)).toEqual([]);
    const assets = await call('POST /assets/get-bulk', { assetIds: [assetId] });
    expect(errorsOf('GetAssetBulkResponse', assets)).toEqual([]);
  });

  test('a finished job has what the recorded one has', async () => {
    const started = await call(generate, prompt);
    const answer = await call(`GET /jobs/${idOf(started, 'job', 'jobId')}`);
    const recorded = JSON.parse(readShared('api/records/job.json')) as object;
    expect(shapeOf(answer.body)).toEqual(shapeOf(recorded));
  });

  test('a dry run has what the recorded one has, and its status', async () => {
    const answer = await call(`${generate}?dryRun=true`, prompt);
    const recorded = JSON.parse(readShared('api/records/dryrun_response.json')) as object;
    expect(answer.status).toBe(269);
    expect(shapeOf(answer.body)).toEqual(shapeOf(recorded));
  });
});

/** Names and types without values; of a list, the shape of its first item. Maps of free names are one. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      /^(input|costDetails|cuCostDetails)$/.test(name) ? 'map' : shapeOf(item),
    ]),
  );
}
