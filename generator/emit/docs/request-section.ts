import {
  codeBlock,
  fileLink,
  headingBlock,
  inlineCode,
  joinWords,
  paragraphBlock,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import type { Example } from '../../model/resolved-model.ts';
import { itemType } from '../../model/value-type.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { exampleInputs } from '../../samples/example-inputs.ts';
import { fromJson, type ExampleInput } from '../../samples/types.ts';
import { jsonSample } from './http-samples.ts';
import { sampleLanguages, samplePrograms, type SampleLanguage } from './sample-programs.ts';
import { typescriptObjectSample } from './typescript-samples.ts';

/**
 * Returns the section "Requests": a complete program in each language, then a body with all
 * parameters.
 */
export function requestSection(model: PlannedModel): readonly Block[] {
  const { minimal, full, missing } = exampleInputs(model);
  const examples = (model.model.examples ?? []).flatMap((example) =>
    exampleSection(model, example),
  );
  if (missing.length > 0) return [paragraphBlock(...missingWords(missing)), ...examples];
  const isMinimal = minimal.size < full.size;
  return [
    paragraphBlock(...introduction(), ...ownWords(model, minimal)),
    ...sampleLanguages.flatMap((language) => {
      const { syntax, print } = samplePrograms[language];
      const words = requirements[language];
      return [
        headingBlock(3, [language]),
        ...(words.length === 0 ? [] : [paragraphBlock(...words)]),
        codeBlock(syntax, print(model, minimal)),
      ];
    }),
    ...(isMinimal
      ? [
          headingBlock(3, ['Full body']),
          paragraphBlock(
            'With the optional parameters that can be combined.',
            ...ownWords(model, full, 'IDs of '),
          ),
          codeBlock('json', jsonSample(model, full)),
        ]
      : []),
    ...examples,
  ];
}

/** The requirements of a program, in words. */
const requirements: Readonly<Record<SampleLanguage, Words>> = {
  TypeScript: [],
  cURL: ['For Bash, with curl 7.68 or later and jq:'],
  Python: ['With the package ', inlineCode('requests'), ':'],
};

/** Returns the reason why there is no sample request. */
function missingWords(missing: readonly string[]): Words {
  return [
    'No sample request is ready to send: a request requires ',
    ...joinWords(missing.map(inlineCode), 'or'),
    ', and the reference does not state the form of ',
    missing.length === 1 ? 'its value' : 'their values',
    '. See the ',
    fileLink('../client.md', undefined, 'client'),
    ' for sending your own request.',
  ];
}

/** Returns a hand-written example of this model. */
function exampleSection(model: PlannedModel, example: Example): readonly Block[] {
  const input = new Map(
    Object.entries(example.input).map(([name, value]) => [name, fromJson(value)]),
  );
  return [
    headingBlock(3, ['Example: ', example.name]),
    ...(example.description === undefined ? [] : [paragraphBlock(example.description)]),
    codeBlock('ts', typescriptObjectSample(model, input)),
  ];
}

function introduction(): Words {
  return [
    'Each program submits a request, waits for its job and downloads the results to ',
    inlineCode('results/'),
    '. Every request costs credits; ',
    fileLink('../start.md', 'try-it-without-an-account', 'try it without an account'),
    ' first. See the ',
    fileLink('../client.md', undefined, 'client'),
    ' for batches, errors and options.',
  ];
}

/** Returns which placeholders of a request are to be replaced. */
function ownWords({ parameters }: PlannedModel, input: ExampleInput, prefix = ''): Words {
  const given = parameters.filter(({ parameter }) => input.has(parameter.name));
  const kinds = new Set(given.map(({ type }) => itemType(type).kind));
  const own = [...(kinds.has('file') ? ['files'] : []), ...(kinds.has('model') ? ['models'] : [])];
  return own.length === 0
    ? []
    : [` Replace the ${prefix}`, ...joinWords(own, 'and'), ' with your own.'];
}
