import type { Definition } from '../model/definition.ts';

/**
 * Returns the path of a definition below the models folder: `image-generation/phota.yaml`. It is
 * safe on every file system. Two names may have the same path (`Runway ML`, `runway-ml`), which the
 * caller has to resolve.
 */
export function definitionPath({ provider, category }: Pick<Definition, 'provider' | 'category'>) {
  return `${slugOf(category)}/${slugOf(provider)}.yaml`;
}

/** Returns the path of a definition's overlay: `image-generation/phota.overlay.yaml`. */
export function overlayPath(path: string): string {
  return path.replace(/\.yaml$/, '.overlay.yaml');
}

/**
 * The maximum length of a file name: code points take up to 4 bytes, and most file systems allow
 * 255.
 */
const maxLength = 60;

/** Matches names that Windows reserves for devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Returns the letters and digits of any script in lower case, joined by `-`; never empty. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const slug = words === null ? codePoints(name) : words.join('-');
  const shortened = Array.from(slug).slice(0, maxLength).join('').replace(/-$/, '');
  return deviceName.test(shortened) ? `${shortened}-` : shortened;
}

/** Returns a replacement for a name without letters and digits: `!?` → `u21-3f`. */
function codePoints(name: string): string {
  return `u${Array.from(name, (character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}
