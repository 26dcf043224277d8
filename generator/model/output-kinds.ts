import type { OutputKind } from '../runtime/model.ts';

/** The last part of a capability, as in `img2video`. */
const byEnding: Readonly<Record<string, OutputKind>> = {
  img: 'image',
  image: 'image',
  video: 'video',
  audio: 'audio',
  '3d': '3d',
  txt: 'text',
  text: 'text',
};

/** The beginning of a category, as in `video generation`. */
const byCategory: readonly (readonly [RegExp, OutputKind])[] = [
  [/^3d/i, '3d'],
  [/^video/i, 'video'],
  [/^audio/i, 'audio'],
  [/^(image|background|vector)/i, 'image'],
];

/**
 * Returns the kinds of results that the capabilities state, or else the kind that the category states.
 * Empty if neither states one.
 */
export function outputKinds(
  capabilities: readonly string[],
  category: string,
): readonly OutputKind[] {
  const named = capabilities.flatMap((capability) => {
    const ending = /^[^2]+2(\w+)$/.exec(capability)?.[1] ?? '';
    return Object.hasOwn(byEnding, ending) ? (byEnding[ending] ?? []) : [];
  });
  if (named.length > 0) return [...new Set(named)];
  return byCategory.flatMap(([start, kind]) => (start.test(category) ? [kind] : [])).slice(0, 1);
}
