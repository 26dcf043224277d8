import eslint from '@eslint/js';
import markdown from '@eslint/markdown';
import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { bannedPhrasesRule } from './.ci/lint/banned-phrases.js';
import { docstringsRule } from './.ci/lint/docstrings.js';
import { functionNamesRule } from './.ci/lint/function-names.js';

const project = {
  rules: {
    'banned-phrases': bannedPhrasesRule,
    docstrings: docstringsRule,
    'function-names': functionNamesRule,
  },
};

export default defineConfig(
  { ignores: ['dist/', 'generated/', 'coverage/', 'test/**/fixtures/'] },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    extends: [eslint.configs.recommended],
    plugins: { 'import-x': importX, project, regexp },
    rules: {
      // No text may take a regular expression more than linear time.
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      'regexp/no-dupe-disjunctions': 'error',
      'regexp/no-empty-alternative': 'error',
      'import-x/order': [
        'error',
        {
          groups: [
            ['builtin', 'external'],
            ['internal', 'parent', 'sibling', 'index'],
          ],
          alphabetize: { order: 'asc', caseInsensitive: true },
          named: { enabled: true, types: 'types-last' },
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
    },
  },
  {
    // Tests read their own texts.
    files: ['test/**'],
    rules: { 'regexp/no-super-linear-move': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['**/*.md'],
    plugins: { markdown, project },
    language: 'markdown/gfm',
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,md}'],
    ignores: ['.ci/lint/banned-phrases.js'],
    plugins: { project },
    rules: { 'project/banned-phrases': 'error' },
  },
  {
    files: ['generator/**/*.{ts,tsx}'],
    plugins: { project },
    rules: { 'project/docstrings': 'error', 'project/function-names': 'error' },
  },
);
