import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

/** The configuration of the repository, without the rules that need types. */
const eslint = new ESLint({
  cwd: `${import.meta.dirname}/../..`,
  overrideConfig: { files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked },
});

/** Returns the rules of this project that a text breaks, each with the words that it names. */
async function brokenRules(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId?.startsWith('project/'))
    .map(({ ruleId, message }) => `${ruleId ?? ''} ${/["`](.*?)["`]/.exec(message)?.[1] ?? ''}`);
}

const file = 'generator/text/example.ts';

test.each([
  ['a function', 'export function readAll() {}', 'readAll'],
  ['an arrow function', 'export const readAll = () => 1;', 'readAll'],
  ['a class', 'export class Reader {}', 'Reader'],
  ['an interface', 'export interface Options { readonly deep?: true }', 'Options'],
  ['a type', "export type Level = 'high' | 'low';", 'Level'],
  ['a constant', 'export const limit = 3;', 'limit'],
  ['a function after a line comment', '// Reads.\nexport function readAll() {}', 'readAll'],
])('docstrings reports %s without a docstring', async (_, text, name) => {
  expect(await brokenRules(file, text)).toEqual([`project/docstrings ${name}`]);
});

test.each([
  ['a noun', '/** The text of a file. */'],
  ['an imperative', '/** Return the text of a file. */'],
  ['"Whether"', '/** Whether a file is empty. */'],
  ['code', '/** `GET /jobs` */'],
])('docstrings reports %s at the start of a function’s docstring', async (_, docstring) => {
  expect(await brokenRules(file, `${docstring}\nexport function readAll() {}`)).toEqual([
    'project/docstrings readAll',
  ]);
});

test('docstrings accepts a verb in the third person, and noun phrases for types and components', async () => {
  const text = `/** Reads all files. */
export function readAll() {}
/** The options of a read. */
export interface Options {}
/** The limit. */
export const limit = 3;
function local() {}
`;
  expect(await brokenRules(file, text)).toEqual([]);
  const component = '/** The fields of a form. */\nexport function Fields() { return <p>a</p>; }';
  expect(await brokenRules('generator/site/browser/example.tsx', component)).toEqual([]);
});

// The idiom is the case.
/* eslint-disable project/banned-phrases */
test.each([
  ['a comment', 'a.ts', '// It stands there.'],
  ['a string', 'a.ts', "f('It stands there.');"],
  ['a template', 'a.ts', 'f(`It stands ${where}.`);'],
  ['the text of JSX', 'a.tsx', 'f(<p>It stands there.</p>);'],
  ['an attribute of JSX', 'a.tsx', 'f(<p title="It stands there." />);'],
  ['Markdown', 'a.md', 'It stands there.'],
])('banned-phrases reports an idiom in %s', async (_, path, text) => {
  expect(await brokenRules(path, `${text}\n`)).toEqual(['project/banned-phrases stands']);
});
/* eslint-enable project/banned-phrases */

test('function-names reports an exported function with a name of one word', async () => {
  const text = '/** Reads all files. */\nexport function read() {}';
  expect(await brokenRules(file, text)).toEqual(['project/function-names read']);
});
