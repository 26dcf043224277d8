import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, test } from 'vitest';

const corpus = inject('corpus');

describe.runIf(corpus)('hovering in an editor', () => {
  const file = join(corpus?.generated ?? '', 'hover.ts');
  const text = `import { photaEdit } from './sdk/models/phota-edit.js';
photaEdit.builder().numOutputs(2);
photaEdit.request({ referenceImages: [], prompt: '', numOutputs: 2 });
photaEdit.parameters.numOutputs;
`;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => corpus?.generated ?? '',
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
    }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
  });
  const hover = (place: string) => {
    const info = service.getQuickInfoAtPosition(file, text.indexOf(place) + place.indexOf('num'));
    return {
      type: ts.displayPartsToString(info?.displayParts),
      comment: ts.displayPartsToString(info?.documentation),
      tags: info?.tags?.map((tag) => `${tag.name} ${ts.displayPartsToString(tag.text)}`),
    };
  };

  test.each([
    ['a parameter', ', numOutputs: 2'],
    ['a builder method', '.numOutputs(2)'],
  ])('%s shows its description, limits and default', (_, place) => {
    const { comment, tags } = hover(place);
    expect(comment).toBe(
      'Number of images to generate.\n\nLimits: 1 to 4.\nFrom the description: whole number.',
    );
    expect(tags).toEqual(['defaultValue `1`']);
  });
});
