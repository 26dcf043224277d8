import { spelledFigure as figure } from './rewriting-words.ts';

import type { Rewriting } from './rewriting-words.ts';

const size = String.raw`(${figure}(?: ?x ?${figure}| by ${figure})?[ -]?(?:[a-z]+)?)`;
const thing = String.raw`(?:the |an? |all )?(?:reference |source |input )?(?:images?|files?|clips?|videos?|prompts?|texts?|audio(?: files?)?|pictures?|recordings?|inputs?|sides?)`;
const refused = String.raw`(?:(?:are|is|will be) (?:rejected|refused|not (?:accepted|supported|allowed))|(?:are|is)n't (?:accepted|supported|allowed)|will fail)`;

/** Ways of stating figures, by the usual one. */
export const figureRewritings: readonly Rewriting[] = [
  // Figures.
  ['by', String.raw`(?<=\b\d{2,5}(?: ?px| pixels)?) by (?=\d{2,5}\b)`, ' x '],
  [
    "rejected|refused|not accepted|not supported|not allowed|n't accepted|n't supported|n't allowed|will fail & than|over|above|exceeding",
    String.raw`^(?:anything |(?:${thing} )?)(?:with )?(?:larger|longer|bigger|over|above|more|exceeding|greater)(?: than)? ${size} ${refused}`,
    'must not exceed $1',
  ],
  [
    "rejected|refused|not accepted|not supported|not allowed|n't accepted|n't supported|n't allowed|will fail & than|below|under",
    String.raw`^(?:anything |(?:${thing} )?)(?:smaller|shorter|below|under|less|fewer)(?: than)? ${size} ${refused}`,
    'must be at least $1',
  ],
  [
    'or less|or fewer|or shorter|or smaller|or below|or under',
    String.raw`(?<!up to |at most |least |[\d.:x×-])\b${size} or (?:less|fewer|shorter|smaller|below|under)(?=[.,;)]|$)`,
    'at most $1',
  ],
  [
    'or more|or longer|or larger|or bigger|or above|or greater',
    String.raw`(?<!up to |at most |least |[\d.:x×-])\b${size} or (?:more|longer|larger|bigger|above|greater)(?=[.,;)]|$)`,
    'at least $1',
  ],
  [
    ' max| at most',
    String.raw`(?<!up to |at most |least |[\d.:x×-])\b(${figure} ?[a-z]+) (?:max(?:imum)?|at most)(?=[.,;)]|$)`,
    'at most $1',
  ],
  [' at most', String.raw`^(${figure}) at most(?=[.,;)]|$)`, 'at most $1'],
  [' min', String.raw`(?<![\d.:x×-])\b(${figure} [a-z]+) min(?:imum)?(?=[.,;)]|$)`, 'at least $1'],
  [
    'not longer|not larger|not bigger|not more|not greater|not higher',
    String.raw`(?<!be |is |are )\bnot (?=(?:longer|larger|bigger|more|greater|higher) than\b)`,
    'no ',
  ],
  [
    'not shorter|not smaller|not fewer|not less|not lower|no shorter|no smaller|no fewer|no less|no lower|not below',
    String.raw`(?<!be |is |are )\b(?:(?:not|no) (?:shorter|smaller|fewer|less|lower) than|not below)\b`,
    'at least',
  ],
  [
    'not be higher|not be larger|not be greater|not be more',
    String.raw`\b(must|can|may) not be (?:higher|larger|greater|more) than (?=\d[\d,]*(?:\.\d+)?(?:[.;,)]| (?:if|when|with)|$))`,
    '$1 not exceed ',
  ],
  ['exceeding', String.raw`^not exceeding `, 'must not exceed '],
  [' cap', String.raw`^(${figure} ?[kmg]b) cap(?=[.;,)]|$)`, 'at most $1'],
  ['<', String.raw`<(?!=) ?(?=\d)`, 'under '],
  [' max| tops', String.raw`^(${figure}) (?:max(?:imum)?|tops)(?=[.;)]|$)`, 'at most $1'],
  [
    'px min|pixels min|px max|pixels max',
    String.raw`^(\d+ ?(?:px|pixels)) (min|max)(?:imum)?(?=[.;,)]|$)`,
    '$2imum $1',
  ],
  [
    'neither side|neither dimension',
    String.raw`\bneither (?:side|dimension) (?:may be |can be |must be )?(?:below|under|smaller than|less than|shorter than) `,
    'sides at least ',
  ],
  [
    'negative',
    String.raw`\b(?:must be non-?negative|(?:cannot|can't|must not|may not) be negative)\b`,
    'must be at least 0',
  ],
  [
    'wider than|taller than|narrower than & ratio',
    String.raw`\baspect ratio (?:no|not) wider than (?=\d)`,
    'aspect ratio at most ',
  ],
  ['proportions', String.raw`\bproportions (?=(?:between|from|of) )`, 'aspect ratio '],
  ['w/h', String.raw`\(w/h\)`, '(width/height)'],
  ['capped at', String.raw`\b(?:is )?capped at `, 'limited to '],
  [
    'limit is|maximum is|max is|limit of',
    String.raw`\b(?:the )?(?:limit|max(?:imum)?) is `,
    'maximum ',
  ],
  ['minimum is|min is', String.raw`\b(?:the )?min(?:imum)? is `, 'minimum '],
  [
    'imum number of',
    String.raw`\b(?:the )?(min|max)imum number of (images|videos|items|files|clips|references|entries|elements|pictures|photos)(?: is|:| of)? (${figure})`,
    '$1imum $3 $2',
  ],
  [
    'imum|min|max',
    String.raw`\b(?:the )?(min|max)(?:imum|\.)? (?:image |picture |input |allowed )?(?:size|resolution|dimensions?|side length)(?: is| are)?:? (?=\d)`,
    '$1imum ',
  ],
  [
    'm clip|m video|m audio|m prompt|m text|m file|x clip|x video|x audio|x prompt|x text|x file|. clip|. video|. audio|. file|. prompt|. text',
    String.raw`\b(?:the )?max(?:imum|\.)? (?:clip |video |audio |prompt |text |file )(length|duration|size)(?: is|:| of)? `,
    'maximum $1 ',
  ],
  [
    'neither',
    String.raw`\bneither (?:side|dimension) (?:may|can|must) exceed `,
    'sides must not exceed ',
  ],
  [
    'no side|no dimension',
    String.raw`\bno (?:side|dimension) (?:longer|larger|greater) than `,
    'sides must not exceed ',
  ],
  [
    'largest|longest|longer|larger|long & dimension|edge|side',
    String.raw`\b(?:largest|longest|longer|larger|long) (?:dimension|edge|side)\b`,
    'longest side',
  ],
  [
    'smallest|shortest|shorter|smaller|short & dimension|edge|side',
    String.raw`\b(?:smallest|shortest|shorter|smaller|short) (?:dimension|edge|side)\b`,
    'shortest side',
  ],
  [
    'per dimension|each dimension|per edge',
    String.raw`\b(per|each) (?:dimension|edge)\b`,
    '$1 side',
  ],
  [
    'must be in|must be within|must lie|must range',
    String.raw`\bmust (?:be in|be within|lie in|lie within|range|lie)(?: the range)?(?: of| from)? (?:between )?(?=\[?\d)`,
    'must be between ',
  ],
  ['must lie', String.raw`\bmust lie\b`, 'must be'],
  ['can hold|takes|can be used', String.raw`\bcan hold (?=up to|at most|a max)`, 'accepts '],
  [
    'can be|are required|is required',
    String.raw`\b((?:up to|at most|at least|max(?:imum)?(?: of)?|minimum of) ${figure} (?!of\b)[a-z ]{1,40}?) (?:can be (?:used|provided|uploaded|added|given)|(?:are|is) (?:required|needed|necessary))(?=[.;,)]|$)`,
    '$1',
  ],
  [
    'you need at least|you must',
    String.raw`^you (?:need|must provide|must upload|must add) (?=at least \d|at least ${figure} )`,
    'provide ',
  ],
  ['image ratio', String.raw`\bimage ratio\b`, 'aspect ratio'],
];
