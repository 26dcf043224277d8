import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { DefinitionFile } from '../definition/definition-files.ts';
import { parseDefinition } from '../definition/parse-definition.ts';
import { plainText } from '../markdown/markdown-text.ts';
import type { Constraint, ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import type { Problem } from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { resolveDefinition } from '../resolve/resolve-file.ts';
import { isRecord } from '../text/is-record.ts';
import { dialect } from '../yaml/yaml-style.ts';

/**
 * Reports questionable overlay entries: those that quote words that are no longer in a description,
 * those that the page or the record now states too, and limits that a description contradicts.
 * `models` are resolved without the overlay.
 */
export function checkQuotedEntries(
  overlay: SourceText,
  models: readonly ResolvedModel[],
): Problem[] {
  const root = parseDocument(overlay.text, dialect).get('models');
  return models.flatMap((model) => {
    const node = isMap(root) ? root.get(model.id, true) : undefined;
    return isMap(node)
      ? checkLevel(overlay, node, 'parameters', model.parameters, model.constraints)
      : [];
  });
}

/** Reports the outdated entries of the overlay of a definition file. */
export function outdatedEntries({ definition, overlay }: DefinitionFile): Problem[] {
  if (!overlay) return [];
  const parsed = parseDefinition(definition);
  return parsed.ok ? checkQuotedEntries(overlay, resolveDefinition(parsed.value.value)) : [];
}

/** Checks the entries of a model, or of the items of a list. */
function checkLevel(
  overlay: SourceText,
  node: YAMLMap,
  field: 'parameters' | 'inputs',
  parameters: readonly ResolvedParameter[],
  constraints: readonly Constraint[],
): Problem[] {
  const entries = node.get(field, true);
  const limits = isMap(entries)
    ? entries.items.flatMap(({ key, value }) => {
        const parameter = parameters.find(({ name }) => name === nameOf(key));
        if (!parameter || !isMap(value)) return [];
        const { inputs = [], constraints: inner = [] } = parameter;
        return [
          ...checkLimits(overlay, value, parameter),
          ...checkLevel(overlay, value, 'inputs', inputs, inner),
        ];
      })
    : [];
  return [...limits, ...checkConstraints(overlay, node, parameters, constraints)];
}

function checkConstraints(
  overlay: SourceText,
  node: YAMLMap,
  parameters: readonly ResolvedParameter[],
  constraints: readonly Constraint[],
): Problem[] {
  const descriptions = parameters.map(({ description = '' }) => plainText(description));
  const known = new Set(constraints.map(statement));
  return node.items.flatMap(({ key, value }) => {
    if (!isSeq(value)) return [];
    return value.items.flatMap((item, index) => {
      if (!isMap(item)) return [];
      // The comment before the first item belongs to the list.
      const quote = quoteIn(item.commentBefore ?? (index === 0 ? value.commentBefore : undefined));
      if (quote === undefined) return [];
      if (!descriptions.some((text) => containsWords(text, quote))) {
        return [changedWords(overlay, item, quote)];
      }
      const kind = nameOf(key);
      const terms: unknown = item.toJSON();
      const isKnown = isRecord(terms) && known.has(statement({ ...terms, kind }));
      return isKnown ? [knownFact(overlay, item, `this constraint`)] : [];
    });
  });
}

/** Returns the same text for equal constraints, regardless of their reasons. */
function statement(constraint: object): string {
  const fields = Object.entries(constraint)
    .filter(([field]) => field !== 'reason' && field !== 'provenance')
    .map(([field, value]): [string, unknown] => [
      field,
      field === 'parameters' && Array.isArray(value) ? value.map(String).sort() : value,
    ]);
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checkLimits(overlay: SourceText, node: YAMLMap, parameter: ResolvedParameter): Problem[] {
  const facts = new Map<string, unknown>(Object.entries(parameter));
  const description = plainText(parameter.description ?? '');
  return node.items.flatMap(({ key, value }) => {
    const quote = isScalar(value) || isSeq(value) ? quoteIn(value.comment) : undefined;
    const field = nameOf(key);
    if (quote === undefined) return contradicted(overlay, field, value, parameter);
    if (!isNodeLike(value)) return [];
    if (!containsWords(description, quote)) return [changedWords(overlay, value, quote)];
    return facts.get(field) === undefined ? [] : [knownFact(overlay, value, `\`${field}\``)];
  });
}

/** Reports a limit that differs from the one that a description certainly states. */
function contradicted(
  overlay: SourceText,
  field: string,
  value: unknown,
  { name, facts = [] }: ResolvedParameter,
): Problem[] {
  if (!isScalar(value) || typeof value.value !== 'number') return [];
  const limit = value.value;
  const stated = facts.filter(
    ({ fact, certainty }) =>
      certainty === 'certain' && fact.kind === 'limit' && fact.field === field,
  );
  const isSame = stated.some(({ fact }) => fact.kind === 'limit' && fact.value === limit);
  const [first] = stated;
  if (first?.fact.kind !== 'limit' || isSame) return [];
  return [
    {
      code: 'OVERLAY_CONTRADICTED',
      severity: 'warning',
      message: `\`${name}\`: the description says “${first.words}”, so ${field} would be ${first.fact.value} (the overlay has ${limit}).`,
      location: locateSpan(overlay, value.range?.[0] ?? 0),
    },
  ];
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
    code: 'OVERLAY_DESCRIPTION_CHANGED',
    severity: 'warning',
    message: `The description no longer says “${quote}”.`,
    location: locateSpan(overlay, node.range?.[0] ?? 0),
    why: 'The entry was read from these words.',
    fix: 'Remove the entry and run `scenario-models lint --write`, or remove its comment to keep it.',
  };
}

function knownFact(overlay: SourceText, node: Node, what: string): Problem {
  return {
    code: 'OVERLAY_STATED_ELSEWHERE',
    severity: 'warning',
    message: `The page or the record now states ${what} too.`,
    location: locateSpan(overlay, node.range?.[0] ?? 0),
    fix: 'Remove the entry.',
  };
}
