import type { Definition, ModelDefinition } from '../../../generator/model/definition.ts';
import { parsePage, type PageResult } from '../../../generator/reference/parse-page.ts';
import { sourceText } from '../../../generator/report/source-text.ts';
import { omitFields } from '../../../generator/text/omit-fields.ts';
import { isLong } from '../../support/long-form.ts';
import { corpusPages } from '../../support/shared.ts';
import { takeApart, type PageParts } from './page-form.ts';

/** All pages take minutes; these have each kind of cell. The long form reads each fifth page too. */
const everyday = ['image-phota.md', 'audio-beatoven.md', 'vectorization-vision-cortex.md'];

/** A reference page, its parts that a change applies to, and its facts. */
export interface Original {
  readonly name: string;
  readonly text: string;
  readonly parts: PageParts;
  readonly definition: Definition;
}

/** The pages that these tests change. */
export const originals = corpusPages()
  .filter(({ name }, index) => everyday.includes(name) || (isLong() && index % 5 === 0))
  .map(({ name, text }): Original => {
    const page = parse(name, text);
    if (!page.ok) throw new Error(JSON.stringify(page.problems, undefined, 2));
    return { name, text, parts: takeApart(text), definition: page.value };
  });

/** Parses the text of a page. */
export function parse(name: string, text: string): PageResult {
  return parsePage(sourceText(name, text));
}

/** Returns a model without marks and spellings, with its parameters in the order of their names, except the reported ones. */
export function facts(
  model: ModelDefinition | undefined,
  reported: ReadonlySet<string> = new Set(),
): unknown {
  if (model === undefined) return undefined;
  const parameters = model.parameters
    .filter(({ name }) => !reported.has(name))
    .map((parameter) => omitFields(parameter, 'written', 'deprecated'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return { ...omitFields(model, 'deprecated'), parameters };
}
