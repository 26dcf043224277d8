import type { Sentence } from './sentences.ts';

/** Reasons to doubt what a sentence seems to say of one parameter, whatever happens. */
export function doubtsAbout({ text }: Sentence): string[] {
  return doubts.filter(({ sign }) => sign.test(text)).map(({ doubt }) => doubt);
}

const doubts: readonly { readonly sign: RegExp; readonly doubt: string }[] = [
  {
    sign: /\b(?:if|when|unless|without|while|depending|otherwise)\b|\bfor (?:image|text|video|audio|start|multi)[\w-]*-to-|\bwith (?:a |the )?(?:video|image|audio|reference)|\bin \w+ mode\b/,
    doubt: 'it may hold only under a condition',
  },
  {
    sign: /\btotal\b|\bcombined\b|\baltogether\b|\bsum of\b|\(\w[\w ]*\+/,
    doubt: 'it may count several parameters together',
  },
  {
    sign: /~|\b(?:about|around|approximately|approx|roughly|typically|usually)\b/,
    doubt: 'it is said roughly',
  },
];

/** Advice is no limit. */
export function isAdvice({ text }: Sentence): boolean {
  return /\b(?:recommend(?:ed|ation)?s?|suggested|ideal(?:ly)?|preferably|best results?|starting points?|usually enough|good default|is sufficient|we advise)\b/.test(
    text,
  );
}
