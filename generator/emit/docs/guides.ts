import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlock } from '../../markdown/blocks.ts';
import { packageRoot } from '../../package-root.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { exampleInputs } from '../../samples/example-inputs.ts';
import { generatedComment, type GeneratedFile } from '../generated-file.ts';
import { typescriptRunSample } from './typescript-samples.ts';

/** A page of the docs that is not about one model. */
export interface GuidePage {
  readonly path: string;
  readonly title: string;
  /** A short summary of the page, for lists of pages. */
  readonly about: string;
  /** The group of the page in lists of pages. */
  readonly group: 'Use models' | 'Maintain models' | 'Look up';
}

/**
 * The guides in `guides/`, written by hand except `commands.md`, which is printed from the
 * commands.
 */
const written = [
  {
    path: 'start.md',
    title: 'Start here',
    about: 'a first run, the mock server, and where to go next',
    group: 'Use models',
  },
  {
    path: 'client.md',
    title: 'Client',
    about: 'uploads, jobs, results, batches, retries, errors, the HTTP API',
    group: 'Use models',
  },
  {
    path: 'constraints.md',
    title: 'Constraints',
    about: 'conditions between parameters: kinds, messages, data for forms',
    group: 'Use models',
  },
  {
    path: 'tools.md',
    title: 'Tools for language models',
    about: 'models as tools of OpenAI, Anthropic, Google and MCP; docs for language models',
    group: 'Use models',
  },
  {
    path: 'import.md',
    title: 'Import pages',
    about: 'set up a project, reference pages, definitions, API records',
    group: 'Maintain models',
  },
  {
    path: 'sync.md',
    title: 'Keep up to date',
    about: 'sync, breaking changes, checks in CI, pull requests',
    group: 'Maintain models',
  },
  {
    path: 'overlays.md',
    title: 'Overlays',
    about: 'corrections by hand, examples, deprecations, limits in descriptions',
    group: 'Maintain models',
  },
  {
    path: 'publish.md',
    title: 'Publish',
    about: 'the SDK, the docs, a docs site and the schemas',
    group: 'Maintain models',
  },
  {
    path: 'configuration.md',
    title: 'Configuration',
    about: 'the keys of scenario-models.config.yaml, environment variables',
    group: 'Look up',
  },
  {
    path: 'commands.md',
    title: 'Command line',
    about: 'every command with its options, exit codes',
    group: 'Look up',
  },
] as const satisfies readonly GuidePage[];

/** All pages of the docs that are not about one model, in the order of the navigation. */
export const guides: readonly GuidePage[] = [
  ...written,
  {
    path: 'rules.md',
    title: 'Change rules',
    about: 'which changes of the reference are breaking',
    group: 'Look up',
  },
  {
    path: 'problems.md',
    title: 'Problems',
    about: 'the code of each problem, with its reason and its fix',
    group: 'Look up',
  },
];

/** Returns the guides in `guides/`, with a program that runs `model`. */
export function emitGuides(model: PlannedModel): readonly GeneratedFile[] {
  const program = codeBlock('ts', typescriptRunSample(model, exampleInputs(model).minimal));
  return written.map(({ path, title, about }) => {
    const source = join('generator', 'emit', 'docs', 'guides', path);
    const text = readFileSync(join(packageRoot, source), 'utf8').replaceAll('\r\n', '\n');
    return {
      path: `docs/${path}`,
      title,
      description: descriptionOf(about),
      text: `${generatedComment('models/').lines}\n\n${text.replace('<!-- program -->', () => program.lines)}`,
    };
  });
}

/** Returns the summary of a page as a sentence, for its front matter. */
export function descriptionOf(about: string): string {
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}.`;
}
