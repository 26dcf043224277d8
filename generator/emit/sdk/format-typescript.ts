import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { format } from 'prettier/standalone';

/**
 * Formats generated TypeScript with options of our own: the host project's settings would make the
 * output differ from machine to machine.
 */
export function formatTypeScript(text: string): Promise<string> {
  return format(text, {
    parser: 'babel-ts',
    plugins: [babel, estree],
    printWidth: 100,
    singleQuote: true,
    endOfLine: 'lf',
  });
}
