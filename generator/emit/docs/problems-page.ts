import { code, heading, paragraph, printBlocks, type Block } from '../../markdown/blocks.ts';
import type { CodeFacts } from '../../report/codes/code-facts.ts';
import { codeGroups } from '../../report/problem-codes.ts';

/** Prints `docs/problems.md`, which explains the code of every problem. */
export function emitProblemsPage(): string {
  return printBlocks([
    heading(1, ['Problems']),
    paragraph(
      'Each problem that a command reports has a code. In a terminal, ',
      code('scenario-models explain CODE'),
      ' prints its explanation. A report of ',
      code('--format json'),
      ' has the code, the place, the reason and the fix of each problem as fields.',
    ),
    ...Object.entries(codeGroups).flatMap(([title, codes]) => [
      heading(2, [title]),
      ...Object.entries<CodeFacts>(codes).flatMap(codeSection),
    ]),
  ]);
}

/** The explanations are Markdown of our own. */
function codeSection([name, { why, fix }]: readonly [string, CodeFacts]): readonly Block[] {
  return [heading(3, [code(name)]), { lines: why }, { lines: `**Fix:** ${fix}` }];
}
