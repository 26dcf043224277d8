import type { ResolvedModel } from '../resolve/types.ts';
import type { ModelNames, PageFacts, PlannedModel } from './types.ts';
import { planParameter } from './value-type.ts';

export function planModel(model: ResolvedModel, page: PageFacts, names: ModelNames): PlannedModel {
  return { model, page, names, parameters: model.parameters.map(planParameter) };
}
