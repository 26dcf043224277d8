import type { Fact, LimitField } from '../model/fact.ts';
import { numberPattern, parseNumber } from './parse-number.ts';

/** The units of a side; without one, a product such as `512x512` names both sides. */
const px = String.raw`(?: ?(?:px|pixels?))`;
const refused = String.raw`(?:cannot|can't|must not|may not|should not|not|no)`;
const leastWords = String.raw`(?:(?:>=|≥|>) ?|\b(?:at least|(?<=sides? )over|min(?:imum)?\.?(?: of| size| resolution| dimensions?| width and height| side(?: length)?)*:?|${refused} (?:be )?(?:smaller|less|lower|shorter) than|(?<!${refused} )(?<!${refused} be )(?:larger|more|greater) than|above) )`;
const mostWords = String.raw`(?:(?:<=|≤|<) ?|\b(?:at most|(?<!${refused} )(?<!${refused} be )(?:smaller|less|lower|shorter) than|up to|max(?:imum)?\.?(?: of| size| resolution| dimensions?| width and height| side(?: length)?)*:?|${refused} (?:be )?(?:larger|more|bigger|greater|longer) than|${refused} exceed(?:ing)?|under|below) )`;

const leastSide = new RegExp(
  String.raw`${leastWords}(${numberPattern})${px}\b(?! (?:wide|width|high|height|tall))`,
);
const mostSide = new RegExp(
  String.raw`(?:${mostWords}|(?<=(?:up to|at most|max) [^.;]{1,30} and ))(${numberPattern})${px}\b(?! (?:wide|width|high|height|tall))(?: in width or height)?`,
);
const eachSideSpan = new RegExp(
  String.raw`\b(?:each|every|per|both|the|longest|shortest|all)? ?sides?(?: length)?(?: must be)?:? (?:between |from )(${numberPattern}) (?:and|to) (${numberPattern})(?=[.,;)]|$)`,
);
const spanOfSides = new RegExp(
  String.raw`(?:\bbetween |\bfrom |\[)?(?<![\d.])(${numberPattern})${px}? ?(?:-|to|and|,) ?(${numberPattern})\]?${px}\b`,
);
const leastArea = new RegExp(String.raw`${leastWords}(\d{2,5})${px}? ?[x*] ?(\d{2,5})(?:${px})?\b`);
const mostArea = new RegExp(String.raw`${mostWords}(\d{2,5})${px}? ?[x*] ?(\d{2,5})(?:${px})?\b`);
const spanOfAreas = new RegExp(
  String.raw`(?:\bbetween |\bfrom )?\b(\d{2,5})${px}? ?[x*] ?(\d{2,5})${px}? ?(?:-|to|and) ?(\d{2,5})${px}? ?[x*] ?(\d{2,5})${px}?\b`,
);
const oneSide = new RegExp(
  String.raw`(${leastWords}|${mostWords})(${numberPattern})${px} (wide|width|in width|high|height|in height|tall)\b(?: (?:and|by|x) (${numberPattern})${px} (wide|high|tall|in height|in width))?`,
  'g',
);
/** "At most 8192 px on either side." */
const eitherSide = new RegExp(
  String.raw`${mostWords}(${numberPattern})${px} (?:on|per|for) (?:either|each|any) side\b`,
);
/** "Minimum width 300px", "height must be at most 4096 px", "width: 300-4096 px". */
const namedSide = new RegExp(
  String.raw`(?:\b(min(?:imum)?|max(?:imum)?) (width|height)(?: is| of)?:? (${numberPattern})${px}?\b|(?<!and |\/ ?|or |x )\b(width|height)(?: must be| should be| is| of)?:? ?(?:(${leastWords}|${mostWords})(${numberPattern})|(?:between |from )?(${numberPattern})${px}? ?(?:-|to|and) ?(${numberPattern}))${px})`,
  'g',
);
/** "1024 to 8192 px in width." */
const spanOfSide = new RegExp(
  String.raw`(?:\bbetween |\bfrom )?(?<![\d.])(${numberPattern})${px}? ?(?:-|to|and) ?(${numberPattern})${px} (wide|in width|high|in height|tall)\b`,
  'g',
);
const ratioWords = String.raw`(?:aspect ratios?|(?<=^|[,;(] ?)ratio|width ?(?:\/|-to-| to |:) ?height(?: ratio)?|ratio of width to height)(?: \(width ?[/:] ?height\))?`;
/** "Aspect ratio at most 3:1." */
const ratioBound = new RegExp(
  String.raw`\baspect ratio(?: must be| is|:)?:? (?:(at least|min(?:imum)?|not less than)|(?:at most|up to|max(?:imum)?|(?:must not|cannot) exceed|no more than)) (\d[\d.]{0,8})(?::(\d(?:[\d.]{0,8}\d)?))?(?![\d:]|\.\d)(?=[.,;)]|$)`,
);
/** "16:9 to 9:16 aspect ratio." */
const ratioSpanBefore =
  /(?<![\d.])(\d[\d.]{0,8}):(\d[\d.]{0,8}) ?(?:to|-) ?(\d[\d.]{0,8}):(\d(?:[\d.]{0,8}\d)?) (?:aspect )?ratios?\b/;
const ratioSpan = new RegExp(
  String.raw`\b${ratioWords}(?: must| should)?(?: be| is| are| of)?(?: range)?(?: within)?(?: in)?(?: the range)?(?: of)?(?: between| from)?:? ?\[?([\d.]+)(?::([\d.]+))? ?(?:to|and|-|,) ?([\d.]+\d|\d)(?::([\d.]*\d))?\]?`,
);

/** A match with the facts it states and the name of its phrase form. */
type Found = readonly [match: RegExpMatchArray, facts: readonly Fact[], form: string];

/** Reads the width, the height and the aspect ratio that pictures may have. */
export function readSides(text: string): readonly Found[] {
  if (!/\d/.test(text)) return [];
  const ratios =
    text.includes('ratio') || text.includes('width')
      ? (ratioSpan.exec(text) ?? ratioSpanBefore.exec(text))
      : null;
  const bound = ratios || !text.includes('ratio') ? null : ratioBound.exec(text);
  const ratio: readonly Found[] = ratios
    ? [[ratios, ratiosOf(ratios), 'aspect ratio N to N']]
    : bound
      ? [[bound, [ratioOf(bound)], 'aspect ratio at most N']]
      : [];
  const each = text.includes('side') ? eachSideSpan.exec(text) : null;
  if (each) {
    const [, low, high] = each;
    return [[each, [...sides('min', low), ...sides('max', high)], 'N to N px'], ...ratio];
  }
  if (!/\d\]? ?(?:px|pixel|x ?\d|\*)/.test(text)) return ratio;
  const named = [...text.matchAll(namedSide)].map((match): Found => [
    match,
    namedSides(match),
    'N px wide or high',
  ]);
  const single = [...text.matchAll(oneSide)].map((match): Found => [
    match,
    sidesOf(match),
    'N px wide or high',
  ]);
  const spans = [...text.matchAll(spanOfSide)].map((match): Found => {
    const [, low = '', high = '', side = ''] = match;
    const facts = [oneBound('min', side, low), oneBound('max', side, high)];
    return [match, facts, 'N to N px wide or high'];
  });
  if (spans.length > 0) return [...spans, ...ratio];
  if (named.length + single.length > 0) {
    const either = eitherSide.exec(text);
    const more: readonly Found[] = either
      ? [[either, sides('max', either[1]), 'at most N px']]
      : [];
    return [...named, ...single, ...more, ...ratio];
  }
  const found = (
    pattern: RegExp,
    facts: (match: RegExpExecArray) => Fact[],
    form: string,
  ): Found[] => {
    const match = pattern.exec(text);
    return match ? [[match, facts(match), form]] : [];
  };
  return [
    ...found(leastSide, ([, figure]) => sides('min', figure), 'at least N px'),
    ...found(mostSide, ([, figure]) => sides('max', figure), 'at most N px'),
    ...found(leastArea, (match) => area('min', match), 'at least N x N'),
    ...found(mostArea, (match) => area('max', match), 'at most N x N'),
    ...found(
      spanOfAreas,
      (match) => [...area('min', match), ...area('max', match.slice(2))],
      'N x N to N x N',
    ),
    ...found(
      spanOfSides,
      ([, low, high]) => [...sides('min', low), ...sides('max', high)],
      'N to N px',
    ),
    ...ratio,
  ];
}

/** A figure for each side of a picture. */
function sides(bound: 'min' | 'max', figure = ''): Fact[] {
  const value = parseNumber(figure);
  return [limit(`${bound}Width`, value), limit(`${bound}Height`, value)];
}

function area(bound: 'min' | 'max', [, width = '', height = '']: readonly string[]): Fact[] {
  return [limit(`${bound}Width`, parseNumber(width)), limit(`${bound}Height`, parseNumber(height))];
}

const isLeast = new RegExp(`^(?:${leastWords})$`);

/** "At least 300px wide and 200px high." */
function sidesOf([
  ,
  words = '',
  figure = '',
  side = '',
  other,
  otherSide = '',
]: readonly string[]): Fact[] {
  const bound = isLeast.test(words) ? 'min' : 'max';
  return [
    oneBound(bound, side, figure),
    ...(other === undefined ? [] : [oneBound(bound, otherSide, other)]),
  ];
}

function oneBound(bound: 'min' | 'max', side: string, figure: string): Fact {
  return limit(`${bound}${side.includes('wid') ? 'Width' : 'Height'}`, parseNumber(figure));
}

function namedSides(match: RegExpMatchArray): Fact[] {
  const [, end, side, figure = '', named = '', words, bound = '', low = '', high = ''] = match;
  if (end !== undefined && side !== undefined) {
    return [oneBound(end.startsWith('min') ? 'min' : 'max', side, figure)];
  }
  if (words !== undefined) return [oneBound(isLeast.test(words) ? 'min' : 'max', named, bound)];
  return [oneBound('min', named, low), oneBound('max', named, high)];
}

function ratioOf([, least, width = '', height = '1']: RegExpExecArray): Fact {
  const value = Number((Number(width) / Number(height)).toFixed(4));
  return limit(least === undefined ? 'maxAspectRatio' : 'minAspectRatio', value);
}

function ratiosOf([, ...figures]: readonly (string | undefined)[]): Fact[] {
  const [a = 1, b = 1, c = 1, d = 1] = figures.map((figure) =>
    figure === undefined ? 1 : Number(figure),
  );
  const [least = 0, most = 0] = [a / b, c / d].sort((one, other) => one - other);
  return [
    limit('minAspectRatio', Number(least.toFixed(4))),
    limit('maxAspectRatio', Number(most.toFixed(4))),
  ];
}

function limit(field: LimitField, value: number): Fact {
  return { kind: 'limit', field, value };
}
