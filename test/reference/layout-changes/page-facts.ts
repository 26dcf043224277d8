import {
  isParameterType,
  type Definition,
  type ModelDefinition,
} from '../../../generator/model/definition.ts';
import { parsePage, type PageResult } from '../../../generator/reference/parse-page.ts';
import { groupProblems } from '../../../generator/report/group-problems.ts';
import type { Problem } from '../../../generator/report/problem.ts';
import { sourceText } from '../../../generator/report/source-text.ts';
import { omitFields } from '../../../generator/text/omit-fields.ts';
import { reportFormat } from '../../../generator/update/report-format.ts';
import type { LayoutChange } from './changes.ts';
import { splitPage, type PageParts } from './page-form.ts';

/** A reference page with the parts that a change applies to, and its facts. */
export interface Original {
  readonly name: string;
  readonly text: string;
  readonly parts: PageParts;
  readonly definition: Definition;
}

/** Reads a page that tests change. */
export function originalOf(name: string, text: string): Original {
  const page = parse(name, text);
  if (!page.ok) throw new Error(JSON.stringify(page.problems, undefined, 2));
  return { name, text, parts: splitPage(text), definition: page.value };
}

/** Parses the text of a page. */
export function parse(name: string, text: string): PageResult {
  return parsePage(sourceText(name, text));
}

/** Returns a model without marks and spellings, and without the reported parameters. The others are sorted by name. */
export function facts(
  model: ModelDefinition | undefined,
  reported: ReadonlySet<string> = new Set(),
): unknown {
  if (model === undefined) return undefined;
  const parameters = model.parameters
    .filter(({ name }) => !reported.has(name))
    .map((parameter) => omitFields(parameter, 'written', 'deprecated'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { ...omitFields(model, 'deprecated'), parameters };
}

/** Returns the parameters that a warning is about: their type is unknown, or their default is not of it. */
export function reportedParameters(model: ModelDefinition | undefined): ReadonlySet<string> {
  const reported = model?.parameters.filter(
    ({ type, default: value }) =>
      !isParameterType(type) || (type === 'boolean' && typeof value === 'string'),
  );
  return new Set(reported?.map(({ name }) => name));
}

/** Returns the models after a change. A change that removes the parameters of the last model changes its facts too. */
export function expectedModels(
  { name }: LayoutChange,
  definition: Definition,
): readonly ModelDefinition[] {
  const accepts = /without (?:parameters|a table)|no parameters/.test(name);
  return definition.models.map((model) =>
    accepts && model === definition.models.at(-1) ? { ...model, parameters: [] } : model,
  );
}

/** Returns whether a page reports that it does not have a model. */
export function isRejected({ rejected }: PageResult, model: ModelDefinition): boolean {
  return rejected.some((candidate) => candidate.id === model.id || candidate.name === model.name);
}

/** Returns the problems of changed pages, and those of the report of all pages. */
export function formatReport(
  originals: readonly Original[],
  pages: readonly { readonly original: Original; readonly page: PageResult }[],
): { readonly problems: readonly Problem[]; readonly lines: number } {
  const { problems } = reportFormat(
    originals,
    pages.flatMap(({ original, page }) =>
      page.ok ? [{ definition: page.value, pageName: original.name }] : [],
    ),
    pages.flatMap(({ page }) => page.problems),
    originals.length,
  );
  return { problems, lines: groupProblems(problems).length };
}
