import { isIP } from 'node:net';
import type { Config } from '../config/schema.ts';
import { defaultApiUrl } from '../record/api-client.ts';
import { failureOf, successOf, type Result } from '../report/problem.ts';
import { redactUrls } from '../text/public-url.ts';

/** The access to the records of the API. */
export interface RecordAccess {
  /** The base URL of the API, without a trailing slash. */
  readonly baseUrl: string;
  /** The `Authorization` header of the account. Default: the public token. */
  readonly authorization?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the base URL of the API: from the configuration, the environment, or the public one. */
export function apiUrlOf({ records = {} }: Config, env: Environment): string {
  const url = records.url ?? env['SCENARIO_SDK_BASE_URL'] ?? defaultApiUrl;
  return url.replace(/(?<!\/)\/+$/, '');
}

/** Returns the names of the environment variables for the key and the secret. */
export function keyVariables({ records = {} }: Config): {
  readonly key: string;
  readonly secret: string;
} {
  const { key = 'SCENARIO_SDK_API_KEY', secret = 'SCENARIO_SDK_API_SECRET' } = records;
  return { key, secret };
}

/**
 * Returns the access of a project to records; undefined without a key, unless the configuration
 * makes it optional. A key is sent only over an encrypted connection, or within this computer.
 */
export function recordAccess(
  config: Config,
  env: Environment = process.env,
): Result<RecordAccess | undefined> {
  const baseUrl = apiUrlOf(config, env);
  const names = keyVariables(config);
  if (names.key === 'public') return successOf({ baseUrl });
  const [key = '', secret = ''] = [env[names.key], env[names.secret]];
  if (key === '' || secret === '') return successOf(undefined);
  if (!URL.canParse(baseUrl) || !isSafe(new URL(baseUrl))) {
    return failureOf([
      {
        code: 'RECORD_API_UNENCRYPTED',
        severity: 'error',
        file: redactUrls(baseUrl),
        message: 'The base URL of the API must start with https:// to send a key.',
        why: 'Without encryption, others on the network could read the key.',
        fix: 'Correct `records.url` in the configuration, or SCENARIO_SDK_BASE_URL.',
      },
    ]);
  }
  const pair = Buffer.from(`${key}:${secret}`).toString('base64');
  return successOf({ baseUrl, authorization: `Basic ${pair}` });
}

function isSafe({ protocol, hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isOwn =
    host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  return protocol === 'https:' || (protocol === 'http:' && isOwn);
}
