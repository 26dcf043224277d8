import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startDevServer, type DevServer } from '../dev-server/dev-server.ts';
import type { Registry } from '../dev-server/types.ts';
import { packageRoot } from '../package-root.ts';
import { failure, success, type Problem, type Result } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { count } from '../report/words.ts';
import { badInput, exitCodes, type Outcome } from './outcome.ts';

export interface DevServerFlags {
  /** The registry.ts or registry.js of a generated SDK. By default the one that this package publishes. */
  readonly registry?: string;
  /** 0 for one that is free. */
  readonly port: number;
  /** Milliseconds that a job takes. */
  readonly jobTime?: number;
  /** How many jobs may run at once. */
  readonly jobs?: number;
}

/** What is running; the process lives as long as the server. */
export interface Serving {
  readonly outcome: Outcome;
  /** Undefined where it could not be started. */
  readonly server?: DevServer;
}

/** Starts a Scenario on this computer, to try a program without an account and without paying. */
export async function serve(flags: DevServerFlags, style: Style): Promise<Serving> {
  const path = resolve(flags.registry ?? join(packageRoot, 'dist', 'sdk', 'registry.js'));
  const loaded = await loadRegistry(path);
  if (!loaded.ok) return { outcome: badInput(loaded.problems) };
  const models = loaded.value;
  const { port, jobTime, jobs } = flags;
  try {
    const server = await startDevServer({
      models,
      port,
      ...(jobTime !== undefined && { pace: { queued: jobTime / 4, running: (jobTime * 3) / 4 } }),
      ...(jobs !== undefined && { limits: { concurrentJobs: jobs } }),
    });
    const { url } = server;
    const amount = count(Object.keys(models).length, 'model');
    const outcome: Outcome = {
      exitCode: exitCodes.fine,
      problems: [],
      stdout: `${url}\n`,
      stderr: greeting(url, amount, style),
      json: { url, models: Object.keys(models) },
    };
    return { outcome, server };
  } catch (error) {
    if (!isPortProblem(error)) throw error;
    return { outcome: badInput([portTaken(port, error.code)]) };
  }
}

async function loadRegistry(path: string): Promise<Result<Registry>> {
  if (!existsSync(path)) return failure([noRegistry(path, 'There is no registry of models.')]);
  if (path.endsWith('.ts')) register('./typescript-hooks.js', import.meta.url);
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    const { models } = Object(module) as { readonly models?: Registry };
    return models
      ? success(models)
      : failure([noRegistry(path, 'The file exports no `models`, as a registry does.')]);
  } catch (error) {
    return failure([noRegistry(path, `The registry can't be loaded: ${messageOf(error)}.`)]);
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function greeting(url: string, amount: string, style: Style): string {
  const origin = url.replace('/v1', '');
  return `${style.green('✔')} A Scenario with ${amount}, for this computer alone. Any key will do:

  new ScenarioClient({ baseUrl: '${url}', apiKey: 'any', apiSecret: 'any' })

  ${style.dim('what came in')}            curl ${origin}/dev
  ${style.dim('let something go wrong')}  curl ${origin}/dev/faults -d '{"on": "POST /generate/*", "then": "cut"}'

Ctrl+C ends it.
`;
}

function noRegistry(path: string, message: string): Problem {
  return {
    code: 'INPUT_REGISTRY',
    severity: 'error',
    message,
    file: path,
    why: 'The server checks requests with the validators of a generated SDK, which need zod beside them.',
    fix: 'Name the registry.ts or registry.js of a generated SDK with --registry.',
  };
}

function isPortProblem(error: unknown): error is { readonly code: 'EADDRINUSE' | 'EACCES' } {
  const { code } = Object(error) as { readonly code?: unknown };
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function portTaken(port: number, code: string): Problem {
  return {
    code: 'INPUT_PORT',
    severity: 'error',
    message: `The server can't listen on port ${port} (${code}).`,
    why: 'Another program has it, or only an administrator may.',
    fix: 'Choose another with --port; 0 takes one that is free.',
  };
}
