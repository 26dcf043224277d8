import type { Definition } from '../model/definition.ts';

/**
 * Where a definition is kept below the models folder: `image-generation/phota.yaml`. Safe on every
 * file system, whatever a page says. Two names may give one path (`Runway ML`, `runway-ml`): who
 * writes files has to see to that.
 */
export function definitionPath({ provider, category }: Pick<Definition, 'provider' | 'category'>) {
  return `${slugOf(category)}/${slugOf(provider)}.yaml`;
}

/** In a file name, code points take up to 4 bytes, and most file systems end at 255. */
const longest = 60;

/** Names that Windows keeps for devices, with any ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters and digits of any script in lower case, joined by `-`; never empty. */
export function slugOf(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const slug = words === null ? codePoints(name) : words.join('-');
  const short = Array.from(slug).slice(0, longest).join('').replace(/-$/, '');
  return deviceName.test(short) ? `${short}-` : short;
}

/** For a name of nothing but punctuation: `!?` → `u21-3f`. */
function codePoints(name: string): string {
  return `u${Array.from(name, (character) => character.codePointAt(0)?.toString(16)).join('-')}`;
}
