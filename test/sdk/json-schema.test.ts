import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import * as z from 'zod';
import type { JsonSchema, Model } from '../../generator/runtime/model.ts';
import { toolFor } from '../../generator/runtime/tools.ts';
import { zodSchema } from '../../generator/runtime/zod.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';
import { planFolder } from '../support/corpus-plan.ts';
import { toJson } from '../support/example-json.ts';
import { sampleOf } from '../support/long-form.ts';
import { rejections, toolProviders } from '../support/provider-rules.ts';

const corpus = inject('corpus');

describe.runIf(corpus)('for every model of the real pages', async () => {
  const { models, generated, registry } = corpus ?? { models: '', generated: '', registry: '' };
  const sdk = corpus
    ? ((await import(pathToFileURL(registry).href)) as {
        readonly models: Readonly<Record<string, Model<string, object>>>;
      })
    : { models: {} };
  const plan = corpus ? planFolder(models) : [];
  const all = plan.flatMap((planned) => {
    const model = sdk.models[planned.model.id];
    return model ? [{ planned, model }] : [];
  });

  test('jsonSchema and z.toJSONSchema equal the schema file', () => {
    for (const { planned, model } of all) {
      const path = join(generated, 'schema', `${planned.names.fileName}.json`);
      const file = omitFields(JSON.parse(readFileSync(path, 'utf8')) as JsonSchema, '$comment');
      const nested = omitFields(file, '$schema');
      expect(JSON.parse(JSON.stringify(model.jsonSchema)), model.id).toEqual(file);
      for (const schema of [model.schema, zodSchema(model)]) {
        for (const io of ['input', 'output'] as const) {
          expect({ ...z.toJSONSchema(schema, { io }) }, model.id).toEqual(file);
          const larger = z.toJSONSchema(z.object({ input: schema }), { io });
          expect(larger.properties?.['input'], model.id).toEqual(nested);
        }
      }
    }
    expect(all.length).toBeGreaterThan(200);
  });

  test.each(toolProviders)(
    'toolFor creates a tool with a unique name that %s accepts',
    (provider) => {
      const tools = sampleOf(all, 8).map(({ model }) => toolFor(model, { provider }));
      const rejected = tools.flatMap((tool) =>
        rejections(provider, tool).map((reason) => `${tool.name}: ${reason}`),
      );
      expect(rejected).toEqual([]);
      expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    },
  );

  test('toolFor parses the example of the docs', () => {
    const wrong = all.flatMap(({ planned, model }) => {
      const body = toJson(requestBody(planned, exampleInputs(planned).full));
      if (!model.validate(body).success) return [];
      const { parse } = toolFor(model, { provider: 'anthropic' });
      return JSON.stringify(parse(body).body) === JSON.stringify(model.request(body as object).body)
        ? []
        : [model.id];
    });
    expect(wrong).toEqual([]);
  });
});
