import { parseDocument } from 'yaml';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { locateSpan, type SourceText } from '../report/source-text.ts';
import { isExact } from '../text/decimal.ts';

const maxDepth = 100;

/**
 * Parses JSON. Reports invalid text, excessive nesting and numbers beyond the range of JavaScript as
 * problems with a location, and warns about numbers that lose digits. All problems have `code`.
 */
export function parseJson(source: SourceText, code: Problem['code'], fix: string): Result<unknown> {
  const { tooDeep, numbers } = scanJson(source.text);
  if (tooDeep !== undefined) {
    const message = `The nesting must be at most ${maxDepth} levels deep.`;
    return failureOf([
      {
        code,
        severity: 'error',
        message,
        location: locateSpan(source, tooDeep),
        fix: 'Remove the nested values.',
      },
    ]);
  }
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (error) {
    return failureOf([notJson(source, error, code, fix)]);
  }
  const problems = numbers.map(({ text, offset }): Problem => {
    const number = Number(text);
    const location = locateSpan(source, offset, text.length);
    if (!Number.isFinite(number)) {
      const message = `A number must be at most ${Number.MAX_VALUE} (got ${shorten(text)}).`;
      return { code, severity: 'error', message, location, fix: 'Correct the number.' };
    }
    return {
      code,
      severity: 'warning',
      message: `A number is kept as ${number} (got ${shorten(text)}).`,
      location,
      why: 'A JavaScript number has 15 to 17 digits.',
      fix: 'No action is needed if the API treats both as equal.',
    };
  });
  if (problems.some(({ severity }) => severity === 'error')) return failureOf(problems);
  return successOf(value, problems);
}

interface NumberToken {
  readonly text: string;
  readonly offset: number;
}

/** Finds the first value that is nested too deep, and the numbers that JavaScript can't represent. */
function scanJson(text: string): {
  readonly tooDeep?: number;
  readonly numbers: readonly NumberToken[];
} {
  const number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
  const numbers: NumberToken[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') {
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
    } else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > maxDepth) return { tooDeep: at, numbers };
    } else if (character === ']' || character === '}') {
      depth -= 1;
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      number.lastIndex = at;
      const [found = character] = number.exec(text) ?? [];
      if (found !== '-' && !isExact(found)) numbers.push({ text: found, offset: at });
      at += found.length - 1;
    }
  }
  return { numbers };
}

function notJson(source: SourceText, error: unknown, code: Problem['code'], fix: string): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code,
    severity: 'error',
    message: 'The text is not valid JSON.',
    location: locateSpan(source, syntaxErrorOffset(source.text, reason)),
    why: reason,
    fix,
  };
}

/** Node.js names the position in most messages only; the YAML parser finds the others. */
function syntaxErrorOffset(text: string, message: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [error] = parseDocument(text, { version: '1.2', prettyErrors: false }).errors;
  return error ? error.pos[0] : text.trimEnd().length;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
