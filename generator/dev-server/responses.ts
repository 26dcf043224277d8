import type { ServerResponse } from 'node:http';
import type { Fault, FaultEffect } from './faults.ts';
import type { MockRequest, MockResponse } from './types.ts';

/** Returns a response with a JSON body. */
export function jsonResponse(
  status: number,
  value: unknown,
  headers: MockResponse['headers'] = {},
): MockResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** Returns an error response in the shape of the API. */
export function errorResponse(status: number, reason: string): MockResponse {
  return jsonResponse(status, { reason });
}

/** Returns the response to a body that is larger than the API accepts. */
export function bodyTooLarge(limit: number): MockResponse {
  return errorResponse(413, `The body must have at most ${limit.toLocaleString('en')} bytes`);
}

/** Returns the JSON object in the body of a request; `undefined` if it contains anything else. */
export function jsonBody({ body }: MockRequest): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Sends a response, changed or interrupted by `fault`. */
export function sendResponse(
  target: ServerResponse,
  response: MockResponse,
  accessHeaders: Readonly<Record<string, string>>,
  fault?: Fault,
): void {
  const effect = fault?.then;
  if (effect === 'cut') {
    target.destroy();
    return;
  }
  if (effect === 'stall') return;
  const { status, headers, body } = applyEffect(response, effect);
  const bytes = Buffer.from(body);
  const length = status === 204 ? {} : { 'content-length': bytes.length };
  target.writeHead(status, { ...accessHeaders, ...headers, ...length });
  if (effect !== 'cut-body' && effect !== 'stall-body') {
    target.end(bytes);
    return;
  }
  target.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (effect === 'cut-body') target.destroy();
  });
}

function applyEffect(response: MockResponse, effect: FaultEffect | undefined): MockResponse {
  if (effect === 'garble')
    return { ...response, body: `<html>${response.body.toString('latin1')}` };
  if (typeof effect === 'object' && 'status' in effect) {
    const { status, body = {}, headers } = effect;
    return typeof body === 'string'
      ? { status, body, headers: { 'content-type': 'text/html', ...headers } }
      : jsonResponse(status, body, headers);
  }
  return response;
}
