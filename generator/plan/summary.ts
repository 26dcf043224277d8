import { plainText } from '../markdown/markdown-text.ts';
import { inputKinds } from '../model/input-kinds.ts';
import { outputKinds } from '../model/output-kinds.ts';
import type { Constraint, ResolvedModel } from '../model/resolved-model.ts';
import type { OutputKind } from '../runtime/model.ts';
import type { ModelNames, PageFacts, PlannedModel } from './types.ts';

/** A model in lists of all models. The manifest keeps it for definitions that did not change. */
export interface ModelSummary extends ListedFacts, ModelNames {}

/** The facts about a model in lists of all models, which are known before the models have names. */
export interface ListedFacts {
  readonly id: string;
  readonly name: string;
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

/** Returns the summary of a planned model. */
export function summarizeModel({ model, page, names }: PlannedModel): ModelSummary {
  return summaryOf(listedFactsOf(model, page), names);
}

/** Returns the summary of a model with these names. */
export function summaryOf(facts: ListedFacts, names: ModelNames): ModelSummary {
  const { id, name, ...others } = facts;
  const { identifier, inputType, fileName } = names;
  return { id, name, identifier, inputType, fileName, ...others };
}

/** Returns the facts about a model for lists of all models. */
export function listedFactsOf(model: ResolvedModel, page: PageFacts): ListedFacts {
  return {
    id: model.id,
    name: model.name,
    provider: page.provider,
    category: page.category,
    path: page.path,
    ...(model.description !== undefined && { description: plainText(model.description) }),
    capabilities: model.capabilities,
    accepts: inputKinds(model.capabilities, model.parameters),
    outputKinds: outputKinds(model.capabilities, page.category),
    required: model.parameters.filter(({ required }) => required).map(({ name }) => name),
    constraints: model.constraints,
    ...(page.source.lastUpdated !== undefined && { lastUpdated: page.source.lastUpdated }),
    ...(model.deprecated && { deprecated: true }),
  };
}
