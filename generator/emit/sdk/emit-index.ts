import type { ModelSummary } from '../../plan/summary.ts';
import { jsDocText } from '../../typescript/js-doc.ts';
import { constantLayout, objectLayout, printLayout } from '../../typescript/layout.ts';
import { propertyName } from '../../typescript/literal.ts';
import { namesFrom } from '../../typescript/names-in-code.ts';
import { generatedHeader } from '../generated-file.ts';
import { docComment, interfaceText } from './interface-text.ts';

/** The types of the runtime that a user may want to name, and those that they refer to. */
const runtimeTypes = [
  'AnyModel',
  'BuilderName',
  'ConstraintFields',
  'FileContent',
  'FileInput',
  'JsonSchema',
  'MissingParameter',
  'Model',
  'ModelFacts',
  'ModelParameters',
  'ModelRequest',
  'OutputKind',
  'ParameterData',
  'ParameterLimits',
  'ParameterOf',
  'ParseResult',
  'PresetData',
  'RemoteFile',
  'RenamedSetters',
  'RequestBuilder',
  'RequestOptions',
  'RequestSchema',
  'RequiredKeys',
  'Setters',
  'StandardIssue',
  'StandardPathSegment',
  'StandardResult',
  'StandardSchema',
  'StandardTypes',
  'Validation',
  'ValidationIssue',
  'ZodInternals',
];

/** `sdk/index.ts`: every model by its name. A bundler keeps only the ones that are used. */
export function emitIndex(models: readonly ModelSummary[]): string {
  const lines = [
    generatedHeader('models/'),
    "export { InvalidRequestError } from './runtime/invalid-request-error.js';",
    "export { ScenarioError, type ErrorDetails, type Submission } from './runtime/scenario-error.js';",
    namesFrom('export type', runtimeTypes, './runtime/model.js'),
    ...models.map((model) => namesOf('export', model)),
  ];
  return `${lines.join('\n')}\n`;
}

/** `sdk/registry.ts`: every model by its id, for those who choose at run time. */
export function emitRegistry(models: readonly ModelSummary[]): string {
  const declarations = [
    interfaceText({
      name: 'ModelInputs',
      doc: 'The input of each model, by its id.',
      properties: models.map(({ id, name, inputType }) => ({
        text: `readonly ${propertyName(id)}: ${inputType};`,
        doc: jsDocText(name),
      })),
    }),
    `${docComment('The id of a model that this library knows.')}
export type ModelId = keyof ModelInputs;
${docComment('The input of the model with this id.')}
export type InputOf<Id extends ModelId> = ModelInputs[Id];`,
    interfaceText({
      name: 'ModelKinds',
      doc: 'The kinds of results of each model, by its id.',
      properties: models.map(({ id, name, outputKinds }) => {
        const kinds = outputKinds.map((kind) => `'${kind}'`).join(' | ') || 'OutputKind';
        return { text: `readonly ${propertyName(id)}: ${kinds};`, doc: jsDocText(name) };
      }),
    }),
  ];
  const hasUnknownKinds = models.some(({ outputKinds }) => outputKinds.length === 0);
  const runtimeNames = [
    ...['AnyModel', 'Model'],
    ...(hasUnknownKinds ? ['OutputKind'] : []),
    'RequiredKeys',
  ];
  const record = objectLayout(models.map(({ id, identifier }) => [id, identifier]));
  const imports = [
    generatedHeader('models/'),
    ...models.map((model) => namesOf('import', model)),
    namesFrom('import type', runtimeNames, './runtime/model.js'),
    '',
    "export { InvalidRequestError } from './runtime/invalid-request-error.js';",
  ];
  return `${imports.join('\n')}

${declarations.join('\n\n')}

/** Each model, by its id. */
export type Models = {
  readonly [Id in ModelId]: Model<Id, InputOf<Id>, RequiredKeys<InputOf<Id>>, ModelKinds[Id]>;
};

/** Every model by its id. Loading this loads them all. */
${printLayout(constantLayout('models', 'Models', record))}

/** Returns whether this library knows a model with this id. */
export function isModelId(id: string): id is ModelId {
  return Object.prototype.hasOwnProperty.call(models, id);
}

/**
 * Returns the model with an id that is known at run time only, from a form or a queue. It checks any
 * input.
 *
 * @example
 * \`\`\`ts
 * const request = findModel(id)?.request(JSON.parse(text));
 * \`\`\`
 */
export function findModel(id: string): AnyModel | undefined {
  return isModelId(id) ? (models as Readonly<Record<string, AnyModel>>)[id] : undefined;
}
`;
}

function namesOf(keyword: string, { identifier, inputType, fileName }: ModelSummary): string {
  return namesFrom(keyword, [identifier, `type ${inputType}`], `./models/${fileName}.js`);
}
