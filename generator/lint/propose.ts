import { Document, isMap, isNode } from 'yaml';
import { schemaLine } from '../definition/schema-line.ts';
import { dialect, escapeInvisible, setStyle } from '../yaml/yaml-style.ts';
import { omit } from '../text/omit.ts';
import type { Fact, LintFinding } from './types.ts';

/** A finding that an overlay can take over. */
type Proposal = LintFinding & { readonly proposal: Fact };

/**
 * An overlay with what `findings` propose, each entry with the words it was read from. What is not
 * sure stands behind a `#`, to be looked at first. Empty where there is nothing to propose.
 */
export function proposedOverlay(findings: readonly LintFinding[], schemas?: string): string {
  const proposals = findings.filter(isProposal);
  const sure = proposals.filter(({ doubts }) => doubts.length === 0);
  const unsure = proposals.filter(({ doubts }) => doubts.length > 0);
  const blocks = [
    ...(sure.length > 0 ? [`#${schemaLine('overlay', schemas)}\n\n${overlayText(sure)}`] : []),
    ...(unsure.length > 0
      ? [
          `# Not sure. Take over what is right:\n#\n${overlayText(unsure).replace(/^/gm, '# ').replace(/# $/, '')}`,
        ]
      : []),
  ];
  return blocks.join('\n');
}

function isProposal(finding: LintFinding): finding is Proposal {
  return finding.proposal !== undefined && !finding.parameter.includes('.');
}

/** A place in the overlay, the value for it and what to say beside it. */
interface Entry {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly comment: string;
}

function overlayText(proposals: readonly Proposal[]): string {
  const document = new Document({}, dialect);
  const counts = new Map<string, number>();
  for (const proposal of proposals) {
    const { path, value, comment } = entryOf(proposal, counts);
    const node = document.createNode(value);
    if (isMap(node)) node.flow = true;
    document.setIn(path, node);
    const placed = document.getIn(path, true);
    if (!isNode(placed)) continue;
    if (proposal.proposal.kind === 'rule') placed.commentBefore = comment;
    else placed.comment = comment;
  }
  setStyle(document);
  return escapeInvisible(document.toString({ lineWidth: 0, flowCollectionPadding: false }));
}

function entryOf(proposal: Proposal, counts: Map<string, number>): Entry {
  const { modelId, parameter, proposal: fact } = proposal;
  const model = ['models', modelId];
  const comment = commentOf(proposal);
  if (fact.kind === 'integer') {
    return { path: [...model, 'parameters', parameter, 'integer'], value: true, comment };
  }
  if (fact.kind === 'limit') {
    return { path: [...model, 'parameters', parameter, fact.field], value: fact.value, comment };
  }
  const { kind } = fact.rule;
  const group = JSON.stringify([modelId, kind]);
  const index = counts.get(group) ?? 0;
  counts.set(group, index + 1);
  return { path: [...model, kind, index], value: omit(fact.rule, 'kind'), comment };
}

/** On one line: what was read, and why it may be wrong. */
function commentOf({ quote = '', doubts }: Proposal): string {
  const words = ` “${quote}”${doubts.length > 0 ? ` (${doubts.join('; ')})` : ''}`;
  return words.replace(/[\p{Control}\p{Format}\u2028\u2029]+/gu, ' ');
}
