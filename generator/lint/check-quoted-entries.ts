import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { plainText } from '../markdown/markdown-text.ts';
import type { ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import type { Problem } from '../report/problem.ts';
import { locate, type SourceText } from '../report/source-text.ts';
import { dialect } from '../yaml/yaml-style.ts';

/**
 * Reports overlay entries that quote a description: those whose words are no longer in it, and those
 * that the page or the record now states as well. `models` are resolved without the overlay.
 */
export function checkQuotedEntries(
  overlay: SourceText,
  models: readonly ResolvedModel[],
): Problem[] {
  const root = parseDocument(overlay.text, dialect).get('models');
  return models.flatMap((model) => {
    const node = isMap(root) ? root.get(model.id, true) : undefined;
    if (!isMap(node)) return [];
    const parameters = node.get('parameters', true);
    const limits = isMap(parameters)
      ? parameters.items.flatMap(({ key, value }) => {
          const parameter = model.parameters.find(({ name }) => name === nameOf(key));
          return parameter && isMap(value) ? checkLimits(overlay, value.items, parameter) : [];
        })
      : [];
    const descriptions = model.parameters.map(({ description = '' }) => plainText(description));
    const constraints = node.items.flatMap(({ value }) =>
      isSeq(value)
        ? value.items.flatMap((item, index) => {
            // The comment before the first item belongs to the list.
            const comment = isNodeLike(item)
              ? (item.commentBefore ?? (index === 0 ? value.commentBefore : undefined))
              : undefined;
            const quote = quoteIn(comment);
            const isKept =
              quote === undefined || descriptions.some((text) => containsWords(text, quote));
            return isKept || !isNodeLike(item) ? [] : [changedWords(overlay, item, quote)];
          })
        : [],
    );
    return [...limits, ...constraints];
  });
}

function checkLimits(
  overlay: SourceText,
  entries: readonly { readonly key: unknown; readonly value: unknown }[],
  parameter: ResolvedParameter,
): Problem[] {
  const facts = new Map<string, unknown>(Object.entries(parameter));
  const description = plainText(parameter.description ?? '');
  return entries.flatMap(({ key, value }) => {
    const quote = isScalar(value) ? quoteIn(value.comment) : undefined;
    if (!isScalar(value) || quote === undefined) return [];
    if (!containsWords(description, quote)) return [changedWords(overlay, value, quote)];
    const field = nameOf(key);
    return facts.get(field) === value.value ? [knownFact(overlay, value, field)] : [];
  });
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

function isNodeLike(value: unknown): value is Node {
  return isMap(value) || isScalar(value) || isSeq(value);
}

/** Returns the words between typographic quotes in a comment. */
function quoteIn(comment: string | null | undefined): string | undefined {
  return /^\s*“(.*)”/.exec(comment ?? '')?.[1];
}

function containsWords(text: string, quote: string): boolean {
  const simple = (words: string) => words.replace(/[\p{Control}\p{Format}\s]+/gu, ' ');
  return simple(text).includes(simple(quote));
}

function changedWords(overlay: SourceText, node: Node, quote: string): Problem {
  return {
    code: 'OVERLAY_WORDS_CHANGED',
    severity: 'warning',
    message: `The description no longer says “${quote}”.`,
    location: locate(overlay, node.range?.[0] ?? 0),
    why: 'The entry was read from these words.',
    fix: 'Remove the entry and run `scenario-models lint --write`, or remove its comment to keep it.',
  };
}

function knownFact(overlay: SourceText, node: Node, field: string): Problem {
  return {
    code: 'OVERLAY_STATED_ELSEWHERE',
    severity: 'warning',
    message: `The page or the record now states \`${field}\` too.`,
    location: locate(overlay, node.range?.[0] ?? 0),
    fix: 'Remove the entry.',
  };
}
