import { expect, test } from 'vitest';
import { gatherDeclarations } from '../../generator/output/gather-declarations.ts';

const index = `export { InvalidRequestError } from './runtime/invalid-request-error.js';
export type { FileInput, Model, } from './runtime/model.js';
export { one, type OneInput } from './models/one.js';
export { two, type TwoInput, } from './models/two.js';
export { three, type ThreeInput } from './models/three.js';
`;
const registry = `import { type OneInput } from './models/one.js';
import { type TwoInput } from './models/two.js';
export type Inputs = [OneInput, TwoInput];
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
const gathered = (models: Readonly<Record<string, string>>) =>
  gatherDeclarations(
    new Map([
      ['index', index],
      ['registry', registry],
      ...Object.entries(models).map(([name, text]) => [`models/${name}`, text] as const),
    ]),
  );

test('gatherDeclarations puts models with their docs into the index, and keeps their own files', () => {
  const models = { one: model('One'), two: model('Two'), three: model('Three') };
  const found = gathered(models);
  expect(found.get('models/one')).toBe(models.one);
  const text = found.get('index') ?? '';
  expect(text).toMatch(/^import type \{ Model \} from '\.\/runtime\/model\.js';\n/);
  expect(text).not.toMatch(/^export .*'\.\/models\//m);
  for (const name of ['One', 'Two', 'Three']) {
    expect(text).toContain(`/** The input of ${name}: $& and`);
    expect(text).toContain(`export declare const ${name.toLowerCase()}: Model<`);
  }
  expect(text.match(/InvalidRequestError/g)).toHaveLength(1);
});

test('gatherDeclarations shares equal lists of values, and leaves out a model with another list of that name', () => {
  const text = gathered({
    one: model('One', values, value),
    two: model('Two', values, value),
    three: model('Three', values.replace('"b"', '"c"'), value),
  }).get('index');
  expect(text?.match(/^declare const values/gm)).toHaveLength(1);
  expect(text).toContain("export { three, type ThreeInput } from './models/three.js';");
  expect(text).not.toContain("from './models/one.js';\n");
});

test.each([
  ["import type { Model } from './other.js';\nexport declare const one: Model;\n"],
  [
    "import type { Model } from '../runtime/model.js';\nimport './a.js';\nexport declare const one: Model;\n",
  ],
  ['declare function help(): string;\nexport declare const one: typeof help;\n'],
  ['interface Inner {}\nexport declare const one: Inner;\n'],
  ['declare const Model: "a";\nexport declare const one: typeof Model;\n'],
])('gatherDeclarations leaves %j in its own file', (one) => {
  const text = gathered({ one, two: model('Two') }).get('index');
  expect(text).toContain("export { one, type OneInput } from './models/one.js';");
});

test('gatherDeclarations makes the registry import from the index', () => {
  expect(gathered({}).get('registry')).toBe(
    "import { type OneInput, type TwoInput } from './index.js';\nexport type Inputs = [OneInput, TwoInput];\n",
  );
});
