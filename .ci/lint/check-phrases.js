/**
 * Reports banned phrases in the files that ESLint does not read: YAML, HTML, styles, scripts, and
 * everything that is generated. Run by `npm run lint:phrases`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findPhrases } from './banned-phrases.js';

const read = /\.(ya?ml|html|css|txt)$|^\.ci\/run$|^generated\/.*\.(md|ts|json)$/;
// Pages and records are the vendor's words.
const vendor = /^models\/|\/fixtures\/|^generated\/(docs\/reference|manifest\.json)|words\.txt$/;

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => read.test(path) && !vendor.test(path));

let count = 0;
for (const path of files) {
  const text = readFileSync(path, 'utf8');
  for (const { phrase, advice, index } of findPhrases(text, 'string')) {
    if (isQuoted(text, index)) continue;
    count++;
    const line = text.slice(0, index).split('\n').length;
    console.error(`${path}:${line}  "${phrase}": ${advice}`);
  }
}
console.log(`${files.length} files, ${count} banned ${count === 1 ? 'phrase' : 'phrases'}`);
if (count > 0) process.exitCode = 1;

/** Reports whether a place is in a code span. */
function isQuoted(text, index) {
  const start = text.lastIndexOf('\n', index) + 1;
  return text.slice(start, index).split('`').length % 2 === 0;
}
