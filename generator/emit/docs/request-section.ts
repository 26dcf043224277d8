import type { PlannedModel } from '../../plan/types.ts';
import type { Example } from '../../model/resolved-model.ts';
import { exampleInputs } from '../../samples/example-inputs.ts';
import { fromJson } from '../../samples/types.ts';
import { itemType } from '../../model/item-type.ts';
import {
  code,
  codeBlock,
  fileLink,
  heading,
  joined,
  paragraph,
  type Words,
  type Block,
} from '../../markdown/blocks.ts';
import {
  curlSample,
  pythonSample,
  typescriptRunSample,
  typescriptObjectSample,
} from './request-samples.ts';

/** The least and the most that a request may say, in each language. */
export function requestSection(model: PlannedModel): readonly Block[] {
  const { minimal, full } = exampleInputs(model);
  const isSame = minimal.size === full.size;
  const both = (lang: string, sample: typeof curlSample) => [
    ...(isSame ? [] : [paragraph('A minimal request:')]),
    codeBlock(lang, sample(model, minimal)),
    ...(isSame ? [] : [paragraph('A full request:'), codeBlock(lang, sample(model, full))]),
  ];
  return [
    paragraph(...introduction(model)),
    heading(3, ['TypeScript']),
    paragraph(
      `${isSame ? 'The' : 'A minimal'} request, run from start to end (`,
      fileLink('../guide.md', undefined, 'guide'),
      '):',
    ),
    codeBlock('ts', typescriptRunSample(model, minimal)),
    paragraph(isSame ? 'The same as an object:' : 'A full request, as an object:'),
    codeBlock('ts', typescriptObjectSample(model, full)),
    heading(3, ['cURL']),
    ...both('sh', curlSample),
    heading(3, ['Python']),
    ...both('python', pythonSample),
    ...(model.model.examples ?? []).flatMap((example) => exampleSection(model, example)),
  ];
}

/** A request that somebody wrote by hand for this model. */
function exampleSection(model: PlannedModel, example: Example): readonly Block[] {
  const input = new Map(
    Object.entries(example.input).map(([name, value]) => [name, fromJson(value)]),
  );
  return [
    heading(3, ['Example: ', example.name]),
    ...(example.description === undefined ? [] : [paragraph(example.description)]),
    codeBlock('ts', typescriptObjectSample(model, input)),
  ];
}

function introduction({ parameters }: PlannedModel): Words {
  const kinds = new Set(parameters.map(({ type }) => itemType(type).kind));
  const own = [
    ...(kinds.has('file') ? ['files', 'assets'] : []),
    ...(kinds.has('model') ? ['models'] : []),
  ];
  return [
    'Each request starts a job that costs credits. In TypeScript the client waits for it and saves what it makes; elsewhere the answer holds the job, and ',
    code('GET /jobs/{jobId}'),
    ' says when it is done.',
    ...(own.length === 0
      ? []
      : [' Put your own ', ...joined(own, 'and'), ' in place of those shown.']),
  ];
}
