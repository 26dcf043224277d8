import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { anyModel } from '../support/any-model.ts';
import { toJson } from '../support/example-json.ts';
import { loadModules } from '../support/load-modules.ts';
import { sentBody } from '../support/sent-body.ts';

const ajv = new Ajv2020({ strict: true, multipleOfPrecision: 9, ownProperties: true });

/** ajv skips the first name, and zod mistakes the inherited properties of the others for values. */
function isReadable({ parameters }: PlannedModel): boolean {
  return !/"name":"(__proto__|constructor|toString)"/.test(JSON.stringify(parameters));
}

const oddValues = [
  '',
  'x',
  'a longer text, of more than forty characters',
  0,
  1,
  -7,
  0.5,
  2.005,
  1e9,
  true,
  [],
  {},
];
const oddValue = fc.constantFrom<unknown>(...oddValues, ...oddValues.map((value) => [value]), null);

/** The full request of a model with some of its values removed or invalid. */
function bodiesOf(model: PlannedModel): fc.Arbitrary<object> {
  const full = Object.entries(toJson(requestBody(model, exampleInputs(model).full)) as object);
  const names = [...model.parameters.map(({ parameter }) => parameter.name), 'noSuchParameter'];
  return fc
    .record({
      dropped: fc.subarray(full.map(([name]) => name)),
      changed: fc.dictionary(fc.constantFrom(...names), oddValue, { maxKeys: 2 }),
    })
    .map(({ dropped, changed }) =>
      Object.fromEntries([
        ...full.filter(([name]) => !dropped.includes(name)),
        ...Object.entries(changed),
      ]),
    );
}

test('emitJsonSchema and the validator agree on any body', async () => {
  const models = fc.sample(anyModel.filter(isReadable), { seed: 7, numRuns: 60 });
  const modules = await loadModules(
    models.map((model, index) => withIdentifier(model, `model${index}`)),
  );
  let accepted = 0;
  for (const [index, model] of models.entries()) {
    const judge = ajv.compile(JSON.parse(emitJsonSchema(model)) as object);
    for (const body of fc.sample(bodiesOf(model), { seed: index, numRuns: 40 })) {
      const isValid = modules[index]?.validate(body).success;
      expect(
        judge(sentBody(model.parameters, body)),
        JSON.stringify({ body, parameters: model.parameters, rules: model.model.constraints }),
      ).toBe(isValid);
      if (isValid) accepted++;
    }
  }
  expect(accepted).toBeGreaterThan(200);
  expect(accepted).toBeLessThan(60 * 40 - 200);
});

function withIdentifier(model: PlannedModel, identifier: string): PlannedModel {
  return { ...model, names: { ...model.names, identifier, inputType: `${identifier}Input` } };
}
