/** Names of file formats, which a text may have many of. */
const names =
  /(?<!\w)(?:jpe?g|png|webp|gif|bmp|tiff?|avif|heic|svg|mp4|mov|webm|m4v|avi|mkv|mp3|wav|m4a|flac|ogg|aac|glb|gltf|fbx|obj|stl|usdz?|ply|zip|bvh|srt|vtt|aiff|opus|mpe?g|heif|ttf|otf|woff2?|psd|exr|pdf|splat|spz)(?!\w)/g;

/** The source of a regular expression for a name that {@link markFormats} has marked. */
export const formatMark = String.raw`\.?§+(?!§)`;

/**
 * Replaces names of file formats by a mark of the same length. A pattern with a mark is read much
 * faster than one with all names.
 */
export function markFormats(text: string): string {
  return text.replace(names, (name) => '§'.repeat(name.length));
}

/** Returns the names of file formats in a text. */
export function formatsIn(text: string): string[] {
  return [...text.matchAll(names)].map(([name]) => name);
}

/** Returns whether a text names a file format. */
export function hasFormats(text: string): boolean {
  return text.search(names) >= 0;
}
