import { slugOf } from '../definition/definition-path.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { splitWords } from '../text/split-words.ts';

/** Returns `your-reference-image-2` for the second of `referenceImages`. */
export function placeholderName(
  { name, kind = 'own' }: Pick<ResolvedParameter, 'name' | 'kind'>,
  index?: number,
): string {
  const words = splitWords(name).filter((word) => word !== '');
  const nouns = words.filter(
    (word, at) => at < words.length - 1 || !/^(?:ur[il]|id)s?$/.test(word),
  );
  const single = nouns.join('-').replace(/([^s-])s$/, '$1');
  // An ID has only Latin letters.
  const fallback = slugOf(kind).replace(/[^\w-]+/g, '') || 'own';
  return `your-${single || fallback}${index === undefined ? '' : `-${index + 1}`}`;
}
