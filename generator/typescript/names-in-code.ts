import { namesLayout, printLayout, type CodeLayout } from './layout.ts';

/** Prints an import or export of names: `import { a, type B } from './c.js';` */
export function namesFrom(
  keyword: string,
  names: readonly string[],
  path: string,
  print: (layout: CodeLayout) => string = printLayout,
): string {
  return print([`${keyword} `, namesLayout(names), ` from '${path}';`]);
}
