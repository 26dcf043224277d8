import { StructureKind, type StatementStructures } from 'ts-morph';
import type { ModelSummary } from '../../plan/summary.ts';
import { jsDocText } from '../../typescript/js-doc.ts';
import { constantLayout, objectLayout, printLayout } from '../../typescript/layout.ts';
import { propertyName } from '../../typescript/literal.ts';
import { namesFrom } from '../../typescript/names-in-code.ts';
import { generatedHeader, type GeneratedFile } from '../generated-file.ts';
import { modelNames } from './emit-index.ts';
import { printModule } from './print-module.ts';

/** Prints `sdk/registry.ts`: every model by its ID, for code that chooses one at run time. */
export function emitRegistry(models: readonly ModelSummary[]): GeneratedFile {
  const byId: StatementStructures[] = [
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'ModelInputs',
      docs: ['The input of each model, by its ID.'],
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
      docs: ['The ID of a model that this library knows.'],
      type: 'keyof ModelInputs',
    },
    {
      kind: StructureKind.TypeAlias,
      isExported: true,
      name: 'InputOf',
      docs: ['The input of the model with this ID.'],
      typeParameters: [{ name: 'Id', constraint: 'ModelId' }],
      type: 'ModelInputs[Id]',
    },
    {
      kind: StructureKind.Interface,
      isExported: true,
      name: 'ModelKinds',
      docs: ['The kinds of results of each model, by its ID.'],
      properties: models.map(({ id, name, outputKinds }) => ({
        name: propertyName(id),
        docs: [jsDocText(name)],
        type: outputKinds.map((kind) => `'${kind}'`).join(' | ') || 'OutputKind',
        isReadonly: true,
      })),
    },
  ];
  const hasUnknownKinds = models.some(({ outputKinds }) => outputKinds.length === 0);
  const runtimeNames = [
    ...['AnyModel', 'Model'],
    ...(hasUnknownKinds ? ['OutputKind'] : []),
    'RequiredKeys',
  ];
  const record = objectLayout(models.map(({ id, identifier }) => [id, identifier]));
  const text = printModule({
    head: [
      generatedHeader('models/'),
      ...models.map((model) => modelNames('import', model)),
      namesFrom('import type', runtimeNames, './runtime/model.js'),
      '',
      "export { InvalidRequestError } from './runtime/invalid-request-error.js';",
    ],
    statements: byId,
    tail: `/** Each model, by its ID. */
export type Models = {
  readonly [Id in ModelId]: Model<Id, InputOf<Id>, RequiredKeys<InputOf<Id>>, ModelKinds[Id]>;
};

/** Every model by its ID. Importing it loads all models. */
${printLayout(constantLayout('models', 'Models', record))}

/** Returns whether this library knows a model with this ID. */
export function isModelId(id: string): id is ModelId {
  return Object.prototype.hasOwnProperty.call(models, id);
}

/**
 * Returns the model with an ID that is only known at run time, such as from a form or a queue. It
 * validates any input.
 *
 * @example
 * \`\`\`ts
 * const request = findModel(id)?.request(JSON.parse(text));
 * \`\`\`
 */
export function findModel(id: string): AnyModel | undefined {
  return isModelId(id) ? (models as Readonly<Record<string, AnyModel>>)[id] : undefined;
}`,
  });
  return { path: 'sdk/registry.ts', text };
}
