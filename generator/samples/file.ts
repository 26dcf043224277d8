import type { ResolvedParameter } from '../model/resolved-model.ts';
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
  return {
    asset: `asset_${name}`,
    fileName: `${name}.${extensionFor(parameter, subject)}`,
  };
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

/** A page says what a file holds in names and descriptions only. */
const signs: readonly (readonly [word: RegExp, kind: string])[] = [
  [/image|picture|photo|frame|mask/i, 'image'],
  [/video|clip|movie|footage/i, 'video'],
  [/audio|voice|sound|music|song|speech|track/i, 'audio'],
  [/mesh|model|3d|glb|shape/i, '3d'],
  [/document|pdf/i, 'document'],
];

function extensionFor({ name, kind, description }: ResolvedParameter, subject: Subject): string {
  const byPage = subject === 'sound' ? 'audio' : 'image';
  return extensions[kind ?? signOf(name) ?? signOf(description) ?? byPage] ?? 'bin';
}

function signOf(words = ''): string | undefined {
  return signs.find(([word]) => word.test(words))?.[1];
}
