import type { SiteFile } from '../../generator/site/site-file.ts';
import { siteParts, type SiteInput } from '../../generator/site/site.ts';

/** Returns every file of a site. */
export async function buildSite(input: SiteInput): Promise<readonly SiteFile[]> {
  return (await siteParts(input)).flatMap(({ print }) => print());
}
