import { isParameterType, parameterTypes } from '../../model/definition.ts';
import { countOf } from '../../text/count-words.ts';
import { nearestName } from '../../text/nearest-name.ts';
import { quoteText, type Page } from './page.ts';
import type { ParsedRow } from './parse-row.ts';
import type { ParsedSection } from './parse-section.ts';
import type { Code } from './read-values.ts';

/** Reports and returns model IDs that can't be part of a URL, or that two models have. */
export function checkModelIds(page: Page, sections: readonly ParsedSection[]): ReadonlySet<string> {
  const wrong = new Set<string>();
  const firsts = new Map<string, Code>();
  for (const { id } of sections) {
    if (id === undefined) continue;
    const errors = page.errors();
    checkCharacters(page, id);
    if (page.errors() > errors) wrong.add(id.text);
    const first = firsts.get(id.text);
    if (first === undefined) {
      firsts.set(id.text, id);
      continue;
    }
    wrong.add(id.text);
    page.error('PAGE_DUPLICATE_MODEL_ID', id.span, {
      message: `The Model ID ${quoteText(id.text)} is on the page twice.`,
      why: `The first is in line ${page.lineAt(first.span.start)}. A model has one section.`,
      fix: 'Correct the wrong ID, or remove its section.',
    });
  }
  return wrong;
}

function checkCharacters(page: Page, { text, span }: Code): void {
  if (/^\.{1,2}$|[/\\?#%\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) {
    page.error('PAGE_MODEL_ID', span, {
      message: `The Model ID ${quoteText(text)} can’t be part of a URL.`,
      why: 'The ID is a part of the request path, after /generate/custom/. This ID would change the path.',
      fix: 'Write the ID of the API: letters, digits, `_`, `-` and `.`.',
    });
  } else if (!/^[\w.-]+$/.test(text)) {
    page.warning('PAGE_UNUSUAL_MODEL_ID', span, {
      message: `The Model ID ${quoteText(text)} has unusual characters.`,
      why: 'All known IDs consist of letters, digits, `_`, `-` and `.`.',
      fix: 'No action is needed if it is the ID of the API.',
    });
  }
}

/** Reports each unknown parameter type once, at its first row. */
export function reportNewTypes(page: Page, rows: readonly ParsedRow[]): void {
  const rowsByType = new Map<string, ParsedRow[]>();
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
      message: `The type ${quoteText(type)} is unknown (${countOf(sameType.length, 'parameter')}).`,
      ...(near !== undefined && { note: `did you mean ${near}?` }),
      why: `Known types: ${parameterTypes.join(', ')}.`,
      fix: 'No action is needed if the API has this type: the parameter accepts any value until this tool knows it.',
    });
  }
}
