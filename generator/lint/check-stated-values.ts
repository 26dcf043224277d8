import { plainText } from '../markdown/markdown-text.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import { numberPattern, parseNumber } from '../prose/parse-number.ts';
import { quoteOf, sentencesOf, type Sentence } from '../prose/sentences.ts';
import type { LintFinding } from './types.ts';

type Found = Pick<LintFinding, 'kind' | 'message' | 'quote' | 'certainty' | 'caveats'>;

/**
 * Reports contradictions between a description and the default, the allowed values or `required`.
 */
export function checkStatedValues(parameter: ResolvedParameter): Found[] {
  const { description } = parameter;
  if (description === undefined) return [];
  const sentences = sentencesOf(description);
  return [
    ...sentences.flatMap((sentence) => checkDefault(sentence, parameter)),
    ...sentences.flatMap((sentence) => checkValues(sentence, parameter)),
    ...checkOptional(plainText(description), parameter),
  ];
}

const defaults = new RegExp(
  String.raw`\bdefaults?(?: values?)?(?: is| to| of| =|:)? ["']?(${numberPattern}|true|false|on|off|[\w.:-]+)["']?`,
);

function checkDefault(sentence: Sentence, parameter: ResolvedParameter): Found[] {
  const { default: value, type, allowedValues = [] } = parameter;
  const match = defaults.exec(sentence.text);
  const conditional = /\b(?:when|if|for|unless|default .*? for)\b/.test(
    sentence.text.replace(/when unset|if (?:unset|not set)/, ''),
  );
  if (!match || conditional || value === undefined || typeof value === 'object') return [];
  const stated = match[1] ?? '';
  const words =
    type === 'boolean' ? stated.replace(/^on$/, 'true').replace(/^off$/, 'false') : stated;
  const isSame =
    type === 'number' ? parseNumber(words) === value : words === String(value).toLowerCase();
  const isValue =
    type === 'string'
      ? allowedValues.some((allowed) => simple(String(allowed)) === simple(words))
      : /^(?:[-\d.,]+|true|false)$/.test(words);
  if (isSame || !isValue) return [];
  const message = `states default ${stated}, but default is ${String(value)}`;
  const rating = type === 'string' ? unsure : likely;
  return [{ kind: 'contradiction', message, quote: quoteOf(sentence, match), ...rating }];
}

const likely = { certainty: 'likely', caveats: [] } as const;
const unsure = { certainty: 'unsure', caveats: ['the words may not name a value'] } as const;

const listed =
  /\b(?:possible values(?: are)?|allowed values(?: are)?|accepts|must be one of|one of):? ([^.;]+)/;

function checkValues(sentence: Sentence, { allowedValues }: ResolvedParameter): Found[] {
  const match = listed.exec(sentence.text);
  if (!match || !allowedValues) return [];
  const known = new Set(allowedValues.map((value) => simple(String(value))));
  const named = (match[1] ?? '')
    .split(/,| or | and /)
    .map((words) => words.replace(/\([^()]*\)/g, '').trim())
    .filter((words) => /^["']?[\w.:-]+["']?$/.test(words) && words !== 'none');
  const unknown = named.filter((words) => !known.has(simple(words)));
  if (named.length < 2 || unknown.length === 0) return [];
  const message = `names ${unknown.join(', ')}, not among the allowed values`;
  return [
    {
      kind: 'contradiction',
      message,
      quote: quoteOf(sentence, match),
      ...unsure,
    },
  ];
}

function simple(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function checkOptional(text: string, { required, default: value }: ResolvedParameter): Found[] {
  const match = /^(?:An? )?optional(?:ly)?\b|\(optional\)/i.exec(text);
  if (!match || !required || value !== undefined) return [];
  const message = 'says optional, but is required';
  return [{ kind: 'contradiction', message, quote: match[0], ...likely }];
}
