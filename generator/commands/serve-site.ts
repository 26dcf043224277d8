import { platform } from 'node:process';
import type { Problem } from '../report/problem.ts';
import type { Style } from '../report/style.ts';
import { ConfigurationError } from '../runtime/client/errors.ts';
import { createProxy, type Proxy } from '../runtime/proxy.ts';
import { invalidInput, type CommandResult } from './command-result.ts';
import { isPortError, portProblem } from './dev-server.ts';
import { proxyPath, startSiteServer, type SiteServer } from './site-server.ts';
import { runSite, type SiteOptions } from './site.ts';
import { runOnChange, stateOf } from './watch.ts';

/** Options of `site` with `--serve` or `--watch`. */
export interface ServeOptions extends SiteOptions {
  /** Whether to rebuild whenever a definition is saved. */
  readonly watch?: true;
  /** The port to serve the site on; 0 for any free one. Default: no server. */
  readonly serve?: number;
  /**
   * Whether the playground can call Scenario through the server, with the API key of the
   * environment.
   */
  readonly proxy?: true;
}

/**
 * Builds the site, then serves and watches it as the options state. The process runs as long as the
 * returned server, and watches until `signal` is aborted.
 */
export async function serveSite(
  options: ServeOptions,
  style: Style,
  report: (result: CommandResult) => void,
  signal?: AbortSignal,
): Promise<SiteServer | undefined> {
  const { serve, watch, proxy: withProxy, models, out } = options;
  const proxy = withProxy ? environmentProxy() : undefined;
  if (proxy !== undefined && 'code' in proxy) {
    report(invalidInput([proxy]));
    return undefined;
  }
  if (serve === undefined) {
    await runOnChange(models, () => runSite(options, style), report, signal);
    return undefined;
  }
  const state = stateOf(models);
  const first = await runSite(options, style);
  // A page that was built before can be served while the definitions have errors.
  if (first.exitCode !== 0 && watch !== true) {
    report(first);
    return undefined;
  }
  const server = await startSiteServer({
    folder: out,
    port: serve,
    reloads: watch === true,
    ...(proxy && { proxy }),
  }).catch((error: unknown) => {
    if (!isPortError(error)) throw error;
    return portProblem('The server of the site', serve, error.code);
  });
  if ('code' in server) {
    report(invalidInput([server]));
    return undefined;
  }
  report(withUrl(first, server.url, options, style));
  if (watch === true) {
    const reportChange = (result: CommandResult) => {
      report(result);
      if (result.exitCode === 0) server.reload();
    };
    const earlier = { state, result: first };
    await runOnChange(models, () => runSite(options, style), reportChange, signal, { earlier });
  }
  return server;
}

function withUrl(
  result: CommandResult,
  url: string,
  { watch, proxy }: ServeOptions,
  style: Style,
): CommandResult {
  const stop = platform === 'darwin' ? '⌃C' : 'Ctrl+C';
  const notes = [
    `${style.green('✔')} ${url} — only this computer can reach it. Press ${stop} to stop it.\n`,
    ...(watch ? ['  Pages reload whenever a definition is saved.\n'] : []),
    ...(proxy
      ? [
          `  The playground calls Scenario through ${proxyPath} with your key: runs cost credits. The key stays in this process.\n`,
        ]
      : []),
  ];
  return {
    ...result,
    stdout: `${url}\n`,
    stderr: `${result.stderr ?? ''}${notes.join('')}`,
    json: { ...Object(result.json), url },
  };
}

/**
 * The server itself rejects the pages of other sites, so every call that arrives here is allowed.
 */
function environmentProxy(): Proxy | Problem {
  try {
    return createProxy({ authorize: () => true });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return {
      code: 'INPUT_NO_KEY',
      severity: 'error',
      message:
        '--proxy requires the environment variables SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET.',
      why: 'The proxy adds the key to the calls of the playground, so that no page contains it.',
      fix: 'Set both, or use --serve without --proxy.',
    };
  }
}
