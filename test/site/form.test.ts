import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { jsonSample } from '../../generator/emit/docs/http-samples.ts';
import { samplePrograms } from '../../generator/emit/docs/sample-programs.ts';
import type { Model } from '../../generator/runtime/model.js';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import {
  formOf,
  fromHash,
  inputOf,
  sampleOf,
  toHash,
} from '../../generator/site/browser/playground/form.ts';
import { playgroundData } from '../../generator/site/playground-data.ts';
import { bundleValidators } from '../../generator/site/validators.ts';
import { corpusModels } from '../support/planned-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const models = corpusModels();

test('each example of each real model goes through form, link and form to the same request, and is printed', async () => {
  // The modules that the site ships, as the browser loads them.
  const files = await bundleValidators(models);
  const folder = temporaryFolder({
    'package.json': '{ "type": "module" }',
    ...Object.fromEntries(files.map(({ path, text }) => [path.replace('validators/', ''), text])),
  });
  for (const planned of models) {
    const url = pathToFileURL(join(folder, `${planned.names.fileName}.js`)).href;
    const { model: validator } = (await import(url)) as { model: Model<string, object> };
    const { model, examples } = playgroundData(planned);
    // Without the form of a parameter that a request needs, there is no example.
    const isKnown = exampleInputs(planned).missing.length === 0;
    expect(examples.length > 0, planned.model.id).toBe(isKnown);
    for (const { input } of examples) {
      const form = formOf(model.parameters, input);
      const values = inputOf(model.parameters, form);
      const hash = `#${toHash(model.parameters, form)}`;
      // An empty form needs no link.
      const again = form.size === 0 ? form : fromHash(model.parameters, hash);
      const place = `${planned.model.id}: ${JSON.stringify(values)}`;
      expect(again && inputOf(model.parameters, again), place).toEqual(values);
      expect(validator.request(values), place).toHaveProperty('body');
      const sample = sampleOf(model.parameters, form);
      for (const { print } of Object.values(samplePrograms)) {
        expect(print(model, sample), place).not.toBe('');
      }
      expect(JSON.parse(jsonSample(model, sample)), place).toMatchObject(values);
    }
  }
});
