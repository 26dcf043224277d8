import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlock } from '../../markdown/blocks.ts';
import { packageRoot } from '../../package-root.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { exampleInputs } from '../../samples/example-inputs.ts';
import { generatedComment, type GeneratedFile } from '../generated-file.ts';
import { typescriptRunSample } from './typescript-samples.ts';

/** The hand-written pages, with their titles and contents for the lists of pages. */
export const guides = [
  {
    path: 'guide.md',
    title: 'Run models',
    about: 'the client and the HTTP API: uploads, jobs, results, batches, errors',
  },
  {
    path: 'maintain.md',
    title: 'Maintain the models',
    about: 'import, sync, diff, API records, overlays, lint, CI',
  },
  {
    path: 'publish.md',
    title: 'Publish the output',
    about: 'the SDK, the docs and the JSON Schemas in your own project',
  },
] as const;

/** Returns the guides, with a program that runs `model`. */
export function emitGuides(model: PlannedModel): readonly GeneratedFile[] {
  const program = codeBlock('ts', typescriptRunSample(model, exampleInputs(model).minimal));
  return guides.map(({ path, title, about }) => {
    const source = join('generator', 'emit', 'docs', path);
    const text = readFileSync(join(packageRoot, source), 'utf8').replaceAll('\r\n', '\n');
    return {
      path: `docs/${path}`,
      title,
      description: `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
      text: `${generatedComment('models/').lines}\n\n${text.replace('<!-- program -->', () => program.lines)}`,
    };
  });
}
