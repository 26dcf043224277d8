import { loopbackServer } from '../support/loopback-server.ts';
import { acmePage } from '../support/page-text.ts';
import { projectOf } from '../sync/project.ts';
import { repositoryOf } from './actions.ts';

export const newer = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
export const newest = newer
  .replace('2026-06-15', '2026-07-01')
  .replace('How many.', 'How many, 1 to 2.');
const other = acmePage.replaceAll('Acme', 'Other').replaceAll('acme', 'other');

/** A repository that tracks two pages of a docs server. */
export async function tracked() {
  const pages = new Map<string, string | undefined>([
    ['/acme', acmePage],
    ['/other', other],
  ]);
  const server = await loopbackServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  });
  const project = await projectOf([`${server}/acme`, `${server}/other`]);
  return { pages, repository: await repositoryOf(project) };
}
