import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import type { Validation } from '../../generator/runtime/model.js';
import { planFolder } from '../support/corpus-plan.ts';
import { sentBody } from '../support/sent-body.ts';
import { casesOf } from './cases.ts';

const corpus = inject('corpus');

interface Registry {
  readonly models: Readonly<Record<string, { validate(input: unknown): Validation<unknown> }>>;
}

describe.runIf(corpus)('for every model of the real pages', async () => {
  const { models, generated, registry } = corpus ?? { models: '', generated: '', registry: '' };
  const sdk: Registry = corpus
    ? ((await import(pathToFileURL(registry).href)) as Registry)
    : { models: {} };
  const plan = corpus ? planFolder(models) : [];

  test('the SDK has a validator', () => {
    expect(Object.keys(sdk.models).sort()).toEqual(
      [...new Set(plan.map(({ model }) => model.id))].sort(),
    );
  });

  test('validator and JSON Schema accept what the reference allows and reject the rest', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const wrong: string[] = [];
    let count = 0;
    for (const planned of plan) {
      const { model, names } = planned;
      const schema = readFileSync(join(generated, 'schema', `${names.fileName}.json`), 'utf8');
      const jsonSchema = ajv.compile(JSON.parse(schema) as object);
      for (const { title, body, valid } of casesOf(planned)) {
        count++;
        const validator = sdk.models[model.id]?.validate(body).success;
        if (validator !== valid) wrong.push(`${model.id}: validator on ${title}`);
        if (jsonSchema(sentBody(planned.parameters, body)) !== valid)
          wrong.push(`${model.id}: JSON Schema on ${title}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(18_000);
  });
});
