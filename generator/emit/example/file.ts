import type { ResolvedParameter } from '../../resolve/types.ts';
import { placeholder } from './placeholder.ts';
import type { Subject } from './text.ts';
import type { ExampleFile } from './types.ts';

/** A file for a parameter: `asset_your-reference-image`, `your-reference-image.jpg`. */
export function exampleFile(
  parameter: ResolvedParameter,
  subject: Subject,
  index?: number,
): ExampleFile {
  const name = placeholder(parameter, index);
  return { asset: `asset_${name}`, fileName: `${name}.${extensionFor(parameter, subject)}` };
}

const extensions: Readonly<Record<string, string>> = {
  image: 'jpg',
  'image-hdr': 'hdr',
  video: 'mp4',
  audio: 'mp3',
  '3d': 'glb',
  text: 'txt',
  json: 'json',
  document: 'pdf',
};

/** A page does not say what a file holds: its name is the best sign there. */
const signs: readonly (readonly [name: RegExp, kind: string])[] = [
  [/image|picture|photo|frame|mask/i, 'image'],
  [/video|clip|movie|footage/i, 'video'],
  [/audio|voice|sound|music|song|speech|track/i, 'audio'],
  [/mesh|model|3d|glb|shape/i, '3d'],
  [/document|pdf/i, 'document'],
];

function extensionFor({ name, kind }: ResolvedParameter, subject: Subject): string {
  const sign = signs.find(([pattern]) => pattern.test(name))?.[1];
  const byPage = subject === 'sound' ? 'audio' : 'image';
  return extensions[kind ?? sign ?? byPage] ?? 'bin';
}
