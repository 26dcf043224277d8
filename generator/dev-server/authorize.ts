import { jsonResponse } from './responses.ts';
import type { Context, MockRequest, MockResponse } from './types.ts';

/** Rejects a request to the API without valid credentials, or over the rate limit. */
export function rejectUnauthorized(
  context: Context,
  request: MockRequest,
): MockResponse | undefined {
  return checkCredentials(context, request) ?? checkRate(context);
}

function checkCredentials(
  { options, state }: Context,
  { headers }: MockRequest,
): MockResponse | undefined {
  const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer' && state.expiredTokens.has(token)) {
    const gateway = { 'x-amzn-errortype': 'AccessDeniedException' };
    return jsonResponse(
      403,
      { message: 'User is not authorized to access this resource' },
      gateway,
    );
  }
  const isValid =
    scheme === 'Bearer' ? token !== '' : scheme === 'Basic' && isKey(token, options.credentials);
  return isValid ? undefined : jsonResponse(401, { message: 'Unauthorized' });
}

function isKey(token: string, expected: Context['options']['credentials']): boolean {
  if (!expected) return true;
  const given = Buffer.from(token, 'base64').toString();
  return given === `${expected.apiKey}:${expected.apiSecret}`;
}

function checkRate({ state, limits, clock }: Context): MockResponse | undefined {
  const now = clock();
  const since = now - 60_000;
  const recent = state.arrivals.findIndex((arrival) => arrival >= since);
  state.arrivals.splice(0, recent === -1 ? state.arrivals.length : recent);
  const [first] = state.arrivals;
  if (first !== undefined && state.arrivals.length >= limits.requestsPerMinute) {
    const remainingSeconds = Math.ceil((first - since) / 1000);
    return jsonResponse(429, { message: 'Too many requests', remainingSeconds });
  }
  state.arrivals.push(now);
  return undefined;
}
