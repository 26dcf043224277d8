import { spanOf } from '../../markdown/parse-markdown.ts';
import type { Candidate, SectionParts } from './split-section.ts';

/**
 * Chooses the description of each section: the first candidate above the labels, or below them if most
 * sections have their description there. Text that most sections share is not a description. The other
 * candidates become extras.
 */
export function describeSections<Section extends { readonly parts: SectionParts }>(
  markdown: string,
  sections: readonly Section[],
): readonly Section[] {
  const quotes = sections.flatMap(({ parts }) => {
    const [first] = parts.candidates;
    return first?.isQuote ? [markdown.slice(first.span.start, first.span.end)] : [];
  });
  const hasOwnQuotes = quotes.length > 1 && new Set(quotes).size === quotes.length;
  const hasTexts = sections.some(({ parts }) =>
    parts.candidates.some(({ isQuote, isLate }) => !isQuote && !isLate),
  );
  // A quote is a description only if the page has no others, and each model has another quote.
  const mayBe = ({ isQuote }: Candidate) => !isQuote || (hasOwnQuotes && !hasTexts);
  const all = sections.map(({ parts }) => parts.candidates.filter(mayBe));
  const early = all.filter(([first]) => first && !first.isLate).length;
  const late = all.filter(([first]) => first?.isLate).length;
  const textOf = ({ span }: Candidate) => markdown.slice(span.start, span.end);
  const counts = new Map<string, number>();
  for (const candidates of all) {
    for (const text of new Set(candidates.map(textOf))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const isShared = (candidate: Candidate) => {
    const count = counts.get(textOf(candidate)) ?? 0;
    return count > 1 && count * 2 > sections.length;
  };
  return sections.map((section) => {
    const candidates = section.parts.candidates.filter(mayBe);
    const isOnly = candidates.filter(({ isLate }) => !isLate).length === 1;
    const chosen = candidates.find(
      (candidate) =>
        (!candidate.isLate || late > early) &&
        !(isShared(candidate) && (candidate.isLate || !isOnly)),
    );
    const others = section.parts.candidates.filter((candidate) => candidate !== chosen);
    const extras = [...section.parts.extras, ...others.map(({ node }) => node)].toSorted(
      (a, b) => spanOf(a).start - spanOf(b).start,
    );
    const parts = { ...section.parts, ...(chosen && { description: chosen.span }), extras };
    return { ...section, parts };
  });
}
