import { spanOf } from '../../markdown/parse-markdown.ts';
import { isProse } from './describing-text.ts';
import type { Candidate, SectionParts } from './split-section.ts';

/**
 * Chooses the description of each section: the first candidate above the labels, or below them if most
 * sections have their description there. Text that most sections share is not a description. The other
 * candidates become extras. If no section has a text above its labels, a text elsewhere in the only
 * section, or below the table, may be the description or a remark.
 */
export function describeSections<Section extends { readonly parts: SectionParts }>(
  markdown: string,
  sections: readonly Section[],
): readonly Section[] {
  const quotes = sections.flatMap(({ parts }) => {
    const [first] = parts.candidates;
    return first?.isQuote ? [markdown.slice(first.span.start, first.span.end)] : [];
  });
  const hasOwnQuotes = quotes.length > 1 && new Set(quotes).size * 2 > quotes.length;
  const hasTexts = sections.some(({ parts }) =>
    parts.candidates.some(({ isQuote, isLate }) => !isQuote && !isLate),
  );
  // A quote is a description only if the page has no others, and most models have another quote.
  const mayBe = ({ isQuote, isLast }: Candidate) =>
    !isLast && (!isQuote || (hasOwnQuotes && !hasTexts));
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
  const isRepeated = (candidate: Candidate) =>
    sections.filter(({ parts }) =>
      parts.candidates.some((one) => textOf(one) === textOf(candidate)),
    ).length > 1;
  return sections.map((section) => {
    const candidates = section.parts.candidates.filter(mayBe);
    const isOnly = candidates.filter(({ isLate }) => !isLate).length === 1;
    const chosen = candidates.find(
      (candidate) =>
        (!candidate.isLate || (late > early && sections.length > 1)) &&
        !(isShared(candidate) && (candidate.isLate || !isOnly)),
    );
    const others = section.parts.candidates.filter((candidate) => candidate !== chosen);
    const extras = [...section.parts.extras, ...others.map(({ node }) => node)].toSorted(
      (a, b) => spanOf(a).start - spanOf(b).start,
    );
    const questionable =
      chosen || early > 0
        ? undefined
        : others.find(
            (candidate) =>
              ((!candidate.isLast && !candidate.isQuote) ||
                isProse(textOf(candidate).replaceAll(/[*_]/g, ''))) &&
              !isRepeated(candidate),
          );
    const parts = {
      ...section.parts,
      ...(chosen && { description: chosen.span }),
      ...(questionable && { questionable: questionable.span }),
      extras,
    };
    return { ...section, parts };
  });
}
