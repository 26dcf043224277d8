import { nameDeclarations } from '../../plan/module-names.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { generatedHeader } from '../generated-file.ts';
import { modelConstant } from './model-constant.ts';
import { importLines, typeDeclarations, valueLists } from './module-structure.ts';

/** Returns the module of a model without its type declarations, which a browser does not need. */
export function emitModuleCode(planned: PlannedModel): string {
  const names = nameDeclarations(planned);
  return [...importLines(planned), ...valueLists(names), modelConstant(planned, names)].join('\n');
}

/** Prints `sdk/models/<model>.ts`: the input of a model as an interface, and the model itself. */
export function emitModule(planned: PlannedModel): string {
  const names = nameDeclarations(planned);
  const head = [generatedHeader(`models/${planned.page.path}`), ...importLines(planned)];
  const parts = [
    head.join('\n'),
    ...typeDeclarations(planned, names),
    modelConstant(planned, names),
  ];
  return `${parts.join('\n\n')}\n`;
}
