import { fieldsOf } from './answer.js';

/** Node and Bun tell by a code, Deno in words. A browser tells nothing: there it is never certain. */
const refusal =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)|client error \(Connect\)/;

/** Whether `fetch` failed before anything was sent: no such host, or nobody listens there. */
export function wasRefused(error: unknown): boolean {
  const { code, message, cause } = fieldsOf(error);
  return refusal.test(String(code ?? message)) || (!!cause && wasRefused(cause));
}

/** Its messages, without what is signed: `fetch failed: connect ECONNREFUSED 127.0.0.1:80`. */
export function wordsOf(error: unknown): string {
  const { message, code, cause } = fieldsOf(error);
  const words = String(message ?? code ?? error);
  return `${words}${cause ? `: ${wordsOf(cause)}` : ''}`.replaceAll(/\?[^\s)]+|\/\/[^\s/]+@/g, '');
}
