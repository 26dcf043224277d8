import { textOf, type Words } from '../markdown/blocks.ts';
import { plainText } from '../markdown/markdown-text.ts';
import { joinSentences } from '../markdown/sentences.ts';
import { stepKeywords } from '../runtime/steps.ts';
import { formatName } from '../runtime/text-format.ts';
import { rememberByObject } from '../text/remember.ts';
import { constraintWords } from './constraint-words.ts';
import { describedConstraints, describedInWords } from './described.ts';
import { fileLimits, stepInWords } from './limit-words.ts';
import type { Constraint, ResolvedParameter } from './resolved-model.ts';
import { itemType, type PlannedParameter, type ValueType } from './value-type.ts';
import { deprecationWords } from './value-words.ts';

/**
 * Describes the facts of a parameter that JSON Schema has no keywords for. The description of the
 * parameter followed by this note is the description in the JSON Schema.
 */
export function parameterNote(
  planned: PlannedParameter,
  constraints: readonly Constraint[],
): string {
  return noteAmong(constraints)(planned);
}

/** The SDK and the JSON Schema have the same notes. */
const noteAmong = rememberByObject((constraints: readonly Constraint[]) =>
  rememberByObject((planned: PlannedParameter) => writeNote(planned, constraints)),
);

function writeNote(
  { parameter, type }: PlannedParameter,
  constraints: readonly Constraint[],
): string {
  const { name, hint = '', deprecated } = parameter;
  const applicable = constraints.filter((constraint) =>
    'parameters' in constraint
      ? constraint.parameters.includes(name)
      : constraint.parameter === name,
  );
  const described = describedInWords(type, parameter);
  const note = textOf(
    joinSentences(
      [hint],
      [stepSentence(type, parameter)],
      [parameter.textFormat === undefined ? '' : `Must be ${formatName(parameter.textFormat)}.`],
      [idSentence(type, parameter)],
      ...applicable.map(constraintWords),
      [described === '' ? '' : `From the description: ${described}.`],
      ...describedConstraints([parameter]).map((constraint): Words => [
        'From the description: ',
        ...constraintWords(constraint),
      ]),
      deprecated ? deprecationWords(deprecated) : [],
    ),
  );
  const description = plainText(parameter.description ?? '');
  if (note === '' || description === '') return note;
  return `${/[.!?:…]\s*$/.test(description) ? '' : '.'} ${note}`;
}

function stepSentence(
  type: ValueType,
  { step, min = 0, max = Infinity }: ResolvedParameter,
): string {
  const isUnexpressed =
    itemType(type).kind === 'number' &&
    step !== undefined &&
    Object.keys(stepKeywords(step, min, max)).length === 0;
  return isUnexpressed ? `Increases ${stepInWords(step, min)}.` : '';
}

/** Describes the IDs that a file or model parameter accepts, with the limits of the files. */
function idSentence(type: ValueType, parameter: ResolvedParameter): string {
  const { kind } = itemType(type);
  if (kind !== 'file' && kind !== 'model') return '';
  const noun = kind === 'file' ? 'asset' : 'model';
  const details = [parameter.kind, ...(parameter.modelTypes ?? []), ...fileLimits(parameter)]
    .filter((detail) => detail !== undefined)
    .join(', ');
  const ids =
    type.kind === 'array'
      ? `IDs of ${noun}s`
      : `The ID of ${noun === 'asset' ? 'an' : 'a'} ${noun}`;
  return details === '' ? `${ids}.` : `${ids}: ${details}.`;
}
