/** The kinds of files as the API names them, by their MIME types or by their extensions. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['image', /^image|\.(png|jpe?g|gif|webp|avif|hei[cf]|tiff?|svg)$/i],
  ['video', /^video|\.(mp4|mov|webm)$/i],
  ['audio', /^audio|\.(mp3|wav|ogg|flac|m4a)$/i],
  ['3d', /^model|\.(glb|gltf|fbx|obj|stl)$/i],
  ['text', /^text|\.txt$/i],
];

/**
 * Returns the kind of a file by its MIME type, or else by its name; `asset` if neither is known.
 */
export function fileKind(name: string, contentType = ''): string {
  const kindIn = (text: string) => kinds.find(([, pattern]) => pattern.test(text))?.[0];
  return kindIn(contentType) ?? kindIn(`.${name}`) ?? 'asset';
}
