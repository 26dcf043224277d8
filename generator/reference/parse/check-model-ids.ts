import { quoted } from './details.ts';
import type { Page } from './page.ts';
import type { ParsedSection } from './parse-section.ts';
import type { Code } from './read-codes.ts';

/** Ids stand in the path of a URL, and each names one model. */
export function checkModelIds(page: Page, sections: readonly ParsedSection[]): void {
  const firsts = new Map<string, Code>();
  for (const { id } of sections) {
    if (id === undefined) continue;
    checkCharacters(page, id);
    const first = firsts.get(id.text);
    if (first === undefined) {
      firsts.set(id.text, id);
      continue;
    }
    page.error('PAGE_DUPLICATE_MODEL_ID', id.span, {
      message: `The Model ID ${quoted(id.text)} stands on the page twice.`,
      why: `The first is in line ${page.lineAt(first.span.start)}. What the model takes can be said once only.`,
      fix: 'Correct the id that is not right, or take out its section.',
    });
  }
}

function checkCharacters(page: Page, { text, span }: Code): void {
  if (/^\.{1,2}$|[/\\?#%\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) {
    page.error('PAGE_MODEL_ID', span, {
      message: `The Model ID ${quoted(text)} can’t be part of an address.`,
      why: 'Requests go to /generate/custom/ with the id after it; such an id would lead elsewhere.',
      fix: 'Write the id as the API has it: letters, digits, `_`, `-` and `.`.',
    });
  } else if (!/^[\w.-]+$/.test(text)) {
    page.warning('PAGE_UNUSUAL_MODEL_ID', span, {
      message: `The Model ID ${quoted(text)} has characters that no id had so far.`,
      why: 'Ids are made of letters, digits, `_`, `-` and `.`.',
      fix: 'Nothing, if the API knows the model by it.',
    });
  }
}
