import type { PlannedModel } from '../../plan/types.ts';
import { generatedHeader } from './generated-header.ts';
import { modelConstant } from './model-constant.ts';
import { nameParts } from './module-names.ts';
import { declarations, importLines } from './module-structure.ts';
import { printModule } from './print-module.ts';

/** `sdk/models/<model>.ts`: the input of a model as an interface, and the model itself. */
export function emitModule(planned: PlannedModel): string {
  const names = nameParts(planned);
  return printModule({
    head: [generatedHeader(`models/${planned.page.path}`), ...importLines(planned)],
    statements: declarations(planned, names),
    tail: modelConstant(planned, names),
  });
}
