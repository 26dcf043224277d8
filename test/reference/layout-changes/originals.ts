import { isLong } from '../../support/long-form.ts';
import { corpusPages } from '../../support/shared.ts';
import { originalOf } from './page-facts.ts';

/** All pages take minutes; these have each kind of cell. The long form reads each fifth page too. */
const everyday = ['image-phota.md', 'audio-beatoven.md', 'vectorization-vision-cortex.md'];

/** The pages that these tests change. */
export const originals = corpusPages()
  .filter(({ name }, index) => everyday.includes(name) || (isLong() && index % 5 === 0))
  .map(({ name, text }) => originalOf(name, text));
