import { showHidden } from '../text/invisible.ts';
import { problemUrl } from './problem-codes.ts';
import type { Location, Problem, ProblemCode } from './problem.ts';
import type { Style } from './style.ts';

/** Prints problems, errors first, each with its place, reason and fix. */
export function problemsText(problems: readonly Problem[], style: Style): string {
  const errorsFirst = [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'warning'),
  ];
  const codes = [...new Set(errorsFirst.map(({ code }) => code))];
  return [
    ...errorsFirst.map((problem) => problemText(problem, style)),
    ...(codes.length === 0 ? [] : [explainHint(codes, style)]),
  ].join('\n');
}

/** Returns a hint on how to read the explanations of the codes, with the URLs of the first ones. */
function explainHint(codes: readonly ProblemCode[], style: Style): string {
  const urls = codes.slice(0, maxUrls).map((code) => `  ${style.dim(problemUrl(code))}\n`);
  const name = codes.length === 1 ? codes[0] : 'CODE';
  return `Run \`scenario-models explain ${name ?? 'CODE'}\`, or read\n${urls.join('')}`;
}

/** The maximum number of URLs. More would push the problems off the screen. */
const maxUrls = 3;

function problemText(problem: Problem, style: Style): string {
  const { severity, code, message, location, related = [], why, fix } = problem;
  const mark = severity === 'error' ? style.red('✖') : style.yellow('⚠');
  const place = location ? placeText(location) : problem.file && showHidden(problem.file);
  const head = [mark, ...(place === undefined ? [] : [style.bold(place)]), style.dim(code)];
  const lines = [
    head.join('  '),
    `  ${showHidden(message)}`,
    ...(location ? frame(location, style) : []),
    ...related
      .slice(0, maxRelated)
      .flatMap((place) => [`  also ${style.bold(placeText(place))}`, ...frame(place, style)]),
    ...(why === undefined ? [] : [`  ${style.dim('Why')}  ${showHidden(why)}`]),
    ...(fix === undefined ? [] : [`  ${style.dim('Fix')}  ${showHidden(fix)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The maximum number of related places to show. The message counts the others. */
const maxRelated = 2;

function placeText({ file, line, column }: Location): string {
  return `${showHidden(file)}:${line}:${column}`;
}

const maxLineWidth = 100;

/** Prints the source line with carets below the span. A long line is cut around the span. */
function frame(location: Location, style: Style): string[] {
  const { line, column, length, lineText, note } = location;
  const from = lineText.length <= maxLineWidth ? 0 : Math.max(0, column - 1 - 30);
  const to = from + maxLineWidth;
  const before = from > 0 ? '…' : '';
  const after = to < lineText.length ? '…' : '';
  // Tabs vary in width, which would misplace the carets.
  const text = lineText.replaceAll('\t', ' ');
  const shown = `${before}${showHidden(text.slice(from, to))}${after}`;
  const gutter = String(line);
  const indent = ' '.repeat(before.length + showHidden(text.slice(from, column - 1)).length);
  const marked = showHidden(text.slice(column - 1, Math.min(column - 1 + length, to)));
  const carets = '^'.repeat(Math.max(1, marked.length));
  return [
    `  ${style.dim(`${gutter} |`)} ${shown}`,
    `  ${style.dim(`${' '.repeat(gutter.length)} |`)} ${indent}${style.red(carets)}${note === undefined ? '' : ` ${showHidden(note)}`}`,
  ];
}
