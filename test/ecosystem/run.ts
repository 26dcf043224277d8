/**
 * Packs the SDK as npm would publish it, generates it as TypeScript too, and uses both in common
 * tools, each in an empty project. Prints a table and exits with code 1 if one fails.
 *
 * Pass names of cases to run only these: `npm run test:ecosystem -- vite jest`.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasShared, sharedPath } from '../support/shared.ts';
import { cases, type EcosystemCase } from './cases.ts';
import { libraryCases } from './library-cases.ts';
import { openapiCases } from './openapi-cases.ts';
import { differences, judges, writeCases, type Judge, type JudgeCase } from './schema-judges.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/generator/cli.js');
const workspace = mkdtempSync(join(tmpdir(), 'scenario-models-ecosystem-'));
const selected = process.argv.slice(2);

function run(folder: string, command: string): string {
  // The project's commands come first, then npm and Node.js.
  const PATH = `${join(folder, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PATH,
    CI: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
  return execFileSync('sh', ['-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
}

function packSdk(): string {
  const folder = join(workspace, 'package');
  cpSync(join(root, 'generated'), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('/dist'),
  });
  run(root, `node ${cli} build --out ${folder}`);
  const name = run(folder, 'npm pack --ignore-scripts --silent').trim();
  return join(folder, name);
}

function generateInto(folder: string, extension: string): void {
  const models = join(root, 'models');
  run(
    root,
    `node ${cli} generate --models ${models} --out ${folder} --only sdk --import-extension ${extension}`,
  );
}

interface Outcome {
  readonly name: string;
  readonly version: string;
  readonly seconds: number;
  readonly failure?: string;
}

function runCase(
  tarball: string,
  { name, tool, install, source, files, commands, prints }: EcosystemCase,
): Outcome {
  const folder = join(workspace, name);
  const start = performance.now();
  const result = (failure?: string): Outcome => ({
    name,
    version: versionOf(folder, tool),
    seconds: (performance.now() - start) / 1000,
    ...(failure !== undefined && { failure }),
  });
  try {
    const sdk = source === undefined ? [tarball] : [];
    for (const [path, text] of Object.entries({
      'package.json': '{ "type": "module" }',
      ...files,
    })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    if (source !== undefined) generateInto(join(folder, 'scenario'), source);
    run(folder, `npm install --no-audit --no-fund --silent ${[...sdk, ...install].join(' ')}`);
    const output = commands.map((command) => run(folder, command)).join('\n');
    if (prints !== undefined && !output.includes(prints)) {
      return result(`printed ${output.slice(-500)} instead of ${prints}`);
    }
    return result();
  } catch (error) {
    return result(failureText(error));
  }
}

function failureText(error: unknown): string {
  const { stdout = '', stderr = '', message = '' } = Object(error) as Record<string, string>;
  return `${message}\n${stdout.slice(-1500)}\n${stderr.slice(-1500)}`;
}

function versionOf(folder: string, tool: string): string {
  const file = join(folder, 'node_modules', tool, 'package.json');
  if (!existsSync(file)) return '?';
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

/** The models whose schemas are judged: those of the real pages, if they are here. */
function generateJudged(): { readonly models: string; readonly output: string } {
  const output = join(workspace, 'judged');
  const models = hasShared ? join(workspace, 'models') : join(root, 'models');
  const pages = hasShared ? [sharedPath('corpus')] : [];
  for (const page of pages) run(root, `node ${cli} import ${page} --models ${models}`);
  run(root, `node ${cli} generate --models ${models} --out ${output}`);
  symlinkSync(join(root, 'node_modules'), join(output, 'node_modules'));
  return { models, output };
}

/** Judges the same bodies with a validator of JSON Schema and with the SDK. */
function runJudge(folder: string, judgeCases: readonly JudgeCase[], judge: Judge): Outcome {
  const { name, version, install, file, program } = judge;
  const start = performance.now();
  const result = (failure?: string): Outcome => ({
    name,
    version,
    seconds: (performance.now() - start) / 1000,
    ...(failure !== undefined && { failure }),
  });
  try {
    writeFileSync(join(folder, file), program);
    for (const command of install) run(folder, command);
    const verdicts = JSON.parse(run(folder, judge.run)) as readonly unknown[];
    const wrong = differences(judgeCases, verdicts);
    return result(wrong.length === 0 ? undefined : wrong.slice(0, 20).join('\n'));
  } catch (error) {
    return result(failureText(error));
  }
}

function show(result: Outcome): Outcome {
  const { name, version, seconds, failure } = result;
  const mark = failure === undefined ? 'ok  ' : 'FAIL';
  console.log(`${mark} ${name.padEnd(24)} ${version.padEnd(10)} ${seconds.toFixed(1)} s`);
  if (failure !== undefined) console.log(failure);
  return result;
}

const isSelected = ({ name }: { readonly name: string }): boolean =>
  selected.length === 0 || selected.includes(name);
const tarball = packSdk();
const results = [...cases, ...libraryCases, ...openapiCases]
  .filter(isSelected)
  .map((ecosystemCase) => show(runCase(tarball, ecosystemCase)));
const selectedJudges = judges.filter(isSelected);
if (selectedJudges.length > 0) {
  const folder = join(workspace, 'judges');
  const { models, output } = generateJudged();
  const judgeCases = await writeCases(folder, models, output);
  const valid = judgeCases.filter(({ issues }) => issues.length === 0).length;
  console.log(`JSON Schema: ${judgeCases.length} bodies, ${valid} of them valid`);
  for (const judge of selectedJudges) results.push(show(runJudge(folder, judgeCases, judge)));
}
rmSync(workspace, { recursive: true, force: true });
const failed = results.filter(({ failure }) => failure !== undefined).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
