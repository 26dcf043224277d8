import { namesLayout, printLayout } from './layout.ts';

/** An import or export of names: `import { a, type B } from '../emit/sdk/c.js';` */
export function namesFrom(keyword: string, names: readonly string[], path: string): string {
  return printLayout([`${keyword} `, namesLayout(names), ` from '${path}';`]);
}
