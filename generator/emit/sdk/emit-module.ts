import { nameDeclarations } from '../../plan/module-names.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { printFlat } from '../../typescript/layout.ts';
import { generatedHeader } from '../generated-file.ts';
import { modelConstant, modelConstantLayout } from './model-constant.ts';
import { importLines, typeDeclarations, valueLists } from './module-structure.ts';

/**
 * Returns the module of a model without what a browser does not need: type declarations, comments
 * and line breaks.
 */
export function emitModuleCode(planned: PlannedModel): string {
  const names = nameDeclarations(planned);
  return [
    ...importLines(planned, printFlat),
    ...valueLists(names, printFlat),
    printFlat(modelConstantLayout(planned, names)),
  ].join('\n');
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
