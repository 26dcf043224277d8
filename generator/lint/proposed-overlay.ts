import { Document, isMap, isNode, isSeq, parseDocument } from 'yaml';
import { schemaLine } from '../definition/schema-line.ts';
import { isOverlayFact, type OverlayFact } from '../model/fact.ts';
import { omitFields } from '../text/omit-fields.ts';
import { dialect, printDocument } from '../yaml/yaml-style.ts';
import { type LintFinding } from './types.ts';

/** A finding that an overlay can state. */
type Proposal = LintFinding & { readonly proposal: OverlayFact };

/**
 * Prints an overlay with the facts that `findings` propose, each with the words it was read from.
 * Comments out uncertain facts. Returns an empty string if nothing is proposed.
 */
export function printProposedOverlay(findings: readonly LintFinding[], schemas?: string): string {
  const proposals = findings.filter(isProposal);
  const usable = proposals.filter(({ certainty }) => certainty !== 'unsure');
  const unsure = proposals.filter(({ certainty }) => certainty === 'unsure');
  const blocks = [
    ...(usable.length > 0 ? [`#${schemaLine('overlay', schemas)}\n\n${printEntries(usable)}`] : []),
    ...(unsure.length > 0
      ? [
          `# Unsure. Uncomment the correct ones:\n#\n${printEntries(unsure).replace(/^/gm, '# ').replace(/# $/, '')}`,
        ]
      : []),
  ];
  return blocks.join('\n');
}

/**
 * Adds the certain facts that `findings` propose to the text of an overlay, each with the words it
 * was read from. Keeps existing entries. Returns the text unchanged if there is nothing to add.
 */
export function addCertainFacts(
  overlay: string | undefined,
  findings: readonly LintFinding[],
  schemas?: string,
): string | undefined {
  const certain = findings
    .filter(isProposal)
    .filter(({ kind, certainty }) => kind === 'prose-only' && certainty === 'certain');
  if (overlay === undefined) {
    return certain.length === 0 ? undefined : printProposedOverlay(certain, schemas);
  }
  const document = parseDocument(overlay, dialect);
  const isChanged = addEntries(document, certain);
  return isChanged ? printDocument(document) : overlay;
}

function isProposal(finding: LintFinding): finding is Proposal {
  const { proposal } = finding;
  return proposal !== undefined && isOverlayFact(proposal);
}

/** A place in the overlay, its value and a comment. */
interface Entry {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly comment: string;
}

function printEntries(proposals: readonly Proposal[]): string {
  const document = new Document({}, dialect);
  addEntries(document, proposals);
  return printDocument(document);
}

/** Adds entries for facts that the document does not state yet. Returns whether it added any. */
function addEntries(document: Document, proposals: readonly Proposal[]): boolean {
  let isChanged = false;
  for (const proposal of proposals) {
    const { path, value, comment } = entryOf(proposal, document);
    if (document.hasIn(path)) continue;
    const node = document.createNode(value);
    if (isMap(node) || isSeq(node)) node.flow = true;
    document.setIn(path, node);
    isChanged = true;
    const placed = document.getIn(path, true);
    if (!isNode(placed)) continue;
    if (proposal.proposal.kind === 'constraint') placed.commentBefore = comment;
    else placed.comment = comment;
  }
  return isChanged;
}

function entryOf(proposal: Proposal, document: Document): Entry {
  const { modelId, path, proposal: fact } = proposal;
  const comment = commentOf(proposal);
  const parentPath = placeOf(modelId, path.slice(0, -1));
  const parameterPath = placeOf(modelId, path);
  switch (fact.kind) {
    case 'integer':
      return { path: [...parameterPath, 'integer'], value: true, comment };
    case 'limit':
      return { path: [...parameterPath, fact.field], value: fact.value, comment };
    case 'fileFormats':
      return { path: [...parameterPath, 'fileFormats'], value: fact.formats, comment };
    case 'textFormat':
      return { path: [...parameterPath, 'textFormat'], value: fact.format, comment };
    case 'constraint': {
      const { kind } = fact.constraint;
      const all: unknown = document.toJS();
      const index = lengthAt(all, [...parentPath, kind]);
      return {
        path: [...parentPath, kind, index],
        value: omitFields(fact.constraint, 'kind'),
        comment,
      };
    }
  }
}

/** Returns the place of a parameter in an overlay, or of the model for an empty path. */
function placeOf(modelId: string, path: readonly string[]): readonly string[] {
  return [
    ...['models', modelId],
    ...path.flatMap((name, depth) => [depth === 0 ? 'parameters' : 'inputs', name]),
  ];
}

function lengthAt(value: unknown, path: readonly string[]): number {
  const found = path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? Object.entries(parent).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
  return Array.isArray(found) ? found.length : 0;
}

/** Formats the words that were read, and the caveats, as a comment of one line. */
function commentOf({ quote = '', caveats }: Proposal): string {
  const words = ` “${quote}”${caveats.length > 0 ? ` (${caveats.join('; ')})` : ''}`;
  return words.replace(/[\p{Control}\p{Format}\u2028\u2029]+/gu, ' ');
}
