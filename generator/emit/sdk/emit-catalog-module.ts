import { textOf } from '../../markdown/blocks.ts';
import { constraintWords } from '../../model/constraint-words.ts';
import type { ModelSummary } from '../../plan/summary.ts';
import { omitFields } from '../../text/omit-fields.ts';
import { constantLayout, objectLayout, printLayout, valueLayout } from '../../typescript/layout.ts';
import { generatedHeader } from '../generated-file.ts';

/** Prints `sdk/catalog.ts`: the facts of every model as data, without the models. */
export function emitCatalogModule(models: readonly ModelSummary[]): string {
  const entries = models.map((model) => [model.id, objectLayout(entry(model))] as const);
  const type = 'Readonly<Record<ModelId, CatalogEntry>>';
  return `${generatedHeader('models/')}
import type { ModelId } from './registry.js';
import type { CatalogEntry } from './runtime/catalog-entry.js';

export { InvalidRequestError } from './runtime/invalid-request-error.js';
export type { CatalogEntry, ConstraintData } from './runtime/catalog-entry.js';

/** The facts of every model, by its ID. Importing it does not load a model. */
${printLayout(constantLayout('catalog', type, objectLayout(entries)))}
`;
}

function entry(model: ModelSummary) {
  const { id, name, description, provider, category, capabilities, outputKinds } = model;
  const facts = { id, name, description, deprecated: model.deprecated, provider, category };
  const constraints = model.constraints.map((constraint) => ({
    ...omitFields(constraint, 'provenance', 'reason'),
    text: textOf(constraintWords(constraint)),
  }));
  const { fileName: module, identifier } = model;
  const more = { capabilities, outputKinds, constraints, module, export: identifier };
  return Object.entries({ ...facts, ...more }).map(
    ([field, value]) => [field, value === undefined ? undefined : valueLayout(value)] as const,
  );
}
