import type { Config } from './schema.ts';

/** Returns the configured limits of a request: the timeout in milliseconds, the size in bytes. */
export function fetchLimitsOf({ limits = {} }: Config): {
  readonly timeout?: number;
  readonly size?: number;
} {
  const { timeout, pageSize } = limits;
  return {
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
    ...(pageSize !== undefined && { size: pageSize * 1024 ** 2 }),
  };
}
