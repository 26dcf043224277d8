/** Markup that is safe to print: everything in it that came from outside is escaped. */
export interface Html {
  readonly html: string;
}

/** A string is text and is escaped; `undefined` and `false` print nothing. */
type Part = string | number | Html | undefined | false | readonly Part[];

/**
 * Returns markup with its values escaped. An attribute's value must be in quotes.
 *
 * @example
 * html`<a href="${url}">${name}</a>`;
 */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let printed = '';
  unindent(markup).forEach((text, index) => (printed += text + printPart(parts[index])));
  return { html: printed };
}

const unindented = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Returns the texts of a template without its indentation; that of values, such as code, stays. */
function unindent(markup: TemplateStringsArray): readonly string[] {
  const known = unindented.get(markup);
  if (known) return known;
  const texts = markup.map((text) => text.replace(/\n {2,}/g, '\n'));
  unindented.set(markup, texts);
  return texts;
}

const special = /[&<>"']/;
const specials = /[&<>"']/g;

function referenceOf(character: string): string {
  switch (character) {
    case '&':
      return '&#38;';
    case '<':
      return '&#60;';
    case '>':
      return '&#62;';
    case '"':
      return '&#34;';
    default:
      return '&#39;';
  }
}

/** Returns text with the characters escaped that mean something in HTML. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(specials, referenceOf) : text;
}

function printPart(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  return part.map(printPart).join('');
}
