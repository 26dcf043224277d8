import type { ModelSummary } from '../../plan/summary.ts';
import { jsDocText } from '../../typescript/js-doc.ts';
import { constantLayout, objectLayout, printLayout } from '../../typescript/layout.ts';
import { propertyName } from '../../typescript/literal.ts';
import { namesFrom } from '../../typescript/names-in-code.ts';
import { generatedHeader, type GeneratedFile } from '../generated-file.ts';
import { modelNames } from './emit-index.ts';
import { interfaceText } from './interface-text.ts';

/** Prints `sdk/registry.ts`: every model by its ID, for code that chooses one at run time. */
export function emitRegistry(models: readonly ModelSummary[]): GeneratedFile {
  const hasUnknownKinds = models.some(({ outputKinds }) => outputKinds.length === 0);
  const runtimeNames = [
    ...['AnyModel', 'Model'],
    ...(hasUnknownKinds ? ['OutputKind'] : []),
    'RequiredKeys',
  ];
  const imports = [
    generatedHeader('models/'),
    ...models.map((model) => modelNames('import', model)),
    namesFrom('import type', runtimeNames, './runtime/model.js'),
  ];
  const record = objectLayout(models.map(({ id, identifier }) => [id, identifier]));
  const text = `${imports.join('\n')}

export { InvalidRequestError } from './runtime/invalid-request-error.js';

${typeByModel('ModelInputs', 'The input of each model, by its ID.', models, ({ inputType }) => inputType)}

/** The ID of a model that this library knows. */
export type ModelId = keyof ModelInputs;
/** The input of the model with this ID. */
export type InputOf<Id extends ModelId> = ModelInputs[Id];

${typeByModel('ModelKinds', 'The kinds of results of each model, by its ID.', models, resultKinds)}

/** Each model, by its ID. */
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
}
`;
  return { path: 'sdk/registry.ts', text };
}

/** Returns an interface with a property for each model. */
function typeByModel(
  name: string,
  doc: string,
  models: readonly ModelSummary[],
  typeOf: (model: ModelSummary) => string,
): string {
  const properties = models.map((model) => ({
    text: `readonly ${propertyName(model.id)}: ${typeOf(model)};`,
    doc: jsDocText(model.name),
  }));
  return interfaceText({ name, doc, properties });
}

function resultKinds({ outputKinds }: ModelSummary): string {
  return outputKinds.map((kind) => `'${kind}'`).join(' | ') || 'OutputKind';
}
