import { allowedWords, saysTheSame } from './allowed-values.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import {
  code,
  heading,
  list,
  sectionLink,
  strong,
  table,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { itemRows, itemsTitle, type Row } from './parameter-rows.ts';
import { deprecationWords, constraintInWords } from './constraint-words.ts';
import { sentences } from '../../markdown/sentences.ts';
import { typeInWords } from './type-words.ts';
import { defaultWords } from './value-words.ts';

/**
 * A table of the parameters without a group, one for each group,
 * and one for the items of each list of objects.
 */
export function parameterTables(rows: readonly Row[]): readonly Block[] {
  const groups = new Set(['', ...rows.map(groupOf)]);
  return [
    ...[...groups].flatMap((group) => {
      const members = rows.filter((row) => groupOf(row) === group);
      if (members.length === 0) return [];
      return group === ''
        ? [parameterTable(members)]
        : [heading(3, [group]), parameterTable(members)];
    }),
    ...rows.flatMap(itemTables),
  ];
}

function itemTables(row: Row): readonly Block[] {
  const items = itemRows(row);
  if (items.length === 0) return [];
  const { constraints = [] } = row.parameter;
  return [
    heading(3, itemsTitle(row.path)),
    parameterTable(items),
    ...(constraints.length === 0 ? [] : [list(constraints.map(constraintInWords))]),
    ...items.flatMap(itemTables),
  ];
}

function parameterTable(rows: readonly Row[]): Block {
  const columns = allColumns.filter(({ cell }) => rows.some((row) => cell(row).length > 0));
  return table(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}

interface Column {
  readonly title: string;
  readonly cell: (row: Row) => Words;
}

/** A column that says nothing of any parameter is left out. */
const allColumns: readonly Column[] = [
  { title: 'Parameter', cell: ({ parameter }) => [code(parameter.name)] },
  { title: 'Type', cell: typeWords },
  { title: 'Required', cell: ({ parameter }) => [parameter.required ? 'Yes' : 'No'] },
  { title: 'Default', cell: ({ parameter }) => defaultWords(parameter.default) },
  { title: 'Allowed', cell: allowedWords },
  { title: 'Description', cell: descriptionWords },
];

function typeWords(row: Row): Words {
  const words = typeInWords(row);
  return itemRows(row).length === 0 ? words : [sectionLink(itemsTitle(row.path), ...words)];
}

function descriptionWords({ parameter }: Row): Words {
  const { name, label, description, hint, maskFrom, parent, costImpact, deprecated } = parameter;
  return sentences(
    deprecated === undefined ? [] : deprecationWords(deprecated),
    label === undefined || saysTheSame(label, name) ? [] : [strong(`${label}:`)],
    description === undefined ? [] : [foreignMarkdown(description)],
    hint === undefined ? [] : [hint],
    maskFrom === undefined ? [] : ['The mask of ', code(maskFrom), '.'],
    parent ? ['Becomes the parent of the result.'] : [],
    costImpact ? ['Changes the price.'] : [],
  );
}

function groupOf({ parameter }: Row): string {
  return parameter.group ?? '';
}
