import { code, heading, joined, paragraph, type Block, type Words } from '../../markdown/blocks.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import type { PlannedModel, PlannedParameter } from '../../plan/types.ts';

/** Returns the section "Results": the kinds of files that a model returns, how many, in which format. */
export function resultSection({ model, page, parameters }: PlannedModel): readonly Block[] {
  const kinds = resultKinds(model.capabilities, page.category);
  if (kinds.length === 0) return [];
  const amount = parameters.find(isAmount);
  const format = parameters.find(isFormat);
  return [
    heading(2, ['Results']),
    paragraph(
      'Returns ',
      ...joined(
        kinds.map(({ one, many }) => (amount ? many : one)),
        'or',
      ),
      ...(kinds.length > 1 ? [', depending on the request'] : []),
      '.',
      ...(amount ? amountWords(amount) : []),
      ...(format ? [' ', code(format.parameter.name), ' sets the format.'] : []),
    ),
  ];
}

interface ResultKind {
  readonly one: string;
  readonly many: string;
}

const image: ResultKind = { one: 'an image', many: 'images' };
const video: ResultKind = { one: 'a video', many: 'videos' };
const audio: ResultKind = { one: 'an audio file', many: 'audio files' };
const shape: ResultKind = { one: 'a 3D model', many: '3D models' };
const text: ResultKind = { one: 'a text', many: 'texts' };

/** The last part of a capability, as in `img2video`. */
const byEnding: Readonly<Record<string, ResultKind>> = {
  img: image,
  video,
  audio,
  '3d': shape,
  txt: text,
  text,
};

/** Returns the kinds that the capabilities name, or else the kind of the category. */
function resultKinds(capabilities: readonly string[], category: string): readonly ResultKind[] {
  const named = capabilities.flatMap((capability) => {
    const kind = byEnding[/^[^2]+2(\w+)$/.exec(capability)?.[1] ?? ''];
    return kind === undefined ? [] : [kind];
  });
  return named.length > 0 ? [...new Set(named)] : kindOfCategory(category);
}

function kindOfCategory(category: string): readonly ResultKind[] {
  if (/^3d/i.test(category)) return [shape];
  if (/^video/i.test(category)) return [video];
  if (/^audio/i.test(category)) return [audio];
  return /^(image|background|vector)/i.test(category) ? [image] : [];
}

function isAmount({ parameter, type }: PlannedParameter): boolean {
  const isNumber = type.kind === 'number' || type.kind === 'literals';
  return (
    isNumber &&
    /^(num(ber)?(of)?(outputs|images|samples|results|videos|variations)|(image|output)count)$/i.test(
      parameter.name,
    )
  );
}

function isFormat({ parameter: { name } }: PlannedParameter): boolean {
  return /^(output|image|video|audio|file|result|mesh|model|export)?(file)?format$/i.test(name);
}

function amountWords({ parameter, type }: PlannedParameter): Words {
  const { default: value } = parameter;
  const facts = [
    limitsInWords(type, parameter),
    value === undefined ? '' : `default ${String(value)}`,
  ].filter((fact) => fact !== '');
  return [
    ' ',
    code(parameter.name),
    ` sets how many${facts.length === 0 ? '' : ` (${facts.join(', ')})`}.`,
  ];
}
