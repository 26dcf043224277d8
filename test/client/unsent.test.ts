import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ScenarioClient } from '../../generator/runtime/client/index.ts';
import { loopbackServer } from '../support/loopback-server.ts';
import { quick } from '../support/mock-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const failureOf = async (baseUrl: string): Promise<unknown> =>
  new ScenarioClient({ ...quick, baseUrl, requestTimeout: 30_000, retry: { attempts: 1 } })
    .submitUntyped('model_x', { prompt: 'x' })
    .catch((reason: unknown) => reason);

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('submit reports that nothing was sent', () => {
  const unsent = { name: 'ConnectionError', submission: 'none' };

  test('if the port is closed, the host unknown, or the network unreachable', async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await failureOf(`http://127.0.0.1:${port}/v1`)).toMatchObject(unsent);
    expect(await failureOf('http://no-such-host.invalid/v1')).toMatchObject(unsent);
    expect(await failureOf('http://[2001:db8::1]/v1')).toMatchObject(unsent);
  });

  test('if fetch blocks the port', async () => {
    const expected = { ...unsent, name: 'ConfigurationError' };
    expect(await failureOf('http://127.0.0.1:6000/v1')).toMatchObject(expected);
  });

  test('if the certificate is not trusted, or the server does not use TLS', async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...args, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    let arrived = 0;
    const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => {
      arrived++;
    });
    const port = await listening(secure);
    expect(await failureOf(`https://127.0.0.1:${port}/v1`)).toMatchObject(unsent);
    expect(arrived).toBe(0);
    const plain = await loopbackServer((_, response) => response.end('{}'));
    expect(await failureOf(plain.replace('http:', 'https:'))).toMatchObject(unsent);
  });
});

test('submit is sent once even if the server returns 421, after which fetch repeats other bodies', async () => {
  let posts = 0;
  const url = await loopbackServer((request, response) => {
    posts++;
    request.resume().on('end', () => response.writeHead(421).end('{}'));
  });
  expect(await failureOf(url)).toMatchObject({ status: 421 });
  expect(posts).toBe(1);
});

test('submit sends the length of its body', async () => {
  let length: string | undefined;
  const url = await loopbackServer((request, response) => {
    length = request.headers['content-length'];
    request.resume().on('end', () => response.end('{"job":{"jobId":"job_1","metadata":{}}}'));
  });
  await new ScenarioClient({ ...quick, baseUrl: url }).submitUntyped('model_x', { prompt: 'ü' });
  expect(length).toBe(`${Buffer.byteLength('{"prompt":"ü"}')}`);
});

describe('job', () => {
  const read = (url: string, requestTimeout = 5000): Promise<unknown> =>
    new ScenarioClient({
      ...quick,
      baseUrl: url,
      requestTimeout,
      retry: { attempts: 2, firstDelay: 1 },
    })
      .job('job_1')
      .catch((reason: unknown) => reason);

  test('is not repeated after a redirect', async () => {
    let calls = 0;
    const url = await loopbackServer((_, response) => {
      calls++;
      response.writeHead(308, { location: '/new' }).end();
    });
    expect(await read(url)).toMatchObject({ name: 'ServerError', status: 308 });
    expect(calls).toBe(1);
  });

  test('rejects a response about another job', async () => {
    const url = await loopbackServer((_, response) => {
      response.end('{"job":{"jobId":"job_2","status":"success","metadata":{}}}');
    });
    expect(await read(url)).toMatchObject({ name: 'InvalidResponseError', jobId: 'job_1' });
  });

  test('ends at its timeout even if the server keeps sending bytes', async () => {
    const url = await loopbackServer((_, response) => {
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    expect(await read(url, 60)).toMatchObject({ name: 'TimeoutError' });
  });

  test('rejects a response without an end', async () => {
    const url = await loopbackServer((_, response) => {
      const chunk = Buffer.alloc(2 ** 22, ' ');
      const more = (): void => {
        while (response.write(chunk));
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    expect(await read(url, 30_000)).toMatchObject({ name: 'InvalidResponseError' });
  });
});

test.each(['failed', 'error', 'succeeded', 'completed', 'aborted', 'cancelled'])(
  'wait understands the status %s',
  async (status) => {
    const url = await loopbackServer((_, response) => {
      response.end(JSON.stringify({ job: { jobId: 'job_1', status, metadata: {} } }));
    });
    const waiting = new ScenarioClient({ ...quick, baseUrl: url }).wait('job_1');
    const name = await waiting.then(
      ({ job }) => job.status,
      (error: unknown) => (error as Error).name,
    );
    expect(['success', 'JobFailedError', 'JobCanceledError']).toContain(name);
  },
);

test('bearerToken that throws is called once, and its error is the cause', async () => {
  let asked = 0;
  const bearerToken = (): never => {
    asked++;
    throw new TypeError('session is undefined');
  };
  const client = new ScenarioClient({ ...quick, baseUrl: 'http://127.0.0.1:1/v1', bearerToken });
  await expect(client.job('x')).rejects.toMatchObject({
    name: 'AuthenticationError',
    cause: new TypeError('session is undefined'),
  });
  expect(asked).toBe(1);
});

test('submit hides secrets in names of fields and in the request ID of its error', async () => {
  const secret = 'top-secret-value';
  const url = await loopbackServer((_, response) => {
    response.writeHead(400, { 'x-amzn-requestid': secret });
    response.end(JSON.stringify({ reason: 'no', [secret]: { [`a ${secret}`]: 1 } }));
  });
  const error = await failureOf(url);
  expect(JSON.stringify(error)).toContain('[secret]');
  expect(JSON.stringify(error)).not.toContain(secret);
});
