import type { IncomingMessage, ServerResponse } from 'node:http';
import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { projectOf } from './project.ts';

export const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
export const other = acmePage.replaceAll('Acme', 'Other').replaceAll('acme', 'other');

export type Answer = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** A server of two pages; `answers` can be replaced by path after the import. */
export async function pagesServer() {
  const answers = new Map<string, Answer>([
    ['/acme', (_, response) => response.setHeader('etag', '"1"').end(acmePage)],
    ['/other', (_, response) => response.end(other)],
  ]);
  const times = new Map<string, number>();
  const server = await loopbackServer((request, response) => {
    const path = request.url ?? '';
    times.set(path, (times.get(path) ?? 0) + 1);
    const answer = answers.get(path);
    if (answer) answer(request, response, times.get(path) ?? 0);
    else response.writeHead(404).end();
  });
  const folder = await projectOf([`${server}/acme`, `${server}/other`]);
  times.clear();
  return { server, folder, answers, times };
}
