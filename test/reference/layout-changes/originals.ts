import { isLong } from '../../support/long-form.ts';
import { corpusPages } from '../../support/shared.ts';
import { originalOf } from './page-facts.ts';

/** Pages with each kind of cell. All pages would take minutes, so the long form adds every fifth page. */
const dailyOriginals = ['image-phota.md', 'audio-beatoven.md', 'vectorization-vision-cortex.md'];

/** The pages that these tests change. */
export const originals = corpusPages()
  .filter(({ name }, index) => dailyOriginals.includes(name) || (isLong() && index % 5 === 0))
  .map(({ name, text }) => originalOf(name, text));
