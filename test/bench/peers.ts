import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveAway, runNode, type Run } from './measure.ts';

/** The versions that are measured. They need Node.js 22 or later, which comes from npm too. */
const packages = [
  'node@24.21.0',
  '@hey-api/openapi-ts@0.99.0',
  ...['cli', 'core', 'plugin-client', 'plugin-oas', 'plugin-ts', 'plugin-zod'].map(
    (name) => `@kubb/${name}@4.39.3`,
  ),
  'typescript@5.9.3',
];

const kubbConfig = `import { defineConfig } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';
export default defineConfig({
  root: '.',
  input: { path: 'openapi.json' },
  output: { path: './kubb', clean: true, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginZod(), pluginClient()],
});
`;

/** Other generators of types, validators and a client. */
export interface Peers {
  /** Node.js 24. */
  readonly node: string;
  /** Returns a run of each with an OpenAPI document, by name. */
  readonly runs: (openapi: string) => readonly (readonly [name: string, run: () => Run])[];
}

/** Installs the peers in a folder. */
export function installPeers(folder: string): Peers {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(folder, 'kubb.config.mjs'), kubbConfig);
  const modules = join(folder, 'node_modules');
  const node = join(modules, 'node/bin/node');
  const heyApi = ['-p', '@hey-api/typescript', '@hey-api/sdk', 'zod'];
  const commands = [
    [
      'hey-api (types, SDK, zod), Node 24',
      ['@hey-api/openapi-ts/bin/run.js', '-i', 'openapi.json', '-o', 'hey-api', ...heyApi],
    ],
    [
      'kubb (types, client, zod), Node 24',
      ['@kubb/cli/bin/kubb.cjs', 'generate', '--config', 'kubb.config.mjs'],
    ],
  ] as const;
  return {
    node,
    runs: (openapi) => {
      writeFileSync(join(folder, 'openapi.json'), openapi);
      return commands.map(([name, [program, ...args]]) => {
        const run = () => {
          for (const out of ['hey-api', 'kubb']) moveAway(join(folder, out));
          return runNode([join(modules, program), ...args], { node, cwd: folder });
        };
        return [name, run] as const;
      });
    },
  };
}
