import { outputKinds } from '../model/output-kinds.ts';
import { planParameter } from '../model/plan-parameter.ts';
import type { ResolvedModel } from '../model/resolved-model.ts';
import type { ModelNames, PageFacts, PlannedModel } from './types.ts';

/** Returns a resolved model with its page, its names in code and the types of its parameters. */
export function planModel(model: ResolvedModel, page: PageFacts, names: ModelNames): PlannedModel {
  return {
    model,
    page,
    names,
    parameters: model.parameters.map(planParameter),
    outputKinds: outputKinds(model.capabilities, page.category),
  };
}
