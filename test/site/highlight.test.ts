import { expect, test } from 'vitest';
import { sampleLanguages, samplePrograms } from '../../generator/emit/docs/sample-programs.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { highlightCode } from '../../generator/site/highlight.ts';
import { plannedModel } from '../support/planned-models.ts';

test.each(sampleLanguages)('highlightCode marks strings and keywords of %s', (language) => {
  const model = plannedModel([{ name: 'prompt', type: 'string', required: true }]);
  const { print, syntax } = samplePrograms[language];
  const code = highlightCode(print(model, exampleInputs(model).minimal), syntax);
  expect(code).toContain('<span class="s">');
  expect(code).toContain('<span class="k">');
});
