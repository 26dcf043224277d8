import eslint from '@eslint/js';
import markdown from '@eslint/markdown';
import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import * as regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { bannedPhrasesRule } from './.ci/lint/banned-phrases.js';

/** The files whose language is checked; the others still have to be rewritten. */
const rewritten = [
  '{CONTRIBUTING,SECURITY}.md',
  '.github/**',
  '.ci/**',
  'generator/{change-rules,cli,commands,dev-server,history,lint,text,update}/**',
  'generator/{build.mjs,cli.ts,package-root.ts}',
  'test/{dev-server,growth,plan,report,typescript}/**',
  'generator/{reference,definition,record,overlay,resolve,yaml,markdown,input,report}/**',
  'generator/runtime/client/**',
  'test/{client,examples}/**',
  'eslint.config.js',
];

const project = { rules: { 'banned-phrases': bannedPhrasesRule } };

export default defineConfig(
  { ignores: ['dist/', 'generated/', 'coverage/', 'test/**/fixtures/'] },
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [eslint.configs.recommended],
    plugins: { 'import-x': importX, project, regexp },
    rules: {
      // No text may take a regular expression more than linear time.
      'regexp/no-super-linear-backtracking': 'error',
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
    files: ['**/*.ts'],
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
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: ['**/*.md'],
    plugins: { markdown, project },
    language: 'markdown/gfm',
  },
  {
    files: rewritten,
    ignores: ['.ci/lint/banned-phrases.js'],
    plugins: { project },
    rules: { 'project/banned-phrases': 'error' },
  },
);
