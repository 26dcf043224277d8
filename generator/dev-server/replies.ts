import type { DevRequest, Reply } from './types.ts';

export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** The shape of the API's own refusals. */
export function refuse(status: number, reason: string): Reply {
  return json(status, { reason });
}

/** The JSON object of a request; undefined where it is something else. */
export function bodyOf(request: DevRequest): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
