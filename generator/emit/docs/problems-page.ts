import {
  headingBlock,
  inlineCode,
  paragraphBlock,
  printBlocks,
  type Block,
} from '../../markdown/blocks.ts';
import type { CodeFacts } from '../../report/codes/code-facts.ts';
import { codeGroups } from '../../report/problem-codes.ts';

/** Prints `docs/problems.md`, which explains the code of every problem. */
export function emitProblemsPage(): string {
  return printBlocks([
    headingBlock(1, ['Problems']),
    paragraphBlock(
      'Each problem that a command reports has a code. In a terminal, ',
      inlineCode('scenario-models explain CODE'),
      ' prints its explanation. A report of ',
      inlineCode('--format json'),
      ' has the code, the place, the reason and the fix of each problem as fields.',
    ),
    ...Object.entries(codeGroups).flatMap(([title, codes]) => [
      headingBlock(2, [title]),
      ...Object.entries<CodeFacts>(codes).flatMap(codeSection),
    ]),
  ]);
}

/** Prints the explanation of a code, which is Markdown from this repository. */
function codeSection([name, { why, fix }]: readonly [string, CodeFacts]): readonly Block[] {
  return [headingBlock(3, [inlineCode(name)]), { lines: why }, { lines: `**Fix:** ${fix}` }];
}
