import {
  fileLink,
  headingBlock,
  inlineCode,
  listBlock,
  paragraphBlock,
  strongText,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { limitTitles, sourceNames } from '../../model/limit-sources.ts';
import type { Provenance } from '../../model/resolved-model.ts';
import { nestedOf } from '../../model/value-type.ts';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';
import { referencePagePath } from './reference-page.ts';

/** Options of a model's page. */
export interface PageOptions {
  /** Whether facts that are not from the reference page link to their source. Default: false. */
  readonly withSources?: boolean;
}

/** The heading of the section. */
export const sourcesTitle: Words = ['Sources'];

interface SourcedFact {
  readonly source: Provenance;
  /** The path of the parameter that it is about; none for a constraint. */
  readonly path?: string;
  readonly name: string;
}

/** Returns the section "Sources" of a model's page: the facts that are not from the reference page. */
export function sourcesSection({ model, page, parameters }: PlannedModel): readonly Block[] {
  const facts = [
    ...factsOf(parameters, ''),
    ...model.constraints.flatMap(({ provenance, kind }): SourcedFact[] =>
      provenance === undefined ? [] : [{ source: provenance, name: kind }],
    ),
  ].filter(({ source }) => source !== 'page');
  if (facts.length === 0) return [];
  const sources = [...new Set(facts.map(({ source }) => source))];
  const { recordDate, onPage } = model;
  const rest =
    onPage === false
      ? 'The reference page does not describe this model.'
      : 'Everything without a label is from the ';
  return [
    headingBlock(2, sourcesTitle),
    paragraphBlock(
      rest,
      ...(onPage === false
        ? []
        : [fileLink(`../${referencePagePath(page.path)}`, undefined, 'reference page'), '.']),
    ),
    listBlock(
      sources.map((source) => [
        strongText(titleOf(source, recordDate)),
        ': ',
        ...factWords(facts.filter((fact) => fact.source === source)),
      ]),
    ),
  ];
}

/** Returns facts in words: those of one parameter follow its name. */
function factWords(facts: readonly SourcedFact[]): Words {
  const paths = [...new Set(facts.map(({ path }) => path))];
  return paths.flatMap((path, index): Words => {
    const names = facts.filter((fact) => fact.path === path).map(({ name }) => name);
    const about = path === undefined ? 'constraints' : inlineCode(path);
    return [...(index === 0 ? [] : ['; ']), about, ` (${[...new Set(names)].join(', ')})`];
  });
}

function titleOf(source: Provenance, recordDate: string | undefined): string {
  const name = sourceNames[source];
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (source === 'overlay') return `${title}, written by the maintainers of this catalog`;
  return source === 'record' && recordDate !== undefined ? `${title} of ${recordDate}` : title;
}

/** The facts that have another title than their field. */
const factTitles: Readonly<Record<string, string>> = {
  ...limitTitles,
  kind: 'kind of file',
  allowedValues: 'allowed values',
  valueLabels: 'labels of values',
  modelTypes: 'types of models',
  costImpact: 'effect on the price',
  maskFrom: 'mask',
  inputs: 'nested parameters',
};

function factsOf(parameters: readonly PlannedParameter[], prefix: string): readonly SourcedFact[] {
  return parameters.flatMap(({ parameter, type }) => {
    const path = `${prefix}${parameter.name}`;
    const facts = Object.entries(parameter.provenance ?? {}).map(
      ([field, source]): SourcedFact => ({
        source,
        path,
        name: factTitles[field] ?? field,
      }),
    );
    return [...facts, ...factsOf(nestedOf(type) ?? [], `${path}.`)];
  });
}
