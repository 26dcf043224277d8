/**
 * Idioms that this project's English avoids, each with what to write instead. CONTRIBUTING.md has the
 * glossary; American spelling is up to cspell.
 */
const bannedPhrases = [
  [/\bstands?\b(?!-alone)/i, 'use "is", "means" or "holds"'],
  [/\b(tells?|told|telling)\b/i, 'use "report", "say" or "list"'],
  [/\bof before\b/i, 'use "previous"'],
  [/\bby (itself|themselves)\b/i, 'use "automatically" or "alone"'],
  [/\bin so many words\b/i, 'use "explicitly"'],
  [/\bwhat comes of (it|them)\b/i, 'name the result'],
  [/\b(brings?|bringing|brought) in\b/i, 'use "import" or "add"'],
  [/\b(take|takes|taking|took) no notice\b/i, 'use "ignore"'],
  [/\bwhom\b/i, 'name who or what is affected'],
  [/\bthe (most|least) is\b/i, 'use "must be at most" or "must be at least"'],
  [/(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more than\b)\w+/i, 'use "is not a"'],
  [/\bone['’]s own\b/i, 'use "your own"'],
  [/\bbeside\b/i, 'use "next to" or "in addition to"'],
  [/\banew\b/i, 'use "again"'],
  [/\bat once\b/i, 'use "immediately" or "at the same time"'],
  [/\bof its own\b/i, 'use "its own" or "separate"'],
  [/\bbut for\b/i, 'use "except"'],
  [/\ball the same\b/i, 'use "still" or "anyway"'],
  [/\bof ours\b/i, 'use "our" or name the owner'],
  [/\bwhere (there|none|nobody|no|both|neither)\b/i, 'use "if" or "when"'],
  [/\bwhat (is|are) (?![^.\n]*\?)/i, 'name the thing'],
  [/(?<!\b(?:IP|email|MAC|loopback|private|public) )\baddress(es)?\b(?! space)/i, 'use "URL"'],
  [/\bcan not\b/i, 'use "can’t"'],
  [/\bin place of\b/i, 'use "instead of"'],
  [/\bjudgement/i, 'use "judgment"'],
  [/\bway round\b/i, 'use "the reverse" or "in order"'],
  [/\bmere(ly)?\b/i, 'use "only"'],
  [/\bsurely\b/i, 'use "certainly"'],
  [/\bin silence\b/i, 'use "silently" or name the effect'],
  [/\b(belongs?|put) there\b/i, 'name the value or the place'],
  [/\bbesides\b/i, 'use "in addition" or "except"'],
  [/\bnews\b/i, 'use "update"'],
  [/\bfor certain\b/i, 'use "certainly" or "reliably"'],
  [/\bin doubt\b/i, 'name the condition'],
  [/\bfor good\b(?! \w)/i, 'use "permanently"'],
  [/\bgo(es)? on\b/i, 'use "continue"'],
  [/\bof no use\b/i, 'use "useless" or name the effect'],
  [/\bmend(s|ed|ing)?\b/i, 'use "fix" or "correct"'],
  [/\bsomebody else\b/i, 'name who'],
  [/\b(writes?|starts?|asks?|sends?) no\b/i, 'use "does not …" or "without …"'],
  [/\b(small|capital) letters?\b/i, 'use "lower-case" or "upper-case"'],
  [/\bwill do\b/i, 'use "is accepted"'],
  [/\bfake Scenario\b/i, 'use "mock server"'],
  [/^[\s*]*Whats?\b(?![^\n]*\?)/i, 'start with a verb in the third person or a noun', 'comment'],
];

const message = '"{{phrase}}": {{advice}}. See the glossary in CONTRIBUTING.md.';

/** Reports each banned phrase in a text, with its offset there. */
export function* findPhrases(text, kind) {
  for (const [pattern, advice, only] of bannedPhrases) {
    if (only !== undefined && only !== kind) continue;
    const flags = `${pattern.flags.replace('g', '')}g`;
    for (const { 0: phrase, index } of text.matchAll(new RegExp(pattern, flags))) {
      yield { phrase: phrase.trim(), advice, index };
    }
  }
}

/** Reports banned phrases in comments and strings of code, and in the text of Markdown. */
export const bannedPhrasesRule = {
  meta: { type: 'problem', messages: { banned: message }, schema: [] },
  create(context) {
    const { sourceCode } = context;
    const report = (text, kind, start) => {
      for (const { phrase, advice, index } of findPhrases(text, kind)) {
        const from = sourceCode.getLocFromIndex(start + index);
        const to = sourceCode.getLocFromIndex(start + index + phrase.length);
        const data = { phrase, advice };
        context.report({ loc: { start: from, end: to }, messageId: 'banned', data });
      }
    };
    return {
      Program() {
        for (const { value, range } of sourceCode.getAllComments()) {
          report(value, 'comment', range[0] + 2);
        }
      },
      Literal({ value, raw, range, parent }) {
        const isText = typeof value === 'string' && !('source' in parent);
        if (isText) report(raw, 'string', range[0]);
      },
      TemplateElement({ range }) {
        report(sourceCode.text.slice(...range), 'string', range[0]);
      },
      JSXText({ raw, range }) {
        report(raw, 'string', range[0]);
      },
      text({ value, position }) {
        report(value, 'markdown', position.start.offset);
      },
    };
  },
};
