import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ScenarioClient, ScenarioError } from '../../generator/runtime/client/node.ts';
import { eachLimited } from '../../generator/runtime/client/pool.ts';
import { withServer } from './support/server.ts';
import { chaosRow, countOutcome, type ChaosRow, type ChaosTable } from './support/table.ts';

/** A request that the server has read, and what it may do with it. */
interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Starts the job, and returns the response that says so. */
  readonly work: () => string;
  /** Returns the ID of a job of another submit, which the client knows. */
  readonly otherJob: () => string;
}

interface RequestFault {
  readonly meet: (arrived: Arrived) => void;
  /** Whether a later request of the same submit fails too. Default: only the first does. */
  readonly always?: true;
  /** Whether the fault occurs before the body of the request is read. */
  readonly early?: true;
  /** Responds to a read of the job, the `round`-th from 1; the client waits for the job then. */
  readonly read?: (jobId: string, round: number) => object;
}

const json = { 'content-type': 'application/json' };

function jobOf(jobId: string, status: string): object {
  return { job: { jobId, status, metadata: { assetIds: [] } } };
}

/** Responds with a status and a body; nothing is started. */
function rejecting(
  status: number,
  body: unknown = { reason: 'no' },
  headers: Readonly<Record<string, string>> = json,
): RequestFault {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { meet: ({ response }) => response.writeHead(status, headers).end(text) };
}

/** Starts the job, and writes anything to the connection. */
function raw(
  write: (body: string) => string | Buffer,
  then: 'end' | 'reset' = 'end',
): RequestFault {
  return {
    meet: ({ socket, work }) => {
      socket.write(write(work()), () => {
        if (then === 'end') socket.end();
        else socket.resetAndDestroy();
      });
    },
  };
}

const head = (length: number, more = ''): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${more}\r\n`;
const inDate = (milliseconds: number): string => new Date(Date.now() + milliseconds).toUTCString();

const working: RequestFault = {
  meet: ({ response, work }) => response.writeHead(200, json).end(work()),
};

export const requestFaults: Readonly<Record<string, RequestFault>> = {
  none: working,
  'cut before the body is read': { early: true, meet: ({ socket }) => socket.destroy() },
  'reset before the body is read': { early: true, meet: ({ socket }) => socket.resetAndDestroy() },
  'cut before the work': { meet: ({ socket }) => socket.destroy() },
  'reset before the work': { meet: ({ socket }) => socket.resetAndDestroy() },
  'cut after the work': raw(() => ''),
  'reset after the work': raw(() => '', 'reset'),
  'half a status line': raw(() => 'HTTP/1.1 2'),
  'half the headers': raw(() => 'HTTP/1.1 200 OK\r\ncontent-type: appl', 'reset'),
  'headers without a body': raw((body) => head(body.length)),
  'half a body': raw((body) => head(body.length) + body.slice(0, body.length / 2)),
  'half a body, then a reset': raw((body) => head(body.length) + body.slice(0, 20), 'reset'),
  'a length that is too long': raw((body) => head(body.length + 9) + body),
  'a length that is too short': raw((body) => head(body.length - 9) + body),
  'chunks without an end': raw(
    (body) =>
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}`,
  ),
  'a broken chunk': raw(() => 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}'),
  'no HTTP': raw(() => 'SSH-2.0-OpenSSH_9.6\r\n'),
  'two responses': raw((body) => (head(body.length) + body).repeat(2)),
  '100, then 200': raw((body) => `HTTP/1.1 100 Continue\r\n\r\n${head(body.length)}${body}`),
  '103, then 200': raw(
    (body) => `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n${head(body.length)}${body}`,
  ),
  'headers that are too large': raw(
    (body) => head(body.length, `x: ${'y'.repeat(70_000)}\r\n`) + body,
  ),
  'packed JSON': raw((body) => {
    const packed = gzipSync(body);
    return Buffer.concat([Buffer.from(head(packed.length, 'content-encoding: gzip\r\n')), packed]);
  }),
  'a body that says it is packed': raw(
    (body) => head(body.length, 'content-encoding: gzip\r\n') + body,
  ),
  'a slow body': {
    meet: ({ response, work }) => {
      const body = work();
      response.writeHead(200, json).write(body.slice(0, 9));
      setTimeout(() => response.end(body.slice(9)), 30);
    },
  },
  'no response in time': { meet: ({ work }) => void work() },
  'no response, no job': { meet: () => undefined },
  'half a response in time': {
    meet: ({ response, work }) => response.writeHead(200, json).write(work().slice(0, 9)),
  },
  'HTML with 200': rejecting(200, '<html>Welcome', { 'content-type': 'text/html' }),
  'an empty 200': rejecting(200, ''),
  'null with 200': rejecting(200, 'null'),
  'a list with 200': rejecting(200, '[]'),
  'a job without an ID': rejecting(200, { job: { status: 'queued' } }),
  'an ID that is a number': rejecting(200, { job: { jobId: 7 } }),
  'a 200 of another endpoint': rejecting(200, { jobs: [] }),
  'the id of another job': {
    meet: ({ response, work, otherJob }) => {
      work();
      response.writeHead(200, json).end(JSON.stringify(jobOf(otherJob(), 'queued')));
    },
  },
  'the id of another job, without a job': {
    meet: ({ response, otherJob }) =>
      response.writeHead(200, json).end(JSON.stringify(jobOf(otherJob(), 'success'))),
  },
  'an empty id': rejecting(200, { job: { jobId: '', status: 'queued' } }),
  'reads of another job': {
    ...working,
    read: (jobId, round) => jobOf(round > 2 ? jobId : `${jobId}0`, 'success'),
  },
  'reads of another job that failed': {
    ...working,
    read: (jobId, round) =>
      jobOf(round > 2 ? jobId : `${jobId}0`, round > 2 ? 'success' : 'failure'),
  },
  'reads of another job without an end': { ...working, read: () => jobOf('job_x', 'success') },
  'reads that go back to queued': {
    ...working,
    read: (jobId, round) => jobOf(jobId, ['running', 'queued', 'running'][round] ?? 'success'),
  },
  '204': rejecting(204, ''),
  '307 to another path': rejecting(307, '', { location: '/elsewhere' }),
  '308 to itself': { ...rejecting(308, '', { location: '/v1/generate/custom/x' }), always: true },
  '303 to a page': rejecting(303, '', { location: '/page' }),
  '400': rejecting(400),
  '401': rejecting(401),
  '402': rejecting(402),
  '403': rejecting(403),
  '404': rejecting(404),
  '408': rejecting(408),
  '409': rejecting(409),
  '413 before the body is read': {
    early: true,
    meet: ({ response }) => response.writeHead(413, { ...json, connection: 'close' }).end('{}'),
  },
  '421': { ...rejecting(421), always: true },
  '429 alone': rejecting(429),
  '429 with 0 seconds': rejecting(429, {}, { ...json, 'retry-after': '0' }),
  '429 with a date': {
    meet: ({ response }) => response.writeHead(429, { 'retry-after': inDate(0) }).end('{}'),
  },
  '429 with a date in the past': {
    meet: ({ response }) => response.writeHead(429, { 'retry-after': inDate(-1e9) }).end('{}'),
  },
  '429 of the plan': rejecting(429, { details: { actionLimit: 2 } }),
  '429 that names a job': {
    meet: ({ response, work }) => response.writeHead(429, json).end(work()),
  },
  '500 before the work': rejecting(500),
  '500 after the work': {
    meet: ({ response, work }) => {
      work();
      response.writeHead(500, json).end('{}');
    },
  },
  '502 of a gateway': rejecting(502, '<html>Bad gateway', { 'content-type': 'text/html' }),
  '503 with Retry-After': rejecting(503, {}, { ...json, 'retry-after': '0' }),
  '504 after the work': {
    meet: ({ response, work }) => {
      work();
      response.writeHead(504).end('<html>');
    },
  },
};

/**
 * Submits under each kind of fault and counts the jobs at the server: a submit starts one job at
 * most, a success names the job it started, and an error says whether there is one.
 */
async function runRequests(count: number): Promise<ChaosTable> {
  const names = Object.keys(requestFaults);
  const rows = new Map(names.map((name) => [name, chaosRow(name)]));
  /** The IDs of the jobs of each submit. */
  const jobs = new Map<string, string[]>();
  const met = new Set<string>();
  const reads = new Map<string, number>();
  let known = '';
  const start = (submit: string): string => {
    const jobId = `job_${submit}_${(jobs.get(submit)?.length ?? 0) + 1}`;
    jobs.set(submit, [...(jobs.get(submit) ?? []), jobId]);
    return JSON.stringify({ job: { jobId, status: 'queued', metadata: {} } });
  };
  await withServer(
    (request, response) => {
      const [, jobId = '', owner] = /\/jobs\/(job_(\d+)_\d+)/.exec(request.url ?? '') ?? [];
      const { read } = requestFaults[names[Number(owner) % names.length] ?? ''] ?? {};
      if (request.method === 'GET') {
        const round = (reads.get(jobId) ?? 0) + 1;
        reads.set(jobId, round);
        response.writeHead(200, json).end(JSON.stringify(read?.(jobId, round) ?? { jobs: [] }));
        return;
      }
      const [, submit = ''] = /model_(\d+)/.exec(request.url ?? '') ?? [];
      const fault = requestFaults[names[Number(submit) % names.length] ?? ''];
      const meets = fault !== undefined && (fault.always ?? !met.has(submit));
      met.add(submit);
      const { socket } = request;
      const work = (): string => start(submit);
      const arrived: Arrived = { request, response, socket, work, otherJob: () => known };
      if (meets && fault.early) {
        fault.meet(arrived);
        return;
      }
      request.resume().on('end', () => {
        (meets ? fault : requestFaults['none'])?.meet(arrived);
      });
    },
    async (baseUrl) => {
      const newClient = () =>
        new ScenarioClient({
          baseUrl,
          apiKey: 'key',
          apiSecret: 'secret-of-chaos',
          requestTimeout: 1500,
          requestsPerMinute: Infinity,
          retry: { firstDelay: 1, maxDelay: 4, timeLimit: 60_000 },
          polling: { firstInterval: 2, maxInterval: 50 },
        });
      const shared = newClient();
      const submits = Array.from({ length: count }, (_, index) => String(index));
      await eachLimited(submits, 32, async (submit, index) => {
        const name = names[index % names.length] ?? '';
        const row = rows.get(name);
        const { read } = requestFaults[name] ?? {};
        // After such a response, all requests of its client wait for seconds.
        const client = name.startsWith('429') ? newClient() : shared;
        const outcome = await client
          .submitUntyped(`model_${submit}`, { submit })
          .then(({ jobId }) => (read ? client.wait(jobId, { timeout: 500 }) : { job: { jobId } }))
          .then(
            ({ job: { jobId } }) => ({ jobId }),
            (error: unknown) => ({ error }),
          );
        if ('jobId' in outcome && name === 'none') known = outcome.jobId;
        if (row) judge(row, submit, outcome, jobs.get(submit) ?? []);
      });
    },
  );
  return { title: 'Submits', rows: [...rows.values()] };
}

function judge(
  row: ChaosRow,
  submit: string,
  { jobId, error }: { readonly jobId?: string; readonly error?: unknown },
  started: readonly string[],
): void {
  const wrong = (what: string): void => {
    row.failures.push(`${row.fault}, submit ${submit}: ${what} (jobs: ${started.join(', ')})`);
  };
  if (started.length > 1) wrong('more than one job');
  if (jobId !== undefined) {
    countOutcome(row, 'job');
    if (started[0] !== jobId) wrong(`the job ${jobId} is not that of the submit`);
    return;
  }
  if (!(error instanceof ScenarioError)) {
    countOutcome(row, 'another error');
    wrong(String(error));
    return;
  }
  const { name, submission } = error;
  countOutcome(row, `${name} (${submission})`);
  if (submission === 'none' && started.length > 0) wrong('the error says that there is no job');
  if (submission === 'accepted' && started.length === 0)
    wrong('the error says that there is a job');
  if (submission === undefined) wrong('the error does not say whether there is a job');
}

export const requests = Object.assign(runRequests, { longCount: 20_000 });
