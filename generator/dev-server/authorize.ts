import { performance } from 'node:perf_hooks';
import { json } from './replies.ts';
import type { DevRequest, Reply, World } from './types.ts';

/** What stands in the way of a request before anybody looks at what it wants. */
export function refusalOf(world: World, request: DevRequest): Reply | undefined {
  return unauthorized(world, request) ?? tooMany(world);
}

function unauthorized({ options, state }: World, { headers }: DevRequest): Reply | undefined {
  const [scheme, token = ''] = (headers.authorization ?? '').split(' ');
  const { credentials } = options;
  if (scheme === 'Bearer' && state.expiredTokens.has(token)) {
    const gateway = { 'x-amzn-errortype': 'AccessDeniedException' };
    return json(403, { message: 'User is not authorized to access this resource' }, gateway);
  }
  const expected = credentials && `${credentials.apiKey}:${credentials.apiSecret}`;
  const given = Buffer.from(token, 'base64').toString();
  const fine =
    scheme === 'Bearer' ? token !== '' : scheme === 'Basic' && (expected ?? given) === given;
  return fine ? undefined : json(401, { message: 'Unauthorized' });
}

/** The limit on requests in a minute. */
function tooMany({ state, limits }: World): Reply | undefined {
  const now = performance.now();
  const since = now - 60_000;
  while (state.arrivals[0] !== undefined && state.arrivals[0] < since) state.arrivals.shift();
  const [first] = state.arrivals;
  if (first !== undefined && state.arrivals.length >= limits.requestsPerMinute) {
    const remainingSeconds = Math.ceil((first - since) / 1000);
    return json(429, { message: 'Too many requests', remainingSeconds });
  }
  state.arrivals.push(now);
  return undefined;
}
