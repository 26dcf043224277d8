/** The path from this page to the root of the site: empty, or `../`. */
export const siteRoot = document.documentElement.dataset['root'] ?? '';
