import { describe, expect, test } from 'vitest';
import { lint } from '../../generator/commands/lint.ts';
import { formatDefinition } from '../../generator/definition/format-definition.ts';
import type { Definition, Parameter } from '../../generator/model/definition.ts';
import { lintModel } from '../../generator/lint/lint-model.ts';
import { proposedOverlay } from '../../generator/lint/propose.ts';
import { checkOverlay } from '../../generator/resolve/check-overlay.ts';
import { parseOverlay } from '../../generator/overlay/parse-overlay.ts';
import { mergeRecord } from '../../generator/record/merge-record.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { pageWith, recordOf } from '../record/arbitraries.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const parameters: readonly Parameter[] = [
  { name: 'images', type: 'file_array', description: 'Up to 4 images.' },
  { name: 'video', type: 'file', description: 'Max ~15 MB. Mutually exclusive with images.' },
  { name: 'amount', type: 'number', default: 9, max: 4 },
];

function modelsFolder(definition: Definition, overlay?: string): string {
  return temporaryFolder({
    'images/maker.yaml': formatDefinition(definition),
    ...(overlay !== undefined && { 'images/maker.overlay.yaml': overlay }),
  });
}

function run(definition: Definition, { overlay = false, only = [] as string[] } = {}) {
  const models = modelsFolder(definition);
  const outcome = lint({ models, only, overlay }, plainStyle);
  return { ...outcome, stdout: outcome.stdout?.replaceAll(models, 'models') };
}

describe('the lint command', () => {
  test('reports by file and model, with the words it read and its doubts', () => {
    const { stdout, exitCode } = run(pageWith(parameters));
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`models/images/maker.yaml

  Made Up  model_made-up
      images  takes at most 4 items
              “Up to 4 images.”
    ? video   takes files of at most 15 MB
              “Max ~15 MB.”
              not sure: it is said roughly
      video   can't be given together with \`images\`
              “Mutually exclusive with images.”
    ! amount  default 9 is over max 4

4 findings, 1 of them not sure. With --overlay they come as overlay entries.
`);
  });

  test('writes an overlay to take over', () => {
    expect(run(pageWith(parameters), { overlay: true }).stdout)
      .toBe(`# models/images/maker.overlay.yaml
# yaml-language-server: $schema=../../generated/schema/overlay.schema.json

models:
  model_made-up:
    parameters:
      images:
        maxItems: 4 # “Up to 4 images.”
    mutuallyExclusive:
      # “Mutually exclusive with images.”
      - {parameters: [video, images]}

# Not sure. Take over what is right:
#
# models:
#   model_made-up:
#     parameters:
#       video:
#         maxSize: 15728640 # “Max ~15 MB.” (it is said roughly)
`);
  });

  test('has nothing more to tell once its overlay is taken over', () => {
    const page = pageWith(parameters.slice(0, 1));
    const { stdout = '' } = run(page, { overlay: true });
    const after = lint(
      { models: modelsFolder(page, stdout), only: [], overlay: false },
      plainStyle,
    );
    expect(after.stdout).toBe('Nothing to tell: the data says all that the descriptions do.\n');
  });

  test('tells where page and record disagree', () => {
    const page = pageWith([{ name: 'seed', type: 'number' }]);
    const { problems } = run(mergeRecord(page, recordOf([], { capabilities: ['txt2img'] })));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['RECORD_DISAGREES', 'Made Up: the page has `seed`, the record does not.'],
    ]);
  });

  test.each([
    [['images/maker.yaml'], 0],
    [['images'], 0],
    [['other'], 2],
  ])('looks only at %j', (only, exitCode) => {
    expect(run(pageWith(parameters), { only }).exitCode).toBe(exitCode);
  });
});

describe.skipIf(!hasShared)('what is proposed for the real pages', () => {
  test('is an overlay that fits, after which nothing sure is left to propose', () => {
    for (const { name, text } of corpusPages()) {
      const page = parsePage(sourceText(name, text));
      if (!page.ok) throw new Error(name);
      const proposed = proposedOverlay(resolveDefinition(page.value).flatMap(lintModel));
      if (!/^models:/m.test(proposed)) continue;
      const overlay = parseOverlay(sourceText(name, proposed));
      if (!overlay.ok) throw new Error(JSON.stringify(overlay.problems));
      const models = resolveDefinition(page.value, overlay.value.value);
      expect(checkOverlay(overlay.value, models), name).toEqual([]);
      const left = models
        .flatMap(lintModel)
        .filter(({ proposal, doubts }) => proposal && doubts.length === 0);
      expect(left, name).toEqual([]);
    }
  });
});
