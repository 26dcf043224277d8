import { textOf, type Words } from '../markdown/blocks.ts';
import { plainText } from '../markdown/markdown-text.ts';
import { joinSentences } from '../markdown/sentences.ts';
import { stepKeywords } from '../runtime/steps.ts';
import { formatName } from '../runtime/text-format.ts';
import { constraintWords } from './constraint-words.ts';
import { describedConstraints, describedInWords } from './described.ts';
import { fileLimits, stepInWords } from './limit-words.ts';
import { rememberByParameter } from './remember-parameter.ts';
import type { ResolvedParameter } from './resolved-model.ts';
import { itemType, type ValueType } from './value-type.ts';
import { deprecationWords } from './value-words.ts';

/**
 * Describes the facts of a parameter that JSON Schema has no keywords for. The description of the
 * parameter followed by this note is the description in the JSON Schema.
 */
export const parameterNote = rememberByParameter((planned, constraints): string => {
  const { parameter, type } = planned;
  const { hint = '', deprecated } = parameter;
  const described = describedInWords(type, parameter);
  const note = textOf(
    joinSentences(
      [hint],
      [stepSentence(type, parameter)],
      [parameter.textFormat === undefined ? '' : `Must be ${formatName(parameter.textFormat)}.`],
      [idSentence(type, parameter)],
      ...constraints.map(constraintWords),
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
});

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
