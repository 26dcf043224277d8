import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** Returns a PNG of 64 by 64 pixels with a gradient between two colors that depend on the seed. */
export function encodePng(seed: string): Buffer {
  const side = 64;
  const [r1 = 0, g1 = 0, b1 = 0, r2 = 0, g2 = 0, b2 = 0] = hash(seed);
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const share = (x + y) / (2 * side);
      const mixed = [r1 + (r2 - r1) * share, g1 + (g2 - g1) * share, b1 + (b2 - b1) * share];
      // Each row starts with the byte of its filter: 0 for none.
      rows.set(mixed, y * (1 + side * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // 8 bits per channel, colors without transparency.
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([uint32BE(data.length), content, uint32BE(crc32(content))]);
}

/** Returns a WAV of a quarter of a second: a tone whose pitch depends on the seed. */
export function encodeWav(seed: string): Buffer {
  const rate = 8000;
  const [pitch = 0] = hash(seed);
  const samples = new Int16Array(rate / 4).map((_, index) =>
    Math.round(8000 * Math.sin((2 * Math.PI * (220 + pitch) * index) / rate)),
  );
  const data = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) data.writeInt16LE(sample, index * 2);
  const format = Buffer.alloc(16);
  // Uncompressed, one channel.
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    riffChunk('fmt ', format),
    riffChunk('data', data),
  ]);
  return riffChunk('RIFF', body);
}

function riffChunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), uint32LE(data.length), data]);
}

/** Returns a binary glTF of one triangle whose color depends on the seed. */
export function encodeGlb(seed: string): Buffer {
  const [red = 0, green = 0, blue = 0] = hash(seed);
  const points = Buffer.from(new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]).buffer);
  const scene = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 }, material: 0 }] }],
    materials: [
      { pbrMetallicRoughness: { baseColorFactor: [red / 255, green / 255, blue / 255, 1] } },
    ],
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        count: 3,
        type: 'VEC3',
        min: [0, 0, 0],
        max: [1, 1, 0],
      },
    ],
    bufferViews: [{ buffer: 0, byteLength: points.length }],
    buffers: [{ byteLength: points.length }],
  };
  const text = JSON.stringify(scene);
  // The length of a chunk is a multiple of 4.
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const chunks = Buffer.concat([glbChunk('JSON', json), glbChunk('BIN\0', points)]);
  return Buffer.concat([Buffer.from('glTF'), uint32LE(2), uint32LE(12 + chunks.length), chunks]);
}

function glbChunk(type: string, data: Buffer): Buffer {
  return Buffer.concat([uint32LE(data.length), Buffer.from(type), data]);
}

/** A video of one second: a blue frame of 16 by 16 pixels, encoded as H.264 by ffmpeg. */
const blueVideo = Buffer.from(
  [
    'AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDEAAALsbW9vdgAAAGxtdmhkAAAAAAAAAAAAAAAAAAAD6AAA',
    'A+gAAQAAAQAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAgAAAjt0cmFrAAAAXHRraGQAAAADAAAAAAAAAAAAAAABAAAAAAAAA+gAAAAAAAAAAAAA',
    'AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAABAAAAAABAAAAAQAAAAAAAkZWR0cwAAABxlbHN0',
    'AAAAAAAAAAEAAAPoAAAAAAABAAAAAAGzbWRpYQAAACBtZGhkAAAAAAAAAAAAAAAAAABAAAAAQABVxAAAAAAALWhk',
    'bHIAAAAAAAAAAHZpZGUAAAAAAAAAAAAAAABWaWRlb0hhbmRsZXIAAAABXm1pbmYAAAAUdm1oZAAAAAEAAAAAAAAA',
    'AAAAACRkaW5mAAAAHGRyZWYAAAAAAAAAAQAAAAx1cmwgAAAAAQAAAR5zdGJsAAAAunN0c2QAAAAAAAAAAQAAAKph',
    'dmMxAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAABAAEABIAAAASAAAAAAAAAABDExhdmMgbGlieDI2NAAAAAAAAAAA',
    'AAAAAAAAAAAAAAAAGP//AAAAMGF2Y0MBQsAK/+EAF2dCwAqmEXsBEAAAAwAQAAADACDxImEYAQAGaMhCDyyAAAAA',
    'EHBhc3AAAAABAAAAAQAAABRidHJ0AAAAAAAAAMAAAADAAAAAGHN0dHMAAAAAAAAAAQAAAAEAAEAAAAAAHHN0c2MA',
    'AAAAAAAAAQAAAAEAAAABAAAAAQAAABRzdHN6AAAAAAAAABgAAAABAAAAFHN0Y28AAAAAAAAAAQAAAxwAAAA9dWR0',
    'YQAAADVtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABtZGlyYXBwbAAAAAAAAAAAAAAAAAhpbHN0AAAACGZyZWUAAAAg',
    'bWRhdAAAABRliIICviMUAAUo44AAnDRwABKHwA==',
  ].join(''),
  'base64',
);

/** Returns a short MP4. A box that players skip makes the file unique for each seed. */
export function mp4(seed: string): Buffer {
  const digest = hash(seed);
  return Buffer.concat([blueVideo, uint32BE(8 + digest.length), Buffer.from('free'), digest]);
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function uint32BE(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint32LE(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
