import { namesLayout, printLayout } from './layout.ts';

/** Prints an import or export of names: `import { a, type B } from './c.js';` */
export function namesFrom(keyword: string, names: readonly string[], path: string): string {
  return printLayout([`${keyword} `, namesLayout(names), ` from '${path}';`]);
}
