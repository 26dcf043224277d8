import { readFileSync } from 'node:fs';
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
  const hover = (place: string, name = 'num') => {
    const info = service.getQuickInfoAtPosition(file, text.indexOf(place) + place.indexOf(name));
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

  test("a model's constant shows its name, its ID, its purpose and its results", () => {
    const { type, comment } = hover('photaEdit.request', 'photaEdit');
    expect(type).toContain('Model<"model_phota-edit", PhotaEditInput');
    expect(comment).toBe(
      'Phota Edit (`model_phota-edit`): Personalized photo editing with profile-aware identity preservation.\n\nReturns images.\n\n{@link PhotaEditInput} as a request builder, a validator and data.',
    );
  });

  test('every constant states the results of its model', () => {
    const registry = readFileSync(join(corpus?.generated ?? '', 'sdk', 'registry.ts'), 'utf8');
    const modules = [...registry.matchAll(/'(\.\/models\/[^']+)\.js'/g)].map(
      ([, path = '']) => path,
    );
    const silent = modules.filter((path) => {
      const module = readFileSync(join(corpus?.generated ?? '', 'sdk', `${path}.ts`), 'utf8');
      return !/\(`[^`]+`\)[^]*\n \* Returns [^]+\*\/\nexport const /.test(module);
    });
    expect(modules.length).toBeGreaterThan(200);
    expect(silent).toEqual([]);
  });
});
