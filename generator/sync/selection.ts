import type { Config, Selection } from '../config/schema.ts';
import { slugOf } from '../definition/definition-path.ts';
import type { Definition } from '../model/definition.ts';
import { normalizedUrl } from './page-url.ts';

/** The pages of an index that a project tracks. */
export type Selected = Pick<Config, 'include' | 'exclude'>;

/** Returns whether the page of a link may be selected, as far as its URL shows. */
export function maySelect({ include, exclude = {} }: Selected, url: string): boolean {
  if (namesUrl(exclude, url)) return false;
  const isDecided = include?.pages && !include.categories && !include.models;
  // A page is also named by its provider, which the URL may not have.
  return !isDecided || namesUrl(include, url) || (include.pages?.some(isWord) ?? false);
}

/** Returns whether a page is selected. */
export function isSelected(
  { include, exclude = {} }: Selected,
  url: string,
  page: Definition,
): boolean {
  const isIncluded = include === undefined || isEmpty(include) || names(include, url, page, 'some');
  return isIncluded && !names(exclude, url, page, 'every');
}

function isEmpty(selection: Selection): boolean {
  return Object.keys(selection).length === 0;
}

function names(
  { pages = [], categories = [], models = [] }: Selection,
  url: string,
  { provider, category, models: own }: Definition,
  amount: 'some' | 'every',
): boolean {
  return (
    namesUrl({ pages }, url) ||
    pages.some((name) => isWord(name) && slugOf(name) === slugOf(provider)) ||
    categories.some((name) => slugOf(name) === slugOf(category)) ||
    own[amount](({ id }) => models.includes(id))
  );
}

/**
 * Returns whether a selection names a URL: by the URL itself, a pattern, or the provider in its
 * last part.
 */
export function namesUrl({ pages = [] }: Selection, url: string): boolean {
  const normalized = normalizedUrl(url);
  const last = normalized.split('/').at(-2) ?? '';
  return pages.some((name) => {
    if (isWord(name)) return last === slugOf(name) || last.endsWith(`-${slugOf(name)}`);
    if (!name.includes('*')) return URL.canParse(name) && normalizedUrl(name) === normalized;
    return patternOf(name).test(url) || patternOf(name).test(normalized);
  });
}

function isWord(name: string): boolean {
  return !/[/*:]/.test(name);
}

/**
 * Returns the regular expression of a pattern: `*` matches a part of a path, `**` any number of
 * parts.
 */
function patternOf(pattern: string): RegExp {
  const source = pattern
    .split(/(\*{1,2})/)
    .map((part) => {
      if (part === '**') return '.*';
      return part === '*' ? '[^/]*' : part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
    })
    .join('');
  return new RegExp(`${/^https?:/.test(pattern) ? '^' : ''}${source}$`);
}
