import {
  code,
  heading,
  joined,
  list,
  paragraph,
  sectionLink,
  strong,
  table,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { sentences } from '../../markdown/sentences.ts';
import { constraintWords } from '../../model/constraint-words.ts';
import type { Preset } from '../../model/resolved-model.ts';
import { defaultWords, deprecationWords, valueCode } from '../../model/value-words.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import {
  allowedWords,
  isOpaque,
  itemRows,
  itemsTitle,
  rowsOf,
  saysTheSame,
  typeInWords,
  type Row,
} from './parameter-rows.ts';

/** Returns the section "Parameters": tables, then constraints and presets. */
export function parameterSection({ model, parameters }: PlannedModel): readonly Block[] {
  if (parameters.length === 0) return [paragraph('This model has no parameters.')];
  const rows = rowsOf(parameters);
  const opaque = rows.filter(isOpaque).map(({ path }) => code(path));
  const sendsDefaults = rows.some(({ parameter, optional }) => parameter.required && optional);
  const { constraints, presets = [] } = model;
  return [
    ...parameterTables(rows),
    ...(sendsDefaults
      ? [paragraph('The SDK fills in the default of a required parameter if you omit it.')]
      : []),
    ...(opaque.length === 0
      ? []
      : [
          paragraph(
            'The reference does not document the nested parameters of ',
            ...joined(opaque, 'and'),
            '.',
          ),
        ]),
    ...(constraints.length === 0
      ? []
      : [heading(3, ['Constraints']), list(constraints.map(constraintWords))]),
    ...(presets.length === 0 ? [] : [heading(3, ['Presets']), list(presets.map(presetWords))]),
  ];
}

function presetWords({ label, values }: Preset): Words {
  const settings = Object.entries(values).flatMap(([name, value], index) => [
    ...(index === 0 ? [': '] : [', ']),
    code(name),
    ' ',
    valueCode(value),
  ]);
  return [label, ...settings];
}

/**
 * Returns a table of the parameters without a group, one for each group,
 * and one for the items of each list of objects.
 */
function parameterTables(rows: readonly Row[]): readonly Block[] {
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
    ...(constraints.length === 0 ? [] : [list(constraints.map(constraintWords))]),
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

/** A column that is empty for all parameters is omitted. */
const allColumns: readonly Column[] = [
  { title: 'Parameter', cell: ({ parameter }) => [code(parameter.name)] },
  { title: 'Type', cell: typeWords },
  { title: 'Required', cell: ({ parameter }) => [parameter.required ? 'Yes' : 'No'] },
  { title: 'Default', cell: ({ parameter }) => defaultWords(parameter.default) },
  { title: 'Allowed values', cell: allowedWords },
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
    maskFrom === undefined ? [] : ['Mask of ', code(maskFrom), '.'],
    parent ? ['Becomes the parent of the result.'] : [],
    costImpact ? ['Affects the price.'] : [],
  );
}

function groupOf({ parameter }: Row): string {
  return parameter.group ?? '';
}
