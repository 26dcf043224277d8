// cspell:ignore bdescri glish mylighthouse ption
import type { Scalar } from '../model/definition.ts';
import { formatTexts } from '../model/format-text.ts';
import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { Purpose } from './model-purpose.ts';
import { withoutMarks, wordsIn } from './words.ts';

/** The prompt for each purpose. */
export const prompts: Readonly<Record<Purpose, string>> = {
  picture: 'A lighthouse on a rocky coast at dawn, soft golden light',
  icon: 'A lighthouse with two waves, flat shapes, three colors',
  pattern: 'Weathered wooden planks with flaking blue paint',
  tileset: 'A grassy meadow with a winding dirt path',
  character: 'A young sailor in a blue coat and a red scarf',
  portrait: 'A friendly portrait in front of a harbor, soft morning light',
  edit: 'Turn the scene to golden hour, with long soft shadows',
  restyle: 'Watercolor with visible brush strokes and soft colors',
  relight: 'Warm evening light from the left, with long soft shadows',
  removal: 'The red buoy in the foreground',
  expansion: 'The coast continues on both sides under a wide, clear sky',
  selection: 'sailboat',
  background: 'A quiet harbor at sunrise, softly out of focus',
  upscale: 'A lighthouse on a rocky coast, fine detail in the rocks and waves',
  film: 'A sailboat glides past a lighthouse at dawn, slow aerial shot',
  animation: 'The camera moves in slowly while waves roll onto the shore',
  transition: 'One picture turns smoothly into the next while the camera moves in slowly',
  'subject film': 'The character from the reference image walks along a pier at golden hour',
  'subject picture': 'The character from the reference image on a pier at golden hour',
  continuation: 'The camera keeps moving forward while the sun rises over the sea',
  explainer: 'Explain how a lighthouse works, with simple drawings and a friendly voice',
  'film edit': 'Turn the scene to golden hour, with long soft shadows',
  performance: 'The character dances on a wooden pier at golden hour',
  'talking face': 'A calm, friendly speaker who smiles and nods now and then',
  speech: 'Good morning! The first boat leaves in ten minutes.',
  sound: 'Waves against a wooden hull, gulls in the distance',
  music: 'Calm acoustic guitar with light percussion, slow and warm',
  stem: 'lead vocals',
  shape: 'A small wooden sailboat with a striped sail',
  texture: 'Weathered wood with flaking blue paint',
  motion: 'A person walks forward, stops and waves with the right hand',
  question: 'Describe the content in two sentences.',
  writing: 'Write a short, friendly description of a small wooden sailboat.',
};

/** A voice to make. */
const voice = 'A warm, calm voice of a middle-aged woman, close to the microphone';

/** Continues the speech where a longer one is wanted. */
const longerSpeech =
  'Please mind the step, and keep to the left side of the pier. The trip takes an hour, and there is hot tea on board.';

/** The text that a voice speaks. */
export const speech = prompts.speech;

const negativePrompts: Readonly<Partial<Record<Purpose, string>>> = {
  speech: 'background noise, echo',
  sound: 'music, voices',
  music: 'vocals, heavy drums',
  shape: 'broken surfaces, floating parts',
};

/** A kind of text with the names and descriptions of its parameters. */
interface Meaning {
  readonly name?: RegExp;
  readonly description?: RegExp;
  readonly text: string | ((parameter: Described, purpose: Purpose) => string | undefined);
}

interface Described {
  readonly name: string;
  readonly description: string;
}

/** The kinds of text; the first that fits counts. */
const meanings: readonly Meaning[] = [
  { name: /colou?r|hex(?:code)?$/i, text: colorText },
  // A text in a format that a description alone does not show.
  { name: /json|rubric|config$|schema$/i, description: /\bjson\b/i, text: () => undefined },
  {
    name: /negative|unwanted/i,
    description: /\b(?:do|should) ?n[o'’]t (?:want|appear)\b|\bto (?:avoid|exclude|discourage)\b/i,
    text: (_, purpose) => negativePrompts[purpose] ?? 'blurry, low quality, watermark',
  },
  { name: /(?:^ur[il]|Ur[il]|UR[IL]|_ur[il])s?$/, text: urlText },
  { name: /lang(?:uage)?(?:code)?s?$|locale/i, text: languageText },
  { name: /lyrics?/i, text: 'Morning light on the water, the sails are turning to the sun' },
  {
    name: /^(?:script|dialogue|narration|transcript|speech(?:text)?|.*tts.*(?:text|content))$/i,
    description:
      /\bspoken\b|\bto speech\b|\bsynthesi[sz]e\b|\b(?:text|words?|script|line|sentence)s?\b.*\b(?:say|says|speak|speaks|read aloud|lip[- ]?sync\w*)\b/i,
    text: prompts.speech,
  },
  { name: /sound(?:effect)?s?prompt|sfx|foley|ambien/i, text: prompts.sound },
  { name: /music/i, text: prompts.music },
  { name: /genres?$/i, text: 'acoustic folk' },
  { name: /scoring|judg/i, text: 'Prefer sharp images with a balanced composition and soft light' },
  { name: /separat/i, text: separationText },
  { name: /segment|^(?:target_?)?(?:objects?|class(?:es)?)(?:_?prompt)?s?$/i, text: 'sailboat' },
  { name: /trigger_?(?:word|phrase|token)|instance_?(?:prompt|word|token)/i, text: 'mylighthouse' },
  { name: /^questions?$/i, text: 'What is the main subject?' },
  { name: /^system_?(?:prompt|instructions?|message)$/i, text: 'Answer briefly and plainly.' },
  { name: /voice_?(?:prompt|description|design)/i, text: voice },
  {
    description:
      /\bdescri(?:be|bes|ption|bing)(?: of)? (?:the |a |your )?(?:\w+ )?voice\b(?! ?over)/i,
    text: voice,
  },
  { name: /textur|material/i, text: prompts.texture },
  { name: /camera/i, text: 'Slow move toward the lighthouse' },
  { name: /emotion|expression/i, text: emotionText },
  { name: /^(?:tag|keyword|style_?tag)s?$/i, text: tagText },
  {
    description: /\btypography\b|\bfonts?\b.*\bstyle\b/i,
    name: /font(?:style|description)/i,
    text: 'bold geometric sans serif',
  },
  { name: /style(?:prompt|description)?$/i, text: styleText },
  {
    name: /(?:^|font)texts$|^(?:title|label|caption|key_?term|hot_?word|vocabulary)s?$|^(?:overlay|watermark|display|headline|banner|brand)_?(?:text|name)?$/i,
    description:
      /\btarget text\b|\btext (?:to (?:render|draw|write|overlay)|that (?:is|will be) (?:drawn|written|rendered))\b/i,
    text: 'Lighthouse',
  },
  {
    description: /\bdescribe the (?:action|emotion)\b/i,
    text: 'smiling warmly and nodding',
  },
  { description: /\bsound effects?\b(?! and)/i, text: prompts.sound },
  { description: /\bmusic you want\b|\bdescribe the music\b/i, text: prompts.music },
  {
    description: /\b(?:describ\w+|desired) (?:the )?(?:desired )?(?:motion|movement)s?\b/i,
    text: (_, purpose) => (purpose === 'film edit' ? prompts.performance : prompts[purpose]),
  },
  { description: /\btexture (?:prompt|description)\b|\bdesired texture\b/i, text: prompts.texture },
  {
    description: /\bbackground generation\b|\bfilling in the background\b/i,
    text: prompts.background,
  },
  {
    description: /\b(?:voice|speaking|delivery) (?:style|instructions?)\b/i,
    text: 'warm and calm, at an even pace',
  },
];

/** The names and the beginnings of the descriptions of prompts. */
const promptName =
  /prompt|instruction|^text$|^(?:scene|subject|idea|topic|theme|message|content|input|query)$|description$/i;
const promptDescription =
  /^(?:an? |the |your |optional(?:ly)?,? |extra |additional |short )*(?:text(?:ual)?|natural[- ]language|prompt|description|describe|instructions?|guidance|words?)\b/i;

/** Words for values with a special form, such as identifiers and coordinates. */
const otherForm =
  /\b(?:ids?|identifiers?|codes?|keys?|tokens?|paths?|comma[- ]separated|coordinates?|format|expression|regex|timestamps?|hash)\b/i;

/**
 * Returns a text that fits a parameter's name, description and length limits; undefined if the
 * reference does not suggest one.
 */
export function exampleText(parameter: ResolvedParameter, purpose: Purpose): string | undefined {
  const text = contentOf(parameter, purpose);
  if (text === undefined) return undefined;
  const { minLength = 0, maxLength = Infinity } = parameter;
  return shortened(lengthened(text, minLength), minLength, maxLength);
}

/** Returns a text with as many whole sentences as are needed. */
function lengthened(text: string, minLength: number): string {
  if (text.length >= minLength) return text;
  const sentence = /[.!?]$/.test(text) ? text : `${text}.`;
  const more = text === prompts.speech ? `${sentence} ${longerSpeech}` : sentence;
  const count = Math.ceil((minLength + 1) / (more.length + 1));
  return Array<string>(count).fill(more).join(' ');
}

function contentOf(parameter: ResolvedParameter, purpose: Purpose): string | undefined {
  const { name, prompt, required, textFormat } = parameter;
  // A copied request must not call a server of another company.
  if (/webhook|callback/i.test(name)) return undefined;
  // The parameter decides the content of JSON.
  if (textFormat?.startsWith('json')) return undefined;
  if (textFormat !== undefined) return formatTexts[textFormat];
  const described = { name, description: withoutMarks(parameter.description) };
  const { description } = described;
  const meaning = meanings.find(
    (entry) => entry.name?.test(name) === true || entry.description?.test(description) === true,
  );
  if (meaning) {
    return typeof meaning.text === 'string' ? meaning.text : meaning.text(described, purpose);
  }
  if (prompt === true || promptName.test(name) || promptDescription.test(description)) {
    return purpose === 'talking face' && name === 'text' ? prompts.speech : prompts[purpose];
  }
  return required && !otherForm.test(`${wordsIn(name)} ${description}`)
    ? prompts[purpose]
    : undefined;
}

/** Cuts a text at the end of its last phrase that fits, or else of its last word. */
function shortened(text: string, minLength: number, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  const isWhole = /^\W/.test(text.slice(maxLength));
  const words = isWhole ? cut : cut.replace(/(?<!\W)\W+\w*$/, '');
  return (
    [withoutOpenEnd(words), words].find(
      (candidate) => candidate.length >= Math.max(minLength, 1),
    ) ?? cut
  );
}

function withoutOpenEnd(text: string): string {
  const words = text.split(' ');
  const last = words.findLastIndex((word) => word !== '' && !openEnds.has(word.toLowerCase()));
  const phrase = words.slice(0, last + 1).join(' ');
  return /[,;:]$/.test(phrase) ? phrase.slice(0, -1) : phrase;
}

/** Words that a phrase does not end with. */
const openEnds: ReadonlySet<string> = new Set(
  'a an the on in of at to for with and or from into that which while is'.split(' '),
);

function separationText(_: Described, purpose: Purpose): string {
  return purpose === 'stem' ? prompts.stem : 'Separate the sailboat from the water';
}

function colorText({ description }: Described): string {
  if (/\bwithout (?:the )?(?:leading )?(?:#|hash)/i.test(description)) return '336699';
  return /\br, ?g, ?b\b/i.test(description) && !/\bhex/i.test(description)
    ? '51, 102, 153'
    : '#336699';
}

function urlText({ description }: Described): string {
  const extension = /\b(ttf|otf|woff2?|jpe?g|png|mp4|mp3|wav|glb|pdf)\b/i.exec(description)?.[1];
  return `https://example.com/lighthouse${extension === undefined ? '' : `.${extension.toLowerCase()}`}`;
}

/** Returns whether a parameter is a language to translate into, with English as its default. */
export function isTranslation(parameter: ResolvedParameter): boolean {
  const { name, description = '', default: value } = parameter;
  return (
    /^en(?:glish)?\b/i.test(String(value)) &&
    /lang(?:uage)?(?:_?code)?$|locale/i.test(name) &&
    isTarget({ name, description })
  );
}

function isTarget({ name, description }: Described): boolean {
  return /target|output|translat|\bdub/i.test(`${name} ${description}`);
}

/** Returns the value for Spanish, if a language to translate into is wanted. */
export function translationAmong(
  parameter: ResolvedParameter,
  values: readonly Scalar[],
): Scalar | undefined {
  return isTranslation(parameter)
    ? values.find((value) => /^(?:es|spa|spanish)\b/i.test(String(value)))
    : undefined;
}

function languageText({ name, description }: Described): string {
  const code = isTarget({ name, description }) ? 'es' : 'en';
  return /bcp-?47|\b[a-z]{2}-[A-Z]{2}\b/.test(description)
    ? { es: 'es-ES', en: 'en-US' }[code]
    : code;
}

function emotionText(_: Described, purpose: Purpose): string {
  return purpose === 'speech' ? 'calm and friendly' : 'smiling warmly';
}

function tagText(_: Described, purpose: Purpose): string {
  return purpose === 'music' ? 'acoustic folk, warm, slow' : 'lighthouse';
}

function styleText(_: Described, purpose: Purpose): string {
  if (purpose === 'speech') return 'warm and calm, at an even pace';
  if (purpose === 'music') return 'acoustic folk';
  return purpose === 'texture' ? prompts.texture : 'watercolor with visible brush strokes';
}
