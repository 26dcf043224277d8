import { escapeHtml } from './html.ts';

/** The comments, strings, numbers and keywords of each language, in this order. */
const syntax: Readonly<Record<string, RegExp>> = {
  ts: pattern(
    '\\/\\/[^\\n]*',
    '\'(?:[^\'\\\\\\n]|\\\\.)*\'|"(?:[^"\\\\\\n]|\\\\.)*"|`(?:[^`\\\\]|\\\\.)*`',
    'import|from|const|let|new|await|async|for|of|return|if|else|export|type|function|true|false|try|catch|throw|switch|case',
  ),
  python: pattern(
    '#[^\\n]*',
    '"""[^]*?"""|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'',
    'import|from|def|return|while|for|in|if|not|with|as|raise|True|False|None',
  ),
  sh: pattern(
    '(?<![$\\w])#[^\\n]*',
    '"(?:[^"\\\\]|\\\\.)*"|\'[^\']*\'',
    'while|do|done|case|esac|return|local|if|then|fi|for|in|set',
  ),
  json: pattern('(?!)', '"(?:[^"\\\\\\n]|\\\\.)*"', 'true|false|null'),
};

const aliases: Readonly<Record<string, string>> = {
  typescript: 'ts',
  js: 'ts',
  javascript: 'ts',
  bash: 'sh',
  shell: 'sh',
  console: 'sh',
};

/** Returns code as HTML, with its comments, strings, numbers and keywords marked. */
export function highlightCode(code: string, language: string): string {
  const tokens = syntax[aliases[language] ?? language];
  if (tokens === undefined) return escapeHtml(code);
  let end = 0;
  let printed = '';
  for (const match of code.matchAll(tokens)) {
    const [token, comment, string, number] = match;
    const kind =
      comment !== undefined ? 'c' : string !== undefined ? 's' : number !== undefined ? 'n' : 'k';
    printed += escapeHtml(code.slice(end, match.index));
    printed += `<span class="${kind}">${escapeHtml(token)}</span>`;
    end = match.index + token.length;
  }
  return printed + escapeHtml(code.slice(end));
}

function pattern(comment: string, string: string, keywords: string): RegExp {
  return new RegExp(`(${comment})|(${string})|\\b(\\d[\\d_.]*)\\b|\\b(${keywords})\\b`, 'g');
}
