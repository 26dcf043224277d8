import type { Fact } from '../model/fact.ts';
import { rememberByObject } from '../text/remember.ts';
import { fileCaveats } from './caveats.ts';
import { formatMark, formatsIn, markFormats } from './format-names.ts';
import { numberPattern, parseNumber } from './parse-number.ts';
import { findForm, findForms, phraseForm, type PhraseForm } from './phrase-form.ts';
import { hasTime } from './read-file-limits.ts';
import { readSides } from './read-picture-sizes.ts';
import { readingOf, type Sentence } from './sentences.ts';
import type { Reading } from './types.ts';

const fileFormat = `(?:${formatMark})`;
const aside = String.raw`(?: \((?:no|with|without) [a-z ]{1,30}\))?`;
const formatList = String.raw`(${fileFormat}(?:${aside}(?:, (?:or |and )?| ?/ ?| ?\| ?| or | and )${fileFormat})*)(?![\w-])(?!(?:, (?:or |and )?| ?/ ?| ?\| ?| or | and )${fileFormat}(?!\w))(?!,? (?:etc|and more|and others|or similar|or others))`;
const kindOfFormat = String.raw`(?:(?:image|video|audio|file|picture|mesh|model|3d|input) )?(?:format|type|extension)(?:s|\(s\))?`;
const files = String.raw`(?: (?:formats?|files?|images?|videos?|audio|pictures?|clips?|models?|meshes))?`;
const taken = String.raw`(?:supported|accepted|allowed|permitted)`;
const clauseStart = String.raw`(?:^|(?<=[;:] )|(?<!${fileFormat}, )(?<=, )|(?<= - )|(?<=\())`;
const clauseStop = String.raw`(?=[.;,)]|$| \(| up to | max\b| and (?:at most|up to|max|longer|shorter|smaller|less|larger|no )| - )`;

const fileFormats: readonly PhraseForm[] = [
  [
    'supported|accepted|allowed|permitted|valid',
    `\\b(?:${taken}|valid) ?(?:${kindOfFormat})?(?: are| is)?:? ${formatList}`,
  ],
  [
    'must be',
    `\\bmust be (?:one of:? )?(?:an? |in (?:the )?)?${formatList}${files}(?=[\\s.,;)]|$)`,
  ],
  // "(JPEG, PNG or WebP, up to 10 MB)"
  [
    '(',
    `\\((?!e\\.g|such|for example|like)(?:formats?:? |in )?${formatList}${files}(?: only)?(?=[),;])`,
  ],
  // "Upload a GLB file." "Accepts GLB files only."
  [
    'upload|provide|attach|select',
    `^(?:upload|provide|attach|select) (?:an? )?${formatList}(?:${files}(?: only)?${clauseStop}| files? (?:of|to|with|that|for) )`,
  ],
  [
    'support|accept|allow',
    `${clauseStart}(?:only )?(?:supports?|accepts?|allows?)(?: only)? ${formatList}${files}(?: only)?${clauseStop}`,
  ],
  ['format|type|extension', `\\b${kindOfFormat}(?: ${taken})?: ?${formatList}`],
  ['only', `\\bonly ${formatList}${files}(?: are| is)?(?: ${taken})\\b`],
  // "A JPG or PNG portrait photo." "JPG or PNG image under 10 MB."
  [
    'file|model|image|video|photo|picture|portrait|clip|mesh|recording|sample',
    `^(?:an? )?${formatList} (?:[a-z]+ ){0,2}?(?:file|model|image|video|photo|picture|portrait|clip|mesh|recording|sample)s?${clauseStop}|^(?:an? )?${formatList} (?:file|image|video|photo|clip)s? (?:under|up to|below|smaller|less)\\b`,
  ],
  // "JPG, PNG or WebP only." "JPG and PNG are supported."
  ['only', `(?:${clauseStart}|(?<= ))(?:an? |the |your )?${formatList}${files} only${clauseStop}`],
  [
    '§',
    `${clauseStart}(?:an? |the |your )?${formatList}${files}(?: only|(?: (?:is|are))? (?:${taken})(?: only)?)?${clauseStop}`,
  ],
  [
    'of |to |with ',
    `^(?:an? |the |your )?${formatList} (?:(?:files?|models?|images?|videos?|meshes) )?(?:of|to|with) (?=[a-z])`,
  ],
  ['as ', `(?<!such )\\bas (?:an? )?${formatList}${files}${clauseStop}`],
  ['only', `^only (?:the )?${formatList}${files}${clauseStop}`],
  // "Image in JPG or PNG format."
  ['in ', `\\bin ${formatList}(?: formats?\\b|${clauseStop})`],
].map(([words = '', source = '']) => phraseForm(words, source));

/** Words next to names of formats that are not all accepted ones. */
const otherFormats =
  /\b(?:outputs?|returns?|returned|saved?|convert\w*|export\w*|render\w*|results?|resulting|preferably|common|(?<!at )most|other|e\.g)\b/;

const leastDuration = phraseForm(
  'at least|no shorter|min|longer|more & s|min',
  String.raw`\b(?:at least|no shorter than|must be (?:longer|more) than|(?<=(?:, |and ))longer than|min(?:imum)?(?: duration| length)?(?: of| is)?:?) (${numberPattern})[ -]?(s|secs?|seconds?|minutes?|mins?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);
const spanOfDuration = phraseForm(
  '-|to|and',
  String.raw`(?<![\d.:])(?:\b(?:between|from) )?(${numberPattern}) ?(s|secs?|seconds?|minutes?|mins?)? ?(?:-|to|(?<=between .{0,16})and) ?${numberPattern}[ -]?(s|secs?|seconds?|minutes?|mins?)\b(?! (?:of (?!audio|video|footage)|apart|between|before|after|into)\b)`,
  'g',
);

/** Reads which files are accepted: their formats, least duration and size as a picture. */
export const readFileContent = rememberByObject((sentence: Sentence): readonly Reading[] => {
  const { text, figures } = sentence;
  const caveats = fileCaveats(sentence);
  const read = (match: RegExpMatchArray, facts: readonly Fact[], form: string) =>
    facts.map((fact) => readingOf(sentence, match, fact, form, caveats));
  const marked = markFormats(text);
  const formats =
    marked === text || otherFormats.test(text) ? undefined : firstMatch(fileFormats, marked);
  // In "10 seconds to 5 minutes", the first figure has its own unit.
  const seconds = ([, amount = '', unit, last = '']: RegExpMatchArray) =>
    parseNumber(amount) * ((unit ?? last).startsWith('m') ? 60 : 1);
  return [
    ...(formats ? read(formats, [formatsOf(text, formats)], 'supported formats') : []),
    ...(hasTime.test(figures)
      ? [...findForms(leastDuration, figures), ...findForms(spanOfDuration, figures)]
      : []
    ).flatMap((match) =>
      read(
        match,
        [{ kind: 'limit', field: 'minDuration', value: seconds(match) }],
        'at least N seconds',
      ),
    ),
    ...readSides(figures).flatMap(([match, facts, form]) => read(match, facts, form)),
  ];
});

function firstMatch(forms: readonly PhraseForm[], text: string): RegExpExecArray | undefined {
  for (const form of forms) {
    const match = findForm(form, text);
    if (match) return match;
  }
  return undefined;
}

function formatsOf(text: string, match: RegExpExecArray): Fact {
  const words = text.slice(match.index, match.index + match[0].length);
  return { kind: 'fileFormats', formats: [...new Set(formatsIn(words))] };
}
