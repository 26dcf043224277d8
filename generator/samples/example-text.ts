import type { ResolvedParameter } from '../model/resolved-model.ts';
import type { TextFormat } from '../runtime/text-format.ts';
import { withoutMarks, type Purpose } from './model-purpose.ts';

/** The prompt for each purpose. */
export const prompts: Readonly<Record<Purpose, string>> = {
  picture: 'A lighthouse on a rocky coast at dawn, soft golden light',
  icon: 'A lighthouse with two waves, flat shapes, three colors',
  pattern: 'Weathered wooden planks with flaking blue paint',
  edit: 'Turn the scene to golden hour, with long soft shadows',
  background: 'A quiet harbor at sunrise, softly out of focus',
  upscale: 'A lighthouse on a rocky coast, fine detail in the rocks and waves',
  film: 'A sailboat glides past a lighthouse at dawn, slow aerial shot',
  animation: 'The camera moves in slowly while waves roll onto the shore',
  'film edit': 'Turn the scene to golden hour, with long soft shadows',
  performance: 'The character dances on a wooden pier at golden hour',
  'talking face': 'A calm, friendly speaker who smiles and nods now and then',
  speech: 'Good morning! The first boat leaves in ten minutes.',
  sound: 'Waves against a wooden hull, gulls in the distance',
  music: 'Calm acoustic guitar with light percussion, slow and warm',
  shape: 'A small wooden sailboat with a striped sail',
  texture: 'Weathered wood with flaking blue paint',
  motion: 'A person walks forward, stops and waves with the right hand',
};

/** The text that a voice speaks. */
export const speech = prompts.speech;

const unwanted: Readonly<Partial<Record<Purpose, string>>> = {
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
    text: (_, purpose) => unwanted[purpose] ?? 'blurry, low quality, watermark',
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
  { name: /separat|segment|objects?(?:prompt)?$/i, text: 'Separate the sailboat from the water' },
  { name: /textur|material/i, text: prompts.texture },
  { name: /camera/i, text: 'Slow move toward the lighthouse' },
  { name: /emotion|expression/i, text: 'smiling warmly' },
  {
    description: /\btypography\b|\bfonts?\b.*\bstyle\b/i,
    name: /font(?:style|description)/i,
    text: 'bold geometric sans serif',
  },
  { name: /style(?:prompt|description)?$/i, text: styleText },
  { name: /(?:^|font)texts$|^(?:title|label|caption)s?$/i, text: 'Lighthouse' },
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

/** Names and beginnings of descriptions of texts that say what to make. */
const promptName =
  /prompt|instruction|^text$|^(?:scene|subject|idea|topic|theme|message|content|input|query)$|description$/i;
const promptDescription =
  /^(?:an? |the |your |optional(?:ly)?,? |extra |additional |short )*(?:text(?:ual)?|natural[- ]language|prompt|description|describe|instructions?|guidance|words?)\b/i;

/** Words for values with a form of their own, such as identifiers and coordinates. */
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
  return shortened(text.padEnd(minLength, `. ${text}`), minLength, maxLength);
}

function contentOf(parameter: ResolvedParameter, purpose: Purpose): string | undefined {
  const { name, prompt, required, textFormat } = parameter;
  if (textFormat !== undefined) return formatted[textFormat];
  const described = { name, description: withoutMarks(parameter.description) };
  const { description } = described;
  const meaning = meanings.find(
    (each) => each.name?.test(name) === true || each.description?.test(description) === true,
  );
  if (meaning) {
    return typeof meaning.text === 'string' ? meaning.text : meaning.text(described, purpose);
  }
  if (prompt === true || promptName.test(name) || promptDescription.test(description)) {
    return purpose === 'talking face' && name === 'text' ? prompts.speech : prompts[purpose];
  }
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/_/g, ' ');
  return required && !otherForm.test(`${words} ${description}`) ? prompts[purpose] : undefined;
}

/** A text of each form that does not depend on the parameter. */
const formatted: Readonly<Partial<Record<TextFormat, string>>> = {
  'hex-color': '#336699',
  'hex-color-with-hash': '#336699',
  'hex-color-without-hash': '336699',
  url: 'https://example.com/lighthouse',
  'https-url': 'https://example.com/lighthouse',
  'language-code': 'en',
  'time-mm-ss': '00:05',
  'time-hh-mm-ss': '00:00:05',
  date: '2026-01-31',
  lowercase: 'lighthouse',
  alphanumeric: 'lighthouse1',
};

/** Cuts a text at its last word that fits. */
function shortened(text: string, minLength: number, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  if (/^\W/.test(text.slice(maxLength))) return cut;
  const words = cut.replace(/(?<!\W)\W+\w*$/, '');
  return words.length >= Math.max(minLength, 1) ? words : cut;
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

function languageText({ name, description }: Described): string {
  const code = /target|output|translat/i.test(`${name} ${description}`) ? 'es' : 'en';
  return /bcp-?47|\b[a-z]{2}-[A-Z]{2}\b/.test(description)
    ? { es: 'es-ES', en: 'en-US' }[code]
    : code;
}

function styleText(_: Described, purpose: Purpose): string {
  if (purpose === 'speech') return 'warm and calm, at an even pace';
  if (purpose === 'music') return 'acoustic folk';
  return purpose === 'texture' ? prompts.texture : 'watercolor with visible brush strokes';
}
