import type { Style } from '../report/style.ts';
import { count } from '../text/count.ts';
import { visible } from '../text/visible.ts';
import type { LintFinding } from './types.ts';

/** The findings in one definition. */
export interface LintedFile {
  /** As it is named to the reader. */
  readonly path: string;
  readonly findings: readonly LintFinding[];
}

/** All findings for a person, by file and model; what is not sure says why. */
export function lintText(files: readonly LintedFile[], style: Style): string {
  const shown = files.filter(({ findings }) => findings.length > 0);
  const all = shown.flatMap(({ findings }) => findings);
  if (all.length === 0) return 'Nothing to tell: the data says all that the descriptions do.\n';
  const unsure = all.filter(({ doubts }) => doubts.length > 0).length;
  const sureness = unsure === 0 ? '' : `, ${unsure} of them not sure`;
  const summary = `${count(all.length, 'finding')}${sureness}. With --overlay they come as overlay entries.`;
  return `${shown.map((file) => fileText(file, style)).join('\n')}\n${summary}\n`;
}

function fileText({ path, findings }: LintedFile, style: Style): string {
  const models = [...new Set(findings.map(({ modelId }) => modelId))];
  const parts = models.map((id) => {
    const own = findings.filter(({ modelId }) => modelId === id);
    return modelText(own, style);
  });
  return `${style.bold(visible(path))}\n${parts.join('\n')}\n`;
}

function modelText(findings: readonly LintFinding[], style: Style): string {
  const [first] = findings;
  const width = Math.max(...findings.map(({ parameter }) => visible(parameter).length));
  const lines = findings.flatMap((finding) => findingLines(finding, width, style));
  return `\n  ${visible(first?.modelName ?? '')}  ${style.dim(visible(first?.modelId ?? ''))}\n${lines.join('\n')}`;
}

function findingLines(
  { parameter, kind, message, quote, doubts }: LintFinding,
  width: number,
  style: Style,
): string[] {
  const mark = doubts.length > 0 ? style.yellow('?') : kind === 'prose-only' ? ' ' : style.red('!');
  const indent = ' '.repeat(width + 8);
  return [
    `    ${mark} ${visible(parameter).padEnd(width)}  ${visible(message)}`,
    ...(quote === undefined ? [] : [`${indent}${style.dim(`“${visible(quote)}”`)}`]),
    ...doubts.map((doubt) => `${indent}${style.dim(`not sure: ${visible(doubt)}`)}`),
  ];
}
