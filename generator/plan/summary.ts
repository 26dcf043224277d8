import { plainText } from '../markdown/markdown-text.ts';
import { inputKinds } from '../model/input-kinds.ts';
import type { Constraint } from '../model/resolved-model.ts';
import type { OutputKind } from '../runtime/model.ts';
import type { PlannedModel } from './types.ts';

/** The facts about a model in lists of all models. The manifest keeps them for definitions that did not change. */
export interface ModelSummary {
  readonly id: string;
  readonly name: string;
  /** See `ModelNames`. */
  readonly identifier: string;
  readonly inputType: string;
  readonly fileName: string;
  readonly provider: string;
  readonly category: string;
  /** The definition's path below the models folder. */
  readonly path: string;
  /** Plain text, one line. */
  readonly description?: string;
  readonly capabilities: readonly string[];
  /** See `inputKinds`. */
  readonly accepts: readonly string[];
  readonly outputKinds: readonly OutputKind[];
  /** The names of the required parameters. */
  readonly required: readonly string[];
  readonly constraints: readonly Constraint[];
  /** `YYYY-MM-DD`; absent if the model has no page. */
  readonly lastUpdated?: string;
  readonly deprecated?: true;
}

/** Returns the facts about a model for lists of all models. */
export function summarizeModel({ model, page, names, outputKinds }: PlannedModel): ModelSummary {
  return {
    id: model.id,
    name: model.name,
    identifier: names.identifier,
    inputType: names.inputType,
    fileName: names.fileName,
    provider: page.provider,
    category: page.category,
    path: page.path,
    ...(model.description !== undefined && { description: plainText(model.description) }),
    capabilities: model.capabilities,
    accepts: inputKinds(model.capabilities, model.parameters),
    outputKinds,
    required: model.parameters.filter(({ required }) => required).map(({ name }) => name),
    constraints: model.constraints,
    ...(page.source.lastUpdated !== undefined && { lastUpdated: page.source.lastUpdated }),
    ...(model.deprecated && { deprecated: true }),
  };
}
