import { extensionsOf } from '../model/file-formats.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { rememberByText } from '../text/remember.ts';
import type { Medium, SampleContext } from './model-purpose.ts';
import { placeholderName } from './placeholder.ts';
import type { ExampleFile } from './types.ts';
import { withoutMarks, wordsIn } from './words.ts';

/** Returns a file for a parameter: `asset_your-reference-image`, `your-reference-image.jpg`. */
export function exampleFile(
  parameter: ResolvedParameter,
  context: SampleContext,
  index?: number,
): ExampleFile {
  const name = placeholderName(parameter, index);
  return {
    asset: `asset_${name}`,
    fileName: `${name}.${extensionFor(parameter, context)}`,
  };
}

/** The words for each kind of file in names and descriptions. */
const kindPatterns: readonly (readonly [words: RegExp, kind: string])[] = [
  [
    /\b(?:images?|pictures?|photos?|frames?|masks?|portraits?|logo|selfie|palette|textures?)\b/gi,
    'image',
  ],
  [/\b(?:videos?|clips?|movies?|footage)\b/gi, 'video'],
  [/\b(?:audios?|voices?|sounds?|music|songs?|speech|tracks?|recordings?)\b/gi, 'audio'],
  [/\b(?:mesh(?:es)?|3d|glb|fbx|obj|shapes?)\b/gi, '3d'],
  [/\b(?:documents?|pdf)\b/gi, 'document'],
];

/**
 * Returns the kind of file of a parameter: from its record, its name, its description, or else the
 * model.
 */
function kindOfFile(
  { name, kind, description = '' }: ResolvedParameter,
  { purpose, sources }: SampleContext,
): string {
  const bySource = sources.filter((source) => source !== 'text');
  return (
    kind ??
    kindIn(wordsIn(name), 'last') ??
    (isEither(description) && sources.includes('video')
      ? 'video'
      : kindIn(withoutMarks(description), 'first')) ??
    (bySource.length === 1 ? bySource[0] : undefined) ??
    (purpose === 'speech' || purpose === 'music' || purpose === 'sound' ? 'audio' : 'image')
  );
}

function isEither(description: string): boolean {
  return /\b(?:audio (?:or|\/) ?video|video (?:or|\/) ?audio)\b/i.test(description);
}

/** Returns the medium of a file parameter. */
export function mediumOfFile(parameter: ResolvedParameter, context: SampleContext): Medium {
  const kind = kindOfFile(parameter, context);
  return kind === 'video' || kind === 'audio' || kind === '3d' ? kind : 'image';
}

/**
 * Returns the kind of file that words state. A name ends with its noun, and a description begins
 * with it.
 */
function kindIn(words: string, position: 'first' | 'last'): string | undefined {
  const found = kindPatterns.flatMap(([pattern, kind]) =>
    [...words.matchAll(pattern)].map(({ index }) => ({ index, kind })),
  );
  return found.toSorted((a, b) => a.index - b.index).at(position === 'first' ? 0 : -1)?.kind;
}

function extensionFor(parameter: ResolvedParameter, context: SampleContext): string {
  const kind = kindOfFile(parameter, context);
  const known = extensionsOf(kind);
  if (known.length === 0) return 'bin';
  const { fileFormats } = parameter;
  const stated = fileFormats ?? statedFormats(withoutMarks(parameter.description));
  // Only some formats have the transparency that a mask may need.
  const preferred = /mask$/i.test(parameter.name) ? ['png', ...known] : known;
  const found = preferred.find((format) => stated.includes(format)) ?? fileFormats?.[0];
  // `images for training, as a ZIP file`
  const other =
    stated.find((name) => otherFormats.has(name)) ?? unknownFormat(parameter.description);
  return found ?? other ?? preferred[0] ?? 'bin';
}

/** Returns the format in `a .cube file`. */
function unknownFormat(description = ''): string | undefined {
  return /(?<![\w.])\.([a-z][a-z\d]{1,5}) files?\b/i.exec(description)?.[1]?.toLowerCase();
}

/** Formats of files with several images, or with texts about a file of another kind. */
const otherFormats: ReadonlySet<string> = new Set(['zip', 'srt', 'vtt', 'pdf']);

/**
 * Returns the file formats that a description names, except those that it excludes or that are
 * outputs.
 */
const statedFormats = rememberByText((description): readonly string[] =>
  description
    .split(/[;!?]|\.(?=\s|$)/)
    .filter((sentence) => !/\b(?:not|no|except|without)\b/i.test(sentence))
    .flatMap((sentence) => {
      const accepted = sentence.replace(
        /\b(?:output|export|convert\w* (?:\w+ )?(?:in)?to)\b.*/i,
        '',
      );
      return [...accepted.matchAll(/\b[a-z\d]{3,4}\b/gi)].map(([name]) => name.toLowerCase());
    })
    .map((name) => (name === 'jpeg' ? 'jpg' : name)),
);
