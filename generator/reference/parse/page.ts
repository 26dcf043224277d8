import type { Span } from '../../markdown/parse-markdown.ts';
import type { Location, Problem, ProblemCode, Severity } from '../../report/problem.ts';
import { locateSpan, type SourceText } from '../../report/source-text.ts';
import { originalOffset, replaceParts, type Replacement } from '../collapsed/mapped-text.ts';
import { findLineBreaks, hasLostLineBreaks } from '../collapsed/restore-line-breaks.ts';

/**
 * A page that is being read. Each step reports its problems and continues, so that one run lists all.
 */
export interface Page {
  /** Its text with restored line breaks and without a byte order mark. */
  readonly markdown: string;
  /** Whether its line breaks were lost and restored. */
  readonly collapsed: boolean;
  /** Returns all problems so far, in the order of the page. */
  problems(): readonly Problem[];
  /** Returns the number of errors so far. */
  errors(): number;
  /** Reports content whose meaning is not certain. */
  error(code: ProblemCode, span: Span | undefined, details: Details): void;
  /** Reports unusual content that does not prevent an import. */
  warning(code: ProblemCode, span: Span | undefined, details: Details): void;
  /** Reports content that a definition does not keep, unless its layout does. `kind` names it. */
  leftOut(code: ProblemCode, span: Span, kind: string, details: Details): void;
  /** Returns the kinds of content that are left out. */
  leftOutParts(): readonly string[];
  /** Removes the reports of content that is left out, because the layout of the page keeps it. */
  keepLeftOut(): void;
  /** Returns the line of an offset, counted from 1. */
  lineAt(offset: number): number;
}

/** The message of a problem, with its remark, reason and fix. */
export interface Details {
  readonly message: string;
  /** A remark to show next to the carets below the line. */
  readonly note?: string;
  readonly why?: string;
  readonly fix?: string;
}

/** Opens a page, and restores its line breaks if it has lost them. */
export function openPage(source: SourceText): Page {
  const collapsed = hasLostLineBreaks(source.text);
  const clean = replaceParts(
    source.text,
    collapsed ? lineEnds(source.text) : byteOrderMark(source.text),
  );
  const restored = replaceParts(clean.text, collapsed ? findLineBreaks(clean.text) : []);
  const originalPlace = (offset: number) => originalOffset(clean, originalOffset(restored, offset));
  const problems: Problem[] = [];
  const leftOut = new Map<Problem, string>();

  function report(severity: Severity, code: ProblemCode, span: Span | undefined, details: Details) {
    const { message, note, why, fix } = details;
    const problem: Problem = {
      code,
      severity,
      message,
      file: source.file,
      ...(span && { location: locationOf(span, note) }),
      ...(why !== undefined && { why }),
      ...(fix !== undefined && { fix }),
    };
    problems.push(problem);
    return problem;
  }

  function locationOf({ start, end }: Span, note?: string): Location {
    const offset = originalPlace(start);
    return locateSpan(source, offset, originalPlace(end) - offset, note);
  }

  return {
    markdown: restored.text.replaceAll('\0', '\ufffd'),
    collapsed,
    problems: () => problems.toSorted(byPlace),
    errors: () => problems.filter(({ severity }) => severity === 'error').length,
    error: (code, span, details) => {
      report('error', code, span, details);
    },
    warning: (code, span, details) => {
      report('warning', code, span, details);
    },
    leftOut: (code, span, kind, details) => {
      leftOut.set(report('warning', code, span, details), kind);
    },
    leftOutParts: () => [...new Set(leftOut.values())].sort(),
    keepLeftOut: () => {
      for (const problem of leftOut.keys()) problems.splice(problems.indexOf(problem), 1);
      leftOut.clear();
    },
    lineAt: (offset) => locationOf({ start: offset, end: offset }).line,
  };
}

function byPlace({ location: a }: Problem, { location: b }: Problem): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.line - b.line || a.column - b.column;
}

/** Returns every run of line ends with the spaces around it: a collapsed text may be wrapped. */
function lineEnds(text: string): readonly Replacement[] {
  return Array.from(text.matchAll(/(?<![ \t])[ \t]*[\r\n]\s*/g), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    by: ' ',
  }));
}

function byteOrderMark(text: string): readonly Replacement[] {
  const length = /^\ufeff*/.exec(text)?.[0].length ?? 0;
  return [{ start: 0, end: length, by: '' }];
}

/** Quotes text of the page for a message, shortened to 60 characters. */
export function quoteText(text: string): string {
  const characters = Array.from(text);
  return `"${characters.length > 60 ? `${characters.slice(0, 57).join('')}…` : text}"`;
}
