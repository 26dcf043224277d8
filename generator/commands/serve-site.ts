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

/** Options of `site` with a server or a watch. */
export interface ServeOptions extends SiteOptions {
  /** Builds again whenever a definition is saved. */
  readonly watch?: true;
  /** The port of a server of the site; 0 for any free one. Default: no server. */
  readonly serve?: number;
  /** Lets the playground call Scenario through the server, with the keys of the environment. */
  readonly proxy?: true;
}

/**
 * Builds the site, then serves and watches as the options say. The process lives as long as the
 * server, which is returned, and as long as `signal` lets it watch.
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
    ...(watch ? ['  Pages load again whenever a definition is saved.\n'] : []),
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
 * The server itself refuses the pages of other sites, so every call that arrives here is allowed.
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
        '--proxy needs the environment variables SCENARIO_SDK_API_KEY and SCENARIO_SDK_API_SECRET.',
      why: 'The proxy adds the key to the calls of the playground, so that no page holds it.',
      fix: 'Set both, or use --serve without --proxy.',
    };
  }
}
