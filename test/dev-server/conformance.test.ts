import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startMockServer, type MockServer } from '../../generator/dev-server/mock-server.ts';
import { sampleModels } from '../support/sample-models.ts';
import { hasShared, readShared } from '../support/shared.ts';

let server: MockServer;
beforeAll(async () => {
  const timing = { queued: 0, running: 0, importing: 0 };
  server = await startMockServer({ models: sampleModels, timing, cancelable: true });
});
afterAll(() => server.close());

interface ApiResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function call(line: string, body?: object): Promise<ApiResponse> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Basic ${btoa('key:secret')}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as ApiResponse['body'] };
}

const prompt = { prompt: 'a lighthouse', numOutputs: 2 };
const generate = 'POST /generate/custom/model_text-to-image';
const idOf = ({ body }: ApiResponse, kind: string, key: string): string =>
  String((body[kind] as Record<string, unknown>)[key]);

describe.skipIf(!hasShared)('startMockServer responds as the API describes', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const errorsOf = (definition: string, { body }: ApiResponse): unknown => {
    const document = parse(readShared('api/scenario-openapi.yaml')) as {
      definitions: Readonly<Record<string, object>>;
    };
    const schema = document.definitions[definition];
    if (!schema) throw new Error(`${definition} does not exist`);
    const validate = ajv.compile(schema);
    return validate(body) ? [] : validate.errors;
  };

  test('to a submit, a job, a list of jobs and a cancel', async () => {
    const started = await call(generate, prompt);
    expect(errorsOf('PostGenerateCustomResponse', started)).toEqual([]);
    const id = idOf(started, 'job', 'jobId');
    expect(errorsOf('GetJobIdResponse', await call(`GET /jobs/${id}`))).toEqual([]);
    expect(errorsOf('GetJobsResponse', await call('GET /jobs?pageSize=1'))).toEqual([]);
    const canceled = await call(`POST /jobs/${id}/action`, { action: 'cancel' });
    expect(errorsOf('PostJobActionByJobIdResponse', canceled)).toEqual([]);
  });

  test('to an upload and an asset', async () => {
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

  test('with the shape of the recorded job', async () => {
    const started = await call(generate, prompt);
    const response = await call(`GET /jobs/${idOf(started, 'job', 'jobId')}`);
    const recorded = JSON.parse(readShared('api/records/job.json')) as object;
    expect(shapeOf(response.body)).toEqual(shapeOf(recorded));
  });

  test('with the shape and status of the recorded dry run', async () => {
    const response = await call(`${generate}?dryRun=true`, prompt);
    const recorded = JSON.parse(readShared('api/records/dryrun_response.json')) as object;
    expect(response.status).toBe(269);
    expect(shapeOf(response.body)).toEqual(shapeOf(recorded));
  });
});

/** Returns names and types without values; of a list, only the shape of its first item. */
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
