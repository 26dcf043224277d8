import type { Config } from '../config/schema.ts';
import type { NewPages } from '../sync/new-pages.ts';
import { countOf } from '../text/count-words.ts';

/** The questions of `init`. A run without a terminal uses the defaults instead. */
export interface Questions {
  /** Asks for the docs index. */
  readonly index: (suggested: string) => Promise<string>;
  /** Asks which pages to track, and whether to track new pages later. */
  readonly pages: (found: NewPages['pages']) => Promise<Pick<Config, 'include' | 'newPages'>>;
}

/** Thrown if the user ends the questions. Nothing is written. */
export class Canceled extends Error {}

/** Asks on the terminal. */
export const terminalQuestions: Questions = {
  async index(suggested) {
    const { text } = await import('@clack/prompts');
    return answer(
      await text({
        message: 'URL of the docs, of llms.txt or of a sitemap',
        initialValue: suggested,
        validate: (url = '') => (URL.canParse(url) ? undefined : 'It must be a URL.'),
      }),
    );
  },

  async pages(found) {
    const { multiselect, select } = await import('@clack/prompts');
    const amounts = new Map<string, number>();
    for (const { definition } of found) {
      const { category, models } = definition;
      amounts.set(category, (amounts.get(category) ?? 0) + models.length);
    }
    const all = [...amounts.keys()].sort();
    const chosen = answer(
      await multiselect({
        message: `Categories to track (${countOf(found.length, 'page')})`,
        options: all.map((value) => ({
          value,
          label: value,
          hint: countOf(amounts.get(value) ?? 0, 'model'),
        })),
        initialValues: all,
        required: true,
      }),
    );
    const newPages = answer(
      await select({
        message: 'Pages added to the index later',
        options: [
          { value: 'report', label: 'report them' },
          { value: 'import', label: 'track them' },
        ] satisfies { value: NonNullable<Config['newPages']>; label: string }[],
      }),
    );
    return {
      newPages,
      ...(chosen.length < all.length && { include: { categories: chosen } }),
    };
  },
};

function answer<Value>(value: Value): Exclude<Value, symbol> {
  if (typeof value === 'symbol') throw new Canceled();
  // Only a canceled question returns a symbol.
  return value as Exclude<Value, symbol>;
}
