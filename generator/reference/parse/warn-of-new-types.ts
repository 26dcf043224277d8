import { isParameterType, parameterTypes } from '../../model/definition.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { count, quoted } from './details.ts';
import type { Page } from './page.ts';
import type { Row } from './parse-row.ts';

/** One warning for each type that was not met before, at its first row. */
export function warnOfNewTypes(page: Page, rows: readonly Row[]): void {
  const rowsByType = new Map<string, Row[]>();
  for (const row of rows) {
    const { type } = row.parameter;
    if (isParameterType(type)) continue;
    const sameType = rowsByType.get(type);
    if (sameType) sameType.push(row);
    else rowsByType.set(type, [row]);
  }
  for (const [type, sameType] of rowsByType) {
    const [first] = sameType;
    const near = nearestName(type, parameterTypes);
    page.warning('PAGE_UNKNOWN_TYPE', first?.type, {
      message: `The type ${quoted(type)} is not known (${count(sameType.length, 'parameter')}).`,
      ...(near !== undefined && { note: `did you mean ${near}?` }),
      why: `Known are ${parameterTypes.join(', ')}.`,
      fix: 'Nothing, if the API has such a type: any value is taken for it until a later version knows it.',
    });
  }
}
