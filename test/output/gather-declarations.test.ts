import { describe, expect, test } from 'vitest';
import { gatherDeclarations } from '../../generator/output/gather-declarations.ts';
import { exportedModel } from '../../generator/output/model-declarations.ts';
import { parseDeclarations } from '../../generator/output/package-declarations.ts';

const lineOfOne = "export { one, type OneInput } from './models/one.js';\n";
const index = `export { InvalidRequestError } from './runtime/invalid-request-error.js';
export type { FileInput, Model, } from './runtime/model.js';
${lineOfOne}export { two, type TwoInput, } from './models/two.js';
export { three, type ThreeInput } from './models/three.js';
`;
const registry = `import { type OneInput } from './models/one.js';
import { type TwoInput } from './models/two.js';
import type { Model } from './runtime/model.js';
export type Inputs = [OneInput, TwoInput, Model];
`;
const model = (
  name: string,
  before = '',
  type = 'string',
) => `import type { Model } from '../runtime/model.js';
export { InvalidRequestError } from '../runtime/invalid-request-error.js';
${before}/** The input of ${name}: $& and \\\`from './models/two.js';\\\`. */
export interface ${name}Input {
    /** A text. */
    text?: ${type};
}
/** {@link ${name}Input}. */
export declare const ${name.toLowerCase()}: Model<'${name}', ${name}Input>;
`;
const values = 'declare const values: readonly ["a", "b"];\n';
const value = '(typeof values)[number]';

function gathered(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const project = parseDeclarations(Object.entries({ index, registry, ...files }));
  const texts = [...gatherDeclarations(project)];
  return new Map(texts.map(([source, text]) => [source.getFilePath().slice(1, -5), text]));
}

/** The index that has one model of these declarations, and another. */
const indexWith = (one: string, two = model('Two')) =>
  gathered({ 'models/one': one, 'models/two': two }).get('index') ?? '';

describe('gatherDeclarations', () => {
  test('puts models with their docs into the index, and keeps their own files', () => {
    const models = {
      'models/one': model('One'),
      'models/two': model('Two'),
      'models/three': model('Three'),
    };
    const found = gathered(models);
    expect(found.get('models/one')).toBe(models['models/one']);
    const text = found.get('index') ?? '';
    expect(text).toMatch(/^import type \{ Model \} from '\.\/runtime\/model\.js';\n/);
    expect(text).not.toMatch(/^export .*'\.\/models\//m);
    for (const name of ['One', 'Two', 'Three']) {
      expect(text).toContain(`/** The input of ${name}: $& and`);
      expect(text).toContain(`export declare const ${name.toLowerCase()}: Model<`);
    }
    expect(text.match(/InvalidRequestError/g)).toHaveLength(1);
  });

  test('shares equal lists of values, and leaves out a model with another list of that name', () => {
    const text = gathered({
      'models/one': model('One', values, value),
      'models/two': model('Two', values, value),
      'models/three': model('Three', values.replace('"b"', '"c"'), value),
    }).get('index');
    expect(text?.match(/^declare const values/gm)).toHaveLength(1);
    expect(text).toContain("export { three, type ThreeInput } from './models/three.js';");
    expect(text).not.toContain("from './models/one.js';\n");
  });

  test.each([
    ['docs with code', '/**\nexport interface One {\ndeclare const values: 1;\n*/\n', 'string'],
    ['docs with a word of code at the start of a line', '/**\ntype of text\n*/\n', 'string'],
    ['a list of values over several lines', values.replace(/(?=")/g, '\n    '), value],
    ['a constant whose name has other characters', 'declare const é$: ["a"];\n', '(typeof é$)[0]'],
    ['a type over several lines', '', '{\ntype : "a";\n}'],
    ['code in strings', '', '"\\nexport interface" | "import(\'./two.js\')" | "declare const"'],
    ['a string over several lines', '', '`\nimport x\n`'],
  ])('moves %s as they are', (_, before, type) => {
    const one = model('One', before, type);
    const text = indexWith(one);
    expect(text).toContain(`${one.split('\n').slice(2).join('\n').trim()}\n/** The input of Two`);
    expect(text).not.toContain(lineOfOne);
  });

  test('imports a type by the name that a model gives to it', () => {
    const one = model('One').replace('{ Model }', '{ Model as Of }').replaceAll('Model<', 'Of<');
    expect(indexWith(one)).toMatch(/^import type \{ Model, Model as Of \} from/);
  });

  test.each([
    ['an import of another module', "import type { Other } from './other.js';\n", 'Other'],
    ['an import of more than names', "import type * as all from '../runtime/model.js';\n", 'all.A'],
    ['an import for its side effects', "import './a.js';\n", 'string'],
    ['an import in a type', '', "import('./other.js').Other"],
    ['overloads', 'declare function help(): 1;\ndeclare function help(a: 1): 2;\n', 'typeof help'],
    ['an interface that is not exported', 'interface Inner {}\n', 'Inner'],
    ['an alias', 'export type Inner = 1;\n', 'Inner'],
    ['a constant with the name of a type of the index', 'declare const FileInput: 1;\n', 'string'],
    ['a constant with the name of another model', 'declare const three: 1;\n', 'typeof three'],
  ])('leaves a model with %s in its own file', (_, before, type) => {
    const text = indexWith(model('One', before, type));
    expect(text).toContain(lineOfOne);
    expect(text).toContain('export declare const two: Model<');
  });

  test('leaves a model in its own file that exports other names than the index', () => {
    const one = model('One').replace('interface OneInput', 'interface Input');
    expect(indexWith(one)).toContain(lineOfOne);
  });

  test('never changes the meaning of a name in a model', () => {
    const item = (type: string) => `export interface Item {\n    item: ${type};\n}\n`;
    const [one, two] = [model('One', item('1'), 'Item'), model('Two', item('2'), 'Item')];
    expect(indexWith(one, two)).toContain("export { two, type TwoInput, } from './models/two.js';");
    for (const type of ['Item', 'Item.Inner', 'typeof Item']) {
      expect(indexWith(one, model('Two', '', type))).toContain("from './models/two.js';\n");
    }
  });

  test('makes the registry import from the index', () => {
    expect(gathered({}).get('registry')).toBe(
      `import { type OneInput, type TwoInput } from './index.js';
import type { Model } from './runtime/model.js';
export type Inputs = [OneInput, TwoInput, Model];
`,
    );
  });

  test('keeps imports of the registry that the index does not export', () => {
    const own = `import { type Item } from './models/one.js';\n${registry}`;
    expect(gathered({ registry: own }).get('registry')).toMatch(
      /^import \{ type Item \} from '\.\/models\/one\.js';\nimport \{ type OneInput, .* from '\.\/index/,
    );
  });

  test('leaves an index as it is that declares anything itself', () => {
    const own = `${index}export declare const all: string;\n`;
    expect(gathered({ index: own, 'models/one': model('One') }).get('index')).toBe(own);
  });
});

test('exportedModel finds the model by its declaration', () => {
  const text = model('One', `/**\nexport declare const two: 1;\n*/\n${values}`);
  const [source] = parseDeclarations([['models/one', text]]).getSourceFiles();
  expect(source && exportedModel(source)).toBe('one');
});
