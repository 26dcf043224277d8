import { partOf, type Clause } from './tokens.ts';

/** A pattern of the letters of a clause. */
export interface ClauseForm {
  readonly pattern: RegExp;
}

/** The letters of a noun phrase: "an image or a mask", "10 seconds". */
const nounPhrase = String.raw`[dwnfBHGS](?:[dwnfBHGS&|,]*[wnS])?`;

/** Parts of a form that have other letters than a noun phrase. */
const parts: Readonly<Record<string, string>> = {
  condition: '[iuWOao].*[^,&]',
  with: 'W.+',
  when: '[iW].+',
  place: '[aoW][dwn]+',
  rule: '[WiOa][dwnb]+',
  value: '[ao].+',
  clause: '[iuOao].+',
  self: '(?:iS?b*[gsUTo]|iSU|WS)',
  state: '[ToPFJ]',
  sign: '[<>69]',
  object: '.+',
  first: 'n[dw]{0,4}',
  without: 'O[dwn]+',
  amount: '(?:n(?:(?:[a&])?n)?|w)[dw]{0,4}',
  exception: '[ao][dw]+#.+',
};

/** Returns a form. `{name}` is a noun phrase that is called so, `{condition}` a condition. */
export function clauseForm(source: string): ClauseForm {
  const full = source
    .replaceAll('{subject}?', '(?:{subject}[:,]?)?')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${parts[name] ?? nounPhrase})`);
  return { pattern: new RegExp(`^${full}$`, 'd') };
}

/** Returns the parts of a clause by their names if its letters match a form. */
export function matchForm(
  { pattern }: ClauseForm,
  clause: Clause,
): Readonly<Partial<Record<string, Clause>>> | undefined {
  const match = pattern.exec(clause.letters);
  if (!match) return undefined;
  return Object.fromEntries(
    Object.entries(match.indices?.groups ?? {}).flatMap(([name, span]) =>
      // A group that took no part has no span.
      Array.isArray(span) ? [[name, partOf(clause, span[0], span[1])] as const] : [],
    ),
  );
}
