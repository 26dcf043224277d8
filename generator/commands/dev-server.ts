import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startMockServer, type MockServer } from '../dev-server/mock-server.ts';
import type { Registry } from '../dev-server/types.ts';
import { fileProblem } from '../input/read-file.ts';
import { packageRoot } from '../package-root.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { countOf } from '../text/count-words.ts';
import { showHidden } from '../text/invisible.ts';
import { exitCodes, invalidInput, type CommandResult } from './command-result.ts';

/** The flags of `dev-server`. */
export interface DevServerFlags {
  /** The registry.ts or registry.js of a generated SDK. Default: that of the published SDK. */
  readonly registry?: string;
  /** The port; 0 for any free one. */
  readonly port: number;
  /** The duration of a job in milliseconds. */
  readonly jobTime?: number;
  /** The number of jobs that may run at the same time. */
  readonly jobs?: number;
  /** Origins whose pages may call the API. */
  readonly cors?: readonly string[];
}

/** A running mock server, or the result of a start that failed. */
export interface DevServerResult {
  readonly result: CommandResult;
  /** The server, which keeps the process running. Undefined if it could not be started. */
  readonly server?: MockServer;
}

/** Imports a module of the user. A chunk of the built command line can't: only modules import. */
export type ImportModule = (url: string) => Promise<unknown>;

/** The functions of the command line that the mock server needs. */
interface DevServerHost {
  /** Receives a line before the models are loaded, which takes seconds for hundreds of models. */
  readonly report: (line: string) => void;
  readonly importModule: ImportModule;
}

/** Runs a local mock of the Scenario API, to test a program without an account or costs. */
export async function runDevServer(
  flags: DevServerFlags,
  style: Style,
  host: DevServerHost,
): Promise<DevServerResult> {
  const { port, jobTime, jobs, cors = [] } = flags;
  const invalidOrigins = cors.filter((origin) => !isOrigin(origin));
  if (invalidOrigins.length > 0) return { result: invalidInput(invalidOrigins.map(invalidOrigin)) };
  const path = resolve(flags.registry ?? join(packageRoot, 'generated', 'dist', 'registry.js'));
  const loaded = await loadRegistry(path, host);
  if (!loaded.ok) return { result: invalidInput(loaded.problems) };
  const models = loaded.value;
  try {
    const server = await startMockServer({
      models,
      port,
      cors,
      ...(jobTime !== undefined && { timing: { queued: jobTime / 4, running: (jobTime * 3) / 4 } }),
      ...(jobs !== undefined && { limits: { concurrentJobs: jobs } }),
    });
    const { url } = server;
    const amount = countOf(Object.keys(models).length, 'model');
    const result: CommandResult = {
      exitCode: exitCodes.success,
      problems: [],
      stdout: `${url}\n`,
      stderr: greeting(url, amount, cors, style),
      json: { url, models: Object.keys(models) },
    };
    return { result, server };
  } catch (error) {
    if (!isPortError(error)) throw error;
    return { result: invalidInput([portProblem('The mock server', port, error.code)]) };
  }
}

async function loadRegistry(
  path: string,
  { report, importModule }: DevServerHost,
): Promise<Result<Registry>> {
  if (!existsSync(path)) return failureOf([registryProblem(path, 'The registry does not exist.')]);
  // Loading a pipe might never end.
  const problem = fileProblem(path);
  if (problem) return failureOf([problem]);
  report(`Loading the models of ${showHidden(relative(process.cwd(), path))} …`);
  if (path.endsWith('.ts')) register('./typescript-hooks.js', import.meta.url);
  try {
    const module = await importModule(pathToFileURL(path).href);
    const { models } = Object(module) as { readonly models?: Registry };
    return models
      ? successOf(models)
      : failureOf([
          registryProblem(path, 'The file does not export `models`, as a registry does.'),
        ]);
  } catch (error) {
    return failureOf([registryProblem(path, `The registry can't be loaded: ${messageOf(error)}.`)]);
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function greeting(url: string, amount: string, cors: readonly string[], style: Style): string {
  const origin = url.replace('/v1', '');
  const pages = cors.length === 0 ? 'no web page' : `the pages of ${cors.join(' and ')}`;
  return `${style.green('✔')} A mock of the Scenario API with ${amount}. It listens on 127.0.0.1 only: no other computer can reach it, and ${pages} may call it. Any key works:

  new ScenarioClient({ baseUrl: '${url}', apiKey: 'any', apiSecret: 'any' })

  ${style.dim('show the requests')}    curl ${origin}/dev
  ${style.dim('make a request fail')}  curl ${origin}/dev/faults -d '{"on": "POST /generate/*", "then": "cut"}'

Press Ctrl+C to stop it.
`;
}

/** Returns whether a text is an origin as browsers send it: `http://localhost:5173`. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

function invalidOrigin(origin: string): Problem {
  return {
    code: 'INPUT_ORIGIN',
    severity: 'error',
    message: `--cors must be an origin (got '${origin}').`,
    why: 'The origin of a page consists of scheme, host and port.',
    fix: 'Pass the origin without a path or a trailing slash, such as `http://localhost:5173`.',
  };
}

function registryProblem(path: string, message: string): Problem {
  return {
    code: 'INPUT_REGISTRY',
    severity: 'error',
    message,
    file: path,
    why: 'The mock server checks requests with the validators of a generated SDK, which need zod installed.',
    fix: 'Pass the registry.ts or registry.js of a generated SDK with --registry.',
  };
}

/** Returns whether a server could not be started because of its port. */
export function isPortError(error: unknown): error is { readonly code: 'EADDRINUSE' | 'EACCES' } {
  const { code } = Object(error) as { readonly code?: unknown };
  return code === 'EADDRINUSE' || code === 'EACCES';
}

/** Returns the problem of a port that a server can't use. */
export function portProblem(server: string, port: number, code: string): Problem {
  return {
    code: 'INPUT_PORT',
    severity: 'error',
    message: `${server} can't listen on port ${port} (${code}).`,
    why: 'Another program uses the port, or it requires administrator rights.',
    fix: 'Choose another port with --port; 0 picks a free one.',
  };
}
