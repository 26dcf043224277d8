import {
  fileLink,
  headingBlock,
  inlineCode,
  joinWords,
  listBlock,
  paragraphBlock,
  printBlocks,
  quoteBlock,
  webLink,
  type Inline,
  type Words,
} from '../../markdown/blocks.ts';
import { plainText } from '../../markdown/markdown-text.ts';
import { constraintText } from '../../model/constraint-words.ts';
import { limitsInWords } from '../../model/limit-words.ts';
import type { PlannedModel, PlannedParameter, ValueType } from '../../plan/types.ts';
import { countOf } from '../../text/count-words.ts';
import type { CatalogOptions } from '../generated-file.ts';

/** The maximum length of a list of allowed values; the page of a model has all of them. */
const maxValuesLength = 120;

/** The maximum length of a description, which is truncated at the end of a sentence if possible. */
const maxDescriptionLength = { model: 160, parameter: 100 };

/**
 * Returns the section of a model in `docs/llms-full.txt`: the facts that a language model needs to
 * write a request, in about 240 tokens.
 */
export function llmsSection(planned: PlannedModel): string {
  const { model, names, outputKinds, parameters } = planned;
  const description = shortText(model.description, maxDescriptionLength.model);
  const returns = outputKinds.length === 0 ? [] : [`returns ${outputKinds.join(' or ')}`];
  return printBlocks([
    headingBlock(2, [model.name]),
    paragraphBlock(
      ...joinWords([
        inlineCode(model.id),
        ...(model.capabilities.length === 0 ? [] : [model.capabilities.join(' ')]),
        ...returns,
        `export ${names.identifier}`,
        ...(model.deprecated ? ['deprecated'] : []),
      ]),
      ...(description === '' ? [] : [`. ${description}`]),
    ),
    listBlock([
      ...parameters.map(parameterLine),
      ...model.constraints.map((constraint): Words => [
        `Constraint: ${constraintText(constraint)}`,
      ]),
    ]),
  ]);
}

function parameterLine({ parameter, type }: PlannedParameter): Words {
  const { name, required, default: value, description } = parameter;
  const limits = limitsInWords(type, parameter);
  const about = shortText(description, maxDescriptionLength.parameter);
  const facts = [
    typeText(type),
    ...(required ? ['required'] : []),
    ...(limits === '' ? [] : [limits]),
    ...(value === undefined ? [] : [`default ${JSON.stringify(value)}`]),
  ];
  return [inlineCode(name), ` ${facts.join(', ')}`, ...(about === '' ? [] : [`: ${about}`])];
}

function typeText(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `list of ${typeText(type.item)}`;
    case 'literals':
      return valuesText(type.values);
    case 'object':
      return type.parameters
        ? `{ ${type.parameters.map(({ parameter, type: inner }) => `${parameter.name}${parameter.required ? '' : '?'}: ${typeText(inner)}`).join(', ')} }`
        : 'object';
    case 'model':
      return 'model ID';
    case 'file':
      return 'asset ID';
    default:
      return type.kind;
  }
}

function valuesText(values: readonly unknown[]): string {
  let text = '';
  for (const [index, value] of values.entries()) {
    const next = `${text}${index === 0 ? '' : ' | '}${JSON.stringify(value)}`;
    if (next.length > maxValuesLength && index > 0)
      return `${text} | … (${countOf(values.length, 'value')})`;
    text = next;
  }
  return text;
}

/** Returns the first sentences of a description that fit. */
function shortText(description: string | undefined, maxLength: number): string {
  const text = plainText(description ?? '');
  if (text.length <= maxLength) return text;
  const end = text.lastIndexOf('. ', maxLength);
  if (end > maxLength / 3) return text.slice(0, end + 1);
  return `${text.slice(0, text.lastIndexOf(' ', maxLength)).replace(/\p{Surrogate}$/u, '')} …`;
}

/** Returns `docs/llms-full.txt`: the sections of all models. */
export function emitLlmsFull(sections: readonly string[], { url }: CatalogOptions): string {
  return [
    printBlocks([
      headingBlock(1, ['Scenario models in full']),
      quoteBlock(`The parameters of ${countOf(sections.length, 'AI model')} on Scenario.`),
      paragraphBlock(
        'Run a model with ',
        inlineCode('POST https://api.cloud.scenario.com/v1/generate/custom/{modelId}'),
        ', HTTP Basic authentication (API key and secret), and a JSON body with its parameters. ',
        'The response has a job: poll ',
        inlineCode('GET /jobs/{jobId}'),
        ' until its status is success, failure or canceled, then get each of its ',
        inlineCode('metadata.assetIds'),
        ' with ',
        inlineCode('GET /assets/{assetId}'),
        '. In TypeScript, each model is an export of the package ',
        inlineCode('scenario-models'),
        '. All facts of a model are on its page, see ',
        docsLink('llms.txt', url),
        '.',
      ),
    ]),
    ...sections,
  ].join('\n');
}

/** Returns a link to a file of the docs, absolute if their URL is known. */
export function docsLink(path: string, url: string | undefined, ...words: Words): Inline {
  const shown = words.length === 0 ? [path] : words;
  return url === undefined
    ? fileLink(path, undefined, ...shown)
    : webLink(new URL(path, url).href, ...shown);
}

/** Returns the sections of a text from {@link emitLlmsFull}, in the order of the models. */
export function readLlmsFull(text: string): readonly string[] {
  const [, ...sections] = text.split(/\n(?=## )/);
  return sections;
}
