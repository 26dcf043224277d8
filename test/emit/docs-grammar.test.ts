import { describe, expect, test } from 'vitest';
import { emitModelPage } from '../../generator/emit/docs/model-page.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import { emitModule } from '../../generator/emit/sdk/emit-module.ts';
import { plainText } from '../../generator/markdown/markdown-text.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { corpusModels } from '../support/planned-models.ts';
import { hasShared } from '../support/shared.ts';

const units = 'items|characters|seconds|pixels|values|models|images|creative units|parameters';
const wrongPlural = new RegExp(String.raw`(?<![\d.,-])1 (?:${units})\b`, 'g');

function descriptionsOf(parameters: readonly ResolvedParameter[]): readonly string[] {
  return parameters.flatMap(({ description = '', inputs = [] }) => [
    plainText(description),
    ...descriptionsOf(inputs),
  ]);
}

/** Returns the human-readable outputs of a model. */
function outputsOf(model: PlannedModel): readonly string[] {
  return [emitModelPage(model), emitModule(model), emitJsonSchema(model)];
}

describe.skipIf(!hasShared)('the output of the real pages', () => {
  test('has no plural after 1, except in the words of a page', () => {
    const found = corpusModels().flatMap((model) => {
      const own = descriptionsOf(model.model.parameters).join('\n');
      return outputsOf(model).flatMap((output) =>
        [...output.matchAll(wrongPlural)]
          .map(([words]) => words)
          .filter((words) => !own.includes(words))
          .map((words) => `${model.model.id}: ${words}`),
      );
    });
    expect(found).toEqual([]);
  });

  test('has no curly quotes where JSON begins or ends', () => {
    const found = corpusModels().flatMap((model) =>
      outputsOf(model).flatMap((output) =>
        [...output.matchAll(/[[{] ?[“”]|[“”] ?[\]}]|[“”] ?: ?[“”[{]/g)].map(
          ({ index }) => `${model.model.id}: ${output.slice(index - 20, index + 20)}`,
        ),
      ),
    );
    expect(found).toEqual([]);
  });
});
