import type { Style } from '../report/style.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import type { LintFinding } from './types.ts';

/** The findings in one definition. */
export interface LintedFile {
  /** The path, as reports name it. */
  readonly path: string;
  readonly findings: readonly LintFinding[];
}

/** Prints all findings by file and model, with their certainty and caveats. */
export function printLintReport(files: readonly LintedFile[], style: Style): string {
  const shown = files.filter(({ findings }) => findings.length > 0);
  const all = shown.flatMap(({ findings }) => findings);
  if (all.length === 0) return 'No findings: the data states all that the descriptions do.\n';
  const levels = (['certain', 'likely', 'unsure'] as const).map(
    (level) => `${all.filter(({ certainty }) => certainty === level).length} ${level}`,
  );
  const summary = `${countOf(all.length, 'finding')}: ${levels.join(', ')}. Print overlay entries with --overlay, save certain ones with --write.`;
  return `${shown.map((file) => fileText(file, style)).join('\n')}\n${summary}\n`;
}

function fileText({ path, findings }: LintedFile, style: Style): string {
  const models = [...new Set(findings.map(({ modelId }) => modelId))];
  const parts = models.map((id) =>
    modelText(
      findings.filter(({ modelId }) => modelId === id),
      style,
    ),
  );
  return `${style.bold(showHidden(path))}\n${parts.join('\n')}\n`;
}

function modelText(findings: readonly LintFinding[], style: Style): string {
  const [first] = findings;
  const width = Math.max(...findings.map(({ parameter }) => showHidden(parameter).length));
  const lines = findings.flatMap((finding) => findingLines(finding, width, style));
  return `\n  ${showHidden(first?.modelName ?? '')}  ${style.dim(showHidden(first?.modelId ?? ''))}\n${lines.join('\n')}`;
}

function findingLines(
  { parameter, kind, message, quote, certainty, caveats }: LintFinding,
  width: number,
  style: Style,
): string[] {
  const plain = kind === 'prose-only' ? ' ' : style.red('!');
  const mark = { certain: plain, likely: style.yellow('~'), unsure: style.yellow('?') }[certainty];
  const indent = ' '.repeat(width + 8);
  return [
    `    ${mark} ${showHidden(parameter).padEnd(width)}  ${showHidden(message)}`,
    ...(quote === undefined ? [] : [`${indent}${style.dim(`“${showHidden(quote)}”`)}`]),
    ...caveats.map((caveat) => `${indent}${style.dim(`unsure: ${showHidden(caveat)}`)}`),
  ];
}
