import { formatContentType } from '../model/file-formats.ts';
import { encodeGlb, encodePng, encodeWav, mp4 } from './media.ts';
import { newId, type MockJob, type State } from './state.ts';

/** The format of a file that a job returns. Its bytes depend only on the seed. */
interface ResultFormat {
  readonly extension: string;
  /** The `source` of such an asset in the API. */
  readonly source: string;
  readonly bytes: (seed: string) => Buffer;
}

const image: ResultFormat = {
  extension: 'png',
  source: 'txt2img',
  bytes: encodePng,
};

/** The formats of results by the last part of a capability (`img2video`); text has none. */
const formats: ReadonlyMap<string, ResultFormat | undefined> = new Map([
  ['img', image],
  ['video', { extension: 'mp4', source: 'txt2video', bytes: mp4 }],
  ['audio', { extension: 'wav', source: 'txt2audio', bytes: encodeWav }],
  ['3d', { extension: 'glb', source: 'txt23d', bytes: encodeGlb }],
  ['txt', undefined],
  ['text', undefined],
]);

/**
 * Creates the results of a job: `count` files of each kind that the capabilities name, and a text
 * if one of them ends in `2txt`. A model without such capabilities returns images.
 */
export function createResults(
  state: State,
  capabilities: readonly string[],
  count: number,
  seed: string,
  createdAt: string,
): Pick<MockJob, 'assetIds' | 'text'> {
  const endings = capabilities.map((capability) => /^[^2]+2(.+)$/.exec(capability)?.[1] ?? '');
  const known = [...new Set(endings)].filter((ending) => formats.has(ending));
  const isText = known.includes('txt') || known.includes('text');
  const files = known.flatMap((ending) => formats.get(ending) ?? []);
  const assetIds = (files.length === 0 && !isText ? [image] : files).flatMap(
    ({ extension, source, bytes }) =>
      Array.from({ length: count }, (_, index) => {
        const id = newId(state, 'asset');
        const name = `${id}.${extension}`;
        const mimeType = formatContentType(name);
        const make = (): Buffer => bytes(`${seed} ${index}`);
        state.assets.set(id, { id, bytes: make, mimeType, name, source, createdAt });
        return id;
      }),
  );
  return { assetIds, text: isText ? 'A text from the mock server.' : undefined };
}
