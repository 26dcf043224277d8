import type { ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import { json } from './replies.ts';
import type { Reply } from './types.ts';

/** So that pages from anywhere can try it out. */
const openToPages = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-max-age': '600',
};

/** Sends a reply, or what `fault` makes of it. */
export function sendReply(response: ServerResponse, reply: Reply, fault?: Fault): void {
  const effect = fault?.then;
  if (effect === 'cut') {
    response.destroy();
    return;
  }
  if (effect === 'stall') return;
  const { status, headers, body } = changed(reply, effect);
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...openToPages, ...headers, 'content-length': bytes.length });
  if (effect !== 'cut-body' && effect !== 'stall-body') {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    if (effect === 'cut-body') response.destroy();
  });
}

function changed(reply: Reply, effect: Fault['then'] | undefined): Reply {
  if (effect === 'garble') return { ...reply, body: `<html>${reply.body.toString('latin1')}` };
  if (typeof effect === 'object' && 'status' in effect) {
    const { status, body = {}, headers } = effect;
    return typeof body === 'string'
      ? { status, body, headers: { 'content-type': 'text/html', ...headers } }
      : json(status, body, headers);
  }
  return reply;
}
