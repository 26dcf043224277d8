import {
  headingBlock,
  inlineCode,
  joinWords,
  listBlock,
  paragraphBlock,
  sectionLink,
  strongText,
  tableBlock,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { joinSentences } from '../../markdown/sentences.ts';
import { constraintWords, ignoredWords, type IgnoredTerms } from '../../model/constraint-words.ts';
import { describedConstraints } from '../../model/described.ts';
import type {
  Constraint,
  ConstraintTerms,
  Preset,
  ResolvedParameter,
} from '../../model/resolved-model.ts';
import { isOpaqueType } from '../../model/value-type.ts';
import { defaultWords, deprecationWords, valueCode } from '../../model/value-words.ts';
import type { PlannedModel, PlannedParameter, ValueType } from '../../plan/types.ts';
import { rememberByObject } from '../../text/remember.ts';
import { allowedWords, saysTheSame } from './allowed-values.ts';
import { foreignMarkdown } from './foreign-markdown.ts';
import { fieldMark, itemRows, rowsOf, sourceMark, type ParameterRow } from './parameter-rows.ts';
import type { PageOptions } from './sources-section.ts';

/** Returns the section "Parameters": tables, then constraints and presets. */
export function parameterSection(
  { model, parameters }: PlannedModel,
  { withSources = false }: PageOptions = {},
): readonly Block[] {
  if (parameters.length === 0) return [paragraphBlock('This model has no parameters.')];
  const rows = rowsOf(parameters, '', withSources);
  const opaque = rows.filter(({ type }) => isOpaqueType(type)).map(({ path }) => inlineCode(path));
  const sendsDefaults = rows.some(({ parameter, optional }) => parameter.required && optional);
  const { constraints, presets = [] } = model;
  const described = describedConstraints(model.parameters);
  return [
    ...parameterTables(rows),
    ...(sendsDefaults
      ? [paragraphBlock('The SDK fills in the default of a required parameter if you omit it.')]
      : []),
    ...(opaque.length === 0
      ? []
      : [
          paragraphBlock(
            'The reference does not document the nested parameters of ',
            ...joinWords(opaque, 'and'),
            '.',
          ),
        ]),
    ...(constraints.length + described.length === 0
      ? []
      : [
          headingBlock(3, ['Constraints']),
          listBlock([
            ...constraints.map((constraint) => sourcedConstraint(constraint, withSources)),
            ...describedWords(described),
          ]),
        ]),
    ...(presets.length === 0
      ? []
      : [headingBlock(3, ['Presets']), listBlock(presets.map(presetWords))]),
  ];
}

/**
 * Returns constraints that only descriptions state, and marks them; the validator does not check
 * them. Parameters that are ignored under one condition share a line.
 */
function describedWords(constraints: readonly ConstraintTerms[]): readonly Words[] {
  const lines = new Map<string, readonly ConstraintTerms[]>();
  constraints.forEach((constraint, index) => {
    const key = isIgnored(constraint)
      ? JSON.stringify([constraint.kind, constraint.when])
      : String(index);
    lines.set(key, [...(lines.get(key) ?? []), constraint]);
  });
  return [...lines.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const words = isIgnored(first)
      ? ignoredWords(
          [first, ...others.filter(isIgnored)].map(({ parameter }) => parameter),
          first,
        )
      : constraintWords(first);
    return [[...words, ' (From the description.)']];
  });
}

function isIgnored(constraint: ConstraintTerms): constraint is IgnoredTerms {
  return constraint.kind === 'ignoredWhen' || constraint.kind === 'ignoredUnless';
}

function sourcedConstraint(constraint: Constraint, withSources: boolean): Words {
  const words = constraintWords(constraint);
  return withSources ? [...words, ...sourceMark(constraint.provenance)] : words;
}

function presetWords({ label, values }: Preset): Words {
  const settings = Object.entries(values).flatMap(([name, value], index) => [
    ...(index === 0 ? [': '] : [', ']),
    inlineCode(name),
    ' ',
    valueCode(value),
  ]);
  return [label, ...settings];
}

/**
 * Returns a table of the parameters without a group, one for each group,
 * and one for the items of each list of objects.
 */
function parameterTables(rows: readonly ParameterRow[]): readonly Block[] {
  const groups = new Set(['', ...rows.map(groupOf)]);
  return [
    ...[...groups].flatMap((group) => {
      const members = rows.filter((row) => groupOf(row) === group);
      if (members.length === 0) return [];
      return group === ''
        ? [parameterTable(members)]
        : [headingBlock(3, [group]), parameterTable(members)];
    }),
    ...rows.flatMap(itemTables),
  ];
}

function itemTables(row: ParameterRow): readonly Block[] {
  const items = itemRows(row);
  if (items.length === 0) return [];
  const { constraints = [], inputs = [] } = row.parameter;
  const stated = [
    ...constraints.map((constraint) => sourcedConstraint(constraint, row.withSources)),
    ...describedWords(describedConstraints(inputs)),
  ];
  return [
    headingBlock(3, itemsTitle(row.path)),
    parameterTable(items),
    ...(stated.length === 0 ? [] : [listBlock(stated)]),
    ...items.flatMap(itemTables),
  ];
}

function parameterTable(rows: readonly ParameterRow[]): Block {
  const cells = rows.map((row) => allColumns.map(({ cell }) => cell(row)));
  const isShown = allColumns.map((_, column) => cells.some((row) => row[column]?.length));
  return tableBlock(
    allColumns.filter((_, column) => isShown[column]).map(({ title }) => title),
    cells.map((row) => row.filter((_, column) => isShown[column])),
  );
}

interface Column {
  readonly title: string;
  readonly cell: (row: ParameterRow) => Words;
}

/** The columns of a table. A column that is empty for all parameters is omitted. */
const allColumns: readonly Column[] = [
  { title: 'Parameter', cell: ({ parameter }) => [inlineCode(parameter.name)] },
  { title: 'Type', cell: typeWords },
  { title: 'Required', cell: ({ parameter }) => [parameter.required ? 'Yes' : 'No'] },
  { title: 'Default', cell: ({ parameter }) => defaultWords(parameter.default) },
  { title: 'Allowed values', cell: allowedWords },
  { title: 'Description', cell: ({ parameter }) => descriptionWords(parameter) },
];

function typeWords(row: ParameterRow): Words {
  const words = typeInWords(row);
  return itemRows(row).length === 0
    ? [...words, ...fieldMark(row, 'kind')]
    : [sectionLink(itemsTitle(row.path), ...words)];
}

const descriptionWords = rememberByObject((parameter: ResolvedParameter): Words => {
  const { name, label, description, hint, maskFrom, parent, costImpact, deprecated } = parameter;
  return joinSentences(
    deprecated === undefined ? [] : deprecationWords(deprecated),
    label === undefined || saysTheSame(label, name) ? [] : [strongText(`${label}:`)],
    description === undefined ? [] : [foreignMarkdown(description)],
    hint === undefined ? [] : [hint],
    maskFrom === undefined ? [] : ['Mask of ', inlineCode(maskFrom), '.'],
    parent ? ['Becomes the parent of the result.'] : [],
    costImpact ? ['Affects the price.'] : [],
  );
});

function groupOf({ parameter }: ParameterRow): string {
  return parameter.group ?? '';
}

/** Returns the heading of the table of a list's items. */
function itemsTitle(path: string): Words {
  return ['Items of ', inlineCode(path)];
}

/** Returns the type of a parameter in words: `file (image)`, `list of strings`. */
function typeInWords({ type, parameter }: PlannedParameter): Words {
  const isList = type.kind === 'array';
  const name = nameOf(isList ? type.item : type);
  if (name === undefined) return [inlineCode(parameter.type)];
  return [
    `${isList ? `list of ${name}s` : name}${parameter.kind === undefined ? '' : ` (${parameter.kind})`}`,
  ];
}

function nameOf(type: ValueType): string | undefined {
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'file':
    case 'object':
      return type.kind;
    case 'model':
      return 'model ID';
    case 'literals':
      return typeof (type.values[0] ?? '');
    case 'array':
    case 'unknown':
      return undefined;
  }
}
