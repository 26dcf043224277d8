import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { exampleInputs } from '../../samples/example-inputs.ts';
import { generatedComment } from './generated-comment.ts';
import { codeBlock } from '../../markdown/blocks.ts';
import { typescriptRunSample } from './request-samples.ts';

/** How to run models, `docs/guide.md`: written by hand, but for the program that runs `model`. */
export function emitGuide(model: PlannedModel): string {
  const path = join(packageRoot, 'generator', 'emit', 'docs', 'guide.md');
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const program = codeBlock('ts', typescriptRunSample(model, exampleInputs(model).minimal));
  return `${generatedComment('models/').lines}\n\n${text.replace('<!-- program -->', () => program.lines)}`;
}
