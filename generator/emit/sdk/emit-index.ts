import { StructureKind, type StatementStructures } from 'ts-morph';
import type { ModelSummary } from '../../plan/summary.ts';
import { jsDocText } from '../../typescript/js-doc.ts';
import { constantLayout, objectLayout, printLayout } from '../../typescript/layout.ts';
import { propertyName } from '../../typescript/literal.ts';
import { namesFrom } from '../../typescript/names-from.ts';
import { generatedHeader } from '../generated-file.ts';
import { printModule } from './print-module.ts';

/** The types of the runtime that a user may want to name, and those that they refer to. */
const runtimeTypes = [
  'AnyModel',
  'BuilderName',
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
  'ParameterOf',
  'ParseResult',
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
  const byId: StatementStructures[] = [
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'ModelInputs',
      docs: ['The input of each model, by its id.'],
      properties: models.map(({ id, name, inputType }) => ({
        name: propertyName(id),
        docs: [jsDocText(name)],
        type: inputType,
        isReadonly: true,
      })),
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'ModelId',
      docs: ['The id of a model that this library knows.'],
      type: 'keyof ModelInputs',
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'InputOf',
      docs: ['The input of the model with this id.'],
      typeParameters: [{ name: 'Id', constraint: 'ModelId' }],
      type: 'ModelInputs[Id]',
    },
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'Models',
      docs: ['Each model, by its id.'],
      properties: models.map(({ id, name, identifier }) => ({
        name: propertyName(id),
        docs: [jsDocText(name)],
        type: `typeof ${identifier}`,
        isReadonly: true,
      })),
    },
  ];
  const record = objectLayout(models.map(({ id, identifier }) => [id, identifier]));
  return printModule({
    head: [generatedHeader('models/'), ...models.map((model) => namesOf('import', model))],
    statements: byId,
    tail: `/** Every model by its id. Loading this loads them all. */
${printLayout(constantLayout('models', 'Models', record))}`,
  });
}

function namesOf(keyword: string, { identifier, inputType, fileName }: ModelSummary): string {
  return namesFrom(keyword, [identifier, `type ${inputType}`], `./models/${fileName}.js`);
}
