import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ScenarioClient, ScenarioError, type Asset } from '../../generator/runtime/client/node.ts';
import { eachLimited } from '../../generator/runtime/client/pool.ts';
import { withServer } from './support/server.ts';
import { chaosRow, countOutcome, type ChaosTable } from './support/table.ts';

/** One request for a file. */
interface Read {
  readonly response: ServerResponse;
  /** The current content. */
  readonly content: Buffer;
  /** The number of requests for this file so far, from 1. */
  readonly round: number;
  readonly tag: string;
}

interface DownloadFault {
  readonly meet: (read: Read) => void;
  /** Whether the content changes before the second request. */
  readonly changes?: true;
  /** Whether the asset states its size. */
  readonly sized?: true;
}

const type = { 'content-type': 'image/png' };

function whole({ response, content, tag }: Read): void {
  response.writeHead(200, { ...type, etag: tag, 'content-length': content.length }).end(content);
}

/** Sends a part of the content, then ends the connection. */
function cutting(
  headers: (read: Read) => Readonly<Record<string, string | number>>,
  part = 0.5,
  rounds = 1,
): DownloadFault['meet'] {
  return (read) => {
    const { response, content, round } = read;
    if (round > rounds) {
      whole(read);
      return;
    }
    response.writeHead(200, { ...type, ...headers(read) });
    const sent = content.subarray(0, Math.floor(content.length * part));
    response.write(sent, () => {
      setTimeout(() => response.destroy(), 5);
    });
  };
}

/** Responds once with something else, then with the file. */
function first(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = type,
) {
  return (read: Read): void => {
    if (read.round > 1) whole(read);
    else read.response.writeHead(status, headers).end(body);
  };
}

const length = ({ content, tag }: Read) => ({ 'content-length': content.length, etag: tag });
const lengthAlone = ({ content }: Read) => ({ 'content-length': content.length });
const weak = ({ content, tag }: Read) => ({ 'content-length': content.length, etag: `W/${tag}` });

export const downloadFaults: Readonly<Record<string, DownloadFault>> = {
  none: { meet: whole },
  'cut at half': { meet: cutting(length) },
  'cut immediately': { meet: cutting(length, 0) },
  'cut before the last byte': { meet: cutting(length, 0.9999) },
  'cut three times': { meet: cutting(length, 0.3, 3) },
  'cut without an ETag': { meet: cutting(lengthAlone) },
  'cut, then another content with another ETag': { meet: cutting(length), changes: true },
  'cut, then another content without an ETag': { meet: cutting(lengthAlone), changes: true },
  'cut, then another content with a weak ETag': { meet: cutting(weak), changes: true },
  'cut in chunks': { meet: cutting(({ tag }) => ({ etag: tag })) },
  'an end that is too early, without a length': {
    sized: true,
    meet: (read) => {
      if (read.round > 1) whole(read);
      else read.response.writeHead(200, type).end(read.content.subarray(0, 999));
    },
  },
  'more bytes than the asset has': {
    sized: true,
    meet: ({ response, content }) =>
      response.writeHead(200, type).end(Buffer.concat([content, content])),
  },
  'a part that nobody asked for (206)': {
    meet: ({ response, content }) =>
      response
        .writeHead(206, { ...type, 'content-range': `bytes 0-9/${content.length}` })
        .end(content.subarray(0, 10)),
  },
  '204': { meet: ({ response }) => response.writeHead(204).end() },
  '304': { meet: ({ response }) => response.writeHead(304).end() },
  '416': { meet: ({ response }) => response.writeHead(416).end() },
  'an error page with 200': {
    meet: ({ response }) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  },
  'XML with 200': {
    meet: ({ response }) =>
      response.writeHead(200, { 'content-type': 'application/xml' }).end('<Error/>'),
  },
  '403, then the file': { meet: first(403, '<Expired/>') },
  '404': { meet: ({ response }) => response.writeHead(404).end('<NoSuchKey/>') },
  '500, then the file': { meet: first(500, 'oops') },
  '503 with a page': { meet: first(503, '<html>', { 'content-type': 'text/html' }) },
  'a redirect to the file': {
    meet: (read) => {
      if (read.round > 1) whole(read);
      else read.response.writeHead(302, { location: '?again' }).end();
    },
  },
  'a packed file': {
    meet: ({ response, content }) => {
      const packed = gzipSync(content);
      const headers = { ...type, 'content-encoding': 'gzip', 'content-length': packed.length };
      response.writeHead(200, headers).end(packed);
    },
  },
  'a packed file that is cut': {
    meet: (read) => {
      const packed = gzipSync(read.content);
      if (read.round > 1) {
        whole(read);
        return;
      }
      const headers = { ...type, 'content-encoding': 'gzip', 'content-length': packed.length };
      read.response.writeHead(200, headers).write(packed.subarray(0, packed.length / 2), () => {
        setTimeout(() => read.response.destroy(), 5);
      });
    },
  },
  'no response': {
    meet: (read) => {
      if (read.round > 1) whole(read);
    },
  },
  'a body that stops': {
    meet: (read) => {
      if (read.round > 1) whole(read);
      else
        read.response
          .writeHead(200, { ...type, ...length(read) })
          .write(read.content.subarray(0, 99));
    },
  },
};

/** The content of a file: other bytes for each file and version, of different sizes. */
function contentOf(file: string, version: number): Buffer {
  const seed = createHash('sha512').update(`${file} ${version}`).digest();
  return Buffer.concat(Array.from({ length: 400 + (seed[0] ?? 0) }, () => seed));
}

/**
 * Downloads under each kind of fault, to a path, into a stream and as a Blob: a success is byte for
 * byte one content that the storage has had, and a failure leaves no file.
 */
async function runDownloads(count: number): Promise<ChaosTable> {
  const names = Object.keys(downloadFaults);
  const rows = names.map(chaosRow);
  const rounds = new Map<string, number>();
  const folder = mkdtempSync(join(tmpdir(), 'scenario-models-chaos-'));
  const faultOf = (file: string) => downloadFaults[names[Number(file) % names.length] ?? ''];
  const assetOf = (origin: string, file: string): object => ({
    id: `asset_${file}`,
    url: `${origin}/files/${file}`,
    mimeType: 'image/png',
    properties: faultOf(file)?.sized ? { size: contentOf(file, 1).length } : {},
  });
  try {
    await withServer(
      (request, response) => {
        const [, file = ''] = /\/(?:files\/|assets\/asset_)(\d+)/.exec(request.url ?? '') ?? [];
        if (request.url?.startsWith('/assets/')) {
          const origin = `http://${request.headers.host ?? ''}`;
          response.end(JSON.stringify({ asset: assetOf(origin, file) }));
          return;
        }
        const round = (rounds.get(file) ?? 0) + 1;
        rounds.set(file, round);
        const fault = faultOf(file);
        const version = fault?.changes && round > 1 ? 2 : 1;
        fault?.meet({ response, content: contentOf(file, version), round, tag: `"${version}"` });
      },
      async (origin) => {
        const client = new ScenarioClient({
          baseUrl: origin,
          apiKey: 'key',
          apiSecret: 'secret-of-chaos',
          requestTimeout: 1500,
          requestsPerMinute: Infinity,
          retry: { firstDelay: 1, maxDelay: 4, timeLimit: 60_000 },
        });
        const files = Array.from({ length: count }, (_, index) => String(index));
        await eachLimited(files, 16, async (file, index) => {
          const row = rows[index % names.length];
          const asset = assetOf(origin, file) as Asset;
          const way = ways[Math.floor(index / names.length) % ways.length] ?? toPath;
          const got = await way(client, asset, join(folder, file)).catch((error: unknown) => error);
          if (!row) return;
          if (Buffer.isBuffer(got)) {
            countOutcome(row, 'file');
            const contents = [contentOf(file, 1), contentOf(file, 2)];
            if (!contents.some((content) => content.equals(got))) {
              row.failures.push(`${row.fault}, ${way.name} of ${file}: ${got.length} wrong bytes`);
            }
            return;
          }
          countOutcome(row, (got as Error).name);
          if (!(got instanceof ScenarioError)) row.failures.push(`${row.fault}: ${String(got)}`);
          const left = readdirSync(folder).filter((name) => name.includes(file) && name === file);
          if (left.length > 0) row.failures.push(`${row.fault}: ${left.join(', ')} is left`);
        });
        const parts = readdirSync(folder).filter((name) => name.startsWith('.'));
        if (parts.length > 0)
          rows[0]?.failures.push(`temporary files are left: ${parts.join(', ')}`);
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { title: 'Downloads', rows };
}

type Way = (client: ScenarioClient, asset: Asset, path: string) => Promise<Buffer>;

const toPath: Way = async (client, asset, path) => readFileSync(await client.download(asset, path));

const toStream: Way = async (client, asset) => {
  const chunks: Uint8Array[] = [];
  const stream = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  await client.download(asset, stream);
  return Buffer.concat(chunks);
};

const toBlob: Way = async (client, asset) =>
  Buffer.from(await (await client.download(asset)).arrayBuffer());

const ways: readonly Way[] = [toPath, toStream, toBlob];

export const downloads = Object.assign(runDownloads, { longCount: 500 });
