import type { Heading } from 'mdast';
import { oneLine } from '../../markdown/markdown-text.ts';
import { textOfTokens, tokensOf } from './inline.ts';

/** The name of a model in a heading. */
export interface HeadingName {
  readonly name: string;
  readonly deprecated: boolean;
}

const word = '(?:new|beta|alpha|preview|experimental|updated|deprecated|legacy)';
const codeBadge = new RegExp(`^${word}$`, 'i');

/** Matches decoration before a name: a number, emoji, a word such as `Model:`. */
const before = /^(?:\d{1,3}[.)] |[\p{So}\p{Sk}\ufe0f\u200d]{1,8} ?|model: )/iu;

/** Matches decoration after a name: a badge, in brackets or after a dash, and emoji. */
const after = new RegExp(
  `(?: ?[\\p{So}\\p{Sk}\\ufe0f\\u200d]{1,8}| [[(]${word}[\\])]| [—–-] ${word}| ${word}!?)$`,
  'iu',
);

/**
 * Returns the name of a model in a heading, without badges, anchors and marks. Decoration that may be a
 * part of the name is removed only if the contents list has the name without it.
 */
export function headingName({ children }: Heading, listed: ReadonlySet<string>): HeadingName {
  const tokens = tokensOf(children);
  const badges = tokens.filter(
    ({ kind, text }, index) => index > 0 && kind === 'code' && codeBadge.test(text),
  );
  const kept = tokens.filter(
    (token) =>
      !badges.includes(token) &&
      !/^\{\/\*.*\*\/\}$/.test(token.text.trim()) &&
      (token.kind !== 'other' || !/^<[A-Z][A-Za-z]*(?:\s[^<>]*)?\/?>$/.test(token.text)),
  );
  const text = oneLine(textOfTokens(kept)).replace(/ ?\{#[\w-]+\}$/, '');
  const isDeprecated = badges.some((badge) => /deprecated/i.test(badge.text));
  if (listed.has(text)) return { name: text, deprecated: isDeprecated };
  const marked = /^(.*\S) ?[([]deprecated[)\]]$/i.exec(text)?.[1];
  if (marked !== undefined) return { name: marked, deprecated: true };
  const struck = /^~~(.+)~~$/.exec(text)?.[1];
  if (struck !== undefined) return { name: struck, deprecated: true };
  const bare = text.replace(before, '').replace(after, '').trim();
  if (!listed.has(bare)) return { name: text, deprecated: isDeprecated };
  return { name: bare, deprecated: isDeprecated || /deprecated/i.test(text.replace(bare, '')) };
}

/**
 * Returns the names of the models with those of the contents list, where a heading has such a name
 * with decoration: a link to itself, the ID, a price, the provider. Decoration with words must be on
 * most headings, since a single one may have another name.
 */
export function listedNames(
  names: readonly string[],
  contents: readonly { readonly name: string }[],
): readonly string[] {
  if (contents.length !== names.length) return names;
  const own = new Set(names);
  const decorations = names.map((name, at) => {
    const listed = contents[at]?.name ?? '';
    return name === listed || own.has(listed) ? undefined : decorationOf(name, listed);
  });
  const found = decorations.filter((decoration) => decoration !== undefined);
  const isForm = found.length * 2 > names.length;
  return names.map((name, at) => {
    const decoration = decorations[at];
    const isMark = decoration !== undefined && !/[\p{L}\p{N}]/u.test(decoration);
    return isMark || (isForm && decoration !== undefined) ? (contents[at]?.name ?? name) : name;
  });
}

/** Returns what a heading has around a name, with something between them; undefined for other names. */
function decorationOf(heading: string, name: string): string | undefined {
  const [text, part] = [comparable(heading), comparable(name)];
  const at = part === '' ? -1 : text.indexOf(part);
  if (at === -1) return undefined;
  const [first, last] = [text.slice(0, at), text.slice(at + part.length)];
  const isApart =
    /(?:^|[^\p{L}\p{N}\s]\s*)$/u.test(first) &&
    /^(?:$|\s+[^\p{L}\p{N}\s]|[^\p{L}\p{N}\s.+_-])/u.test(last);
  return isApart ? first + last : undefined;
}

function comparable(text: string): string {
  return text
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
