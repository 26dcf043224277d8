import type { PlannedModel } from '../../plan/types.ts';
import type { Preset } from '../../model/resolved-model.ts';
import {
  code,
  heading,
  joined,
  list,
  paragraph,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import { isOpaque, rowsOf } from './parameter-rows.ts';
import { parameterTables } from './parameter-table.ts';
import { constraintInWords } from './constraint-words.ts';
import { valueCode } from './value-words.ts';

/** What a model takes: tables, then what they can't say. */
export function parameterSection({ model, parameters }: PlannedModel): readonly Block[] {
  if (parameters.length === 0) return [paragraph('This model takes no parameters.')];
  const rows = rowsOf(parameters);
  const opaque = rows.filter(isOpaque).map(({ path }) => code(path));
  const sendsDefaults = rows.some(({ parameter, optional }) => parameter.required && optional);
  const { constraints, presets = [] } = model;
  return [
    ...parameterTables(rows),
    ...(sendsDefaults
      ? [paragraph('The SDK sends the default of a required parameter that is not given.')]
      : []),
    ...(opaque.length === 0
      ? []
      : [
          paragraph(
            'What the objects of ',
            ...joined(opaque, 'and'),
            ' hold, the reference does not say.',
          ),
        ]),
    ...(constraints.length === 0
      ? []
      : [heading(3, ['Rules']), list(constraints.map(constraintInWords))]),
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
