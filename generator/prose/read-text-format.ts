import type { TextFormat } from '../runtime/text-format.ts';
import { rememberByObject } from '../text/remember.ts';
import { hasWords } from './prefilter.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const hexWords = String.raw`(?:hex|hexadecimal)(?: (?:colou?rs?|codes?|strings?|values?|format|notation)){0,2}`;

/** The patterns of each format, with the words without which they can't match. */
const textFormats: readonly {
  readonly pattern: RegExp;
  readonly words: readonly string[];
  readonly format: TextFormat;
}[] = [
  {
    pattern: new RegExp(
      String.raw`\b${hexWords}(?:,? \(?(?:without|no|excluding) (?:the )?(?:leading |prefix )?(?:#|hash)(?: prefix| sign| symbol)?)`,
    ),
    words: ['hex', 'rrggbb'],
    format: 'hex-color-without-hash',
  },
  {
    pattern: /(?:\b(?:as|in|format:?) )?#rgb or #rrggbb\b/,
    words: ['#', 'hex'],
    format: 'hex-color-with-hash',
  },
  {
    pattern: /(?<![#\w])rrggbb\b(?: format)?/,
    words: ['hex', 'rrggbb'],
    format: 'hex-color-without-hash',
  },
  {
    pattern: new RegExp(
      String.raw`(?:\b${hexWords},? (?:in |like |as )?\(?)?(?:\bin (?:the )?(?:format )?|\bas |\bmatch(?:es)? |\bformat:? )?(?<!or )#(?:rrggbb|rgb)\b(?: \(?hex\)?)?(?: format)?`,
    ),
    words: ['#', 'hex'],
    format: 'hex-color-with-hash',
  },
  {
    pattern: new RegExp(
      String.raw`\b${hexWords} \(?(?:with|including|prefixed with|starting with) (?:the |a )?(?:leading )?(?:#|hash)(?: prefix| sign| symbol)?`,
    ),
    words: ['#', 'hex'],
    format: 'hex-color-with-hash',
  },
  {
    pattern: new RegExp(String.raw`\bhex(?: colou?r)?(?: format)? \(?#[0-9a-f]{6}\b`),
    words: ['#', 'hex'],
    format: 'hex-color-with-hash',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:an? |in |as )?(?:an? )?(?:valid )?(?:${hexWords.replace('{0,2}', '{1,2}')}|(?<=\(|\bin |\bas |\bas a |\bvalid )(?:hex|hexadecimal)(?=[.,;)]|$))`,
    ),
    words: ['hex'],
    format: 'hex-color',
  },
  {
    pattern:
      /\b(?:an? )?(?:valid )?(?:stringified )?(?:json|json-encoded|json-formatted) (?:array|list)\b(?: of [a-z]+(?: definitions)?)?|\bjson \(array\)|\b(?:an? )?json string (?:with|of|containing) an array(?: of [a-z]+)?/,
    words: ['json'],
    format: 'json-array',
  },
  {
    pattern: /\b(?:an? )?(?:valid )?(?:stringified )?(?:json|json-encoded) object\b/,
    words: ['json'],
    format: 'json-object',
  },
  {
    pattern:
      /\b(?:an? |in )?(?:valid )?json (?:string|text|format|data)\b|^json\b|\bas json\b|\bvalid json\b/,
    words: ['json'],
    format: 'json',
  },
  {
    pattern:
      /(?:\b(?:time|timestamp)s? )?\(?\b(?:in (?:the )?(?:format |form )?|as |(?:use )?(?:the )?format:? |must be )?(?<![:\w])hh:mm:ss(?![:\w])\)?(?: format)?/,
    words: [':ss'],
    format: 'time-hh-mm-ss',
  },
  {
    pattern:
      /(?:\b(?:time|timestamp)s? )?\(?\b(?:in (?:the )?(?:format |form )?|as |(?:use )?(?:the )?format:? |must be )?(?<![:\w])m?m:ss(?![:\w])\)?(?: format)?/,
    words: [':ss'],
    format: 'time-mm-ss',
  },
  {
    pattern:
      /(?:\bdates? )?\(?\b(?:in (?:the )?(?:format |form )?|as |(?:use )?(?:the )?format:? |must be )?(?<!\w)yyyy-mm-dd(?!\w)\)?(?: format)?/,
    words: ['yyyy'],
    format: 'date',
  },
  {
    pattern:
      /\b(?:must be |as )?(?:an? )?(?:(?:valid|two-letter|2-letter) )?iso[ -]639-1(?: (?:language )?codes?)?|\b(?:two|2)-letter language code\b/,
    words: ['iso', 'language code'],
    format: 'language-code',
  },
  {
    pattern:
      /\burls? (?:starting|beginning|that starts?|that begins?) with https:\/\/|\bmust (?:start|begin) with https:\/\/|\b(?:must be )?(?:an? )?(?:valid |public |publicly accessible )?https (?:urls?|links?)\b/,
    words: ['https'],
    format: 'https-url',
  },
  {
    pattern:
      /\bmust be (?:an? )?(?:valid |public |publicly accessible )?urls?\b|^(?:an? )?(?:valid |public |publicly accessible )urls?\b|^(?:an? |the |optional |your )*(?:callback|webhook|notification) url\b/,
    words: ['url'],
    format: 'url',
  },
  {
    pattern:
      /\b(?:must (?:contain |be )?)?(?:only )?(?:in )?lower[- ]?case(?: letters?)?(?: only)?(?: are allowed)?(?=[.,;)]|$)/,
    words: ['lower'],
    format: 'lowercase',
  },
  {
    pattern:
      /\b(?:must (?:contain |be )?)?(?:only )?alphanumeric(?: characters?)?(?: only)?(?: are allowed)?(?=[.,;)]|$)/,
    words: ['alphanumeric'],
    format: 'alphanumeric',
  },
];

/** Words without which no text format is stated. */
const allWords = [...new Set(textFormats.flatMap(({ words }) => words))];

/** Returns whether a text may state a text format. */
export function mayStateFormat(text: string): boolean {
  return hasWords(text, [allWords]);
}

/** Reads the form of a text: a color, JSON, a time, a URL. */
export const readTextFormat = rememberByObject((sentence: Sentence): readonly Reading[] => {
  for (const { pattern, words, format: found } of textFormats) {
    const match = hasWords(sentence.text, [words]) ? pattern.exec(sentence.text) : null;
    if (!match) continue;
    const plain = sentence.text
      .replace(match[0], '')
      .replace(/\((?:e\.g|for example|such as|like)[^()]*\)/g, '');
    const others = [
      ...(/\bor\b|\boptionally\b|\blike\b|\betc\b/.test(plain) ? ['it gives alternatives'] : []),
      ...(/\b(?:convert\w*|usually|preferably|typically|can be|may be|returns?|returned|outputs?)\b/.test(
        plain,
      )
        ? ['it may describe the result']
        : []),
    ];
    const fact = { kind: 'textFormat', format: found } as const;
    return [readingOf(sentence, match, fact, found, others)];
  }
  return [];
});
