import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { definitionPath } from '../../generator/definition/definition-path.ts';
import { emitJsonSchema } from '../../generator/emit/json-schema/json-schema.ts';
import {
  acceptsBody,
  acceptsValue,
  isMet,
  isSatisfied,
  shapeOfModel,
} from '../../generator/model/accepts-value.ts';
import { withFact } from '../../generator/model/described.ts';
import type { ProseFact } from '../../generator/model/fact.ts';
import { itemType } from '../../generator/model/value-type.ts';
import { namesFor } from '../../generator/plan/identifier.ts';
import { planModel } from '../../generator/plan/plan-model.ts';
import type { PlannedModel, PlannedParameter } from '../../generator/plan/types.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import {
  isExampleFile,
  isExampleList,
  type ExampleInput,
  type ExampleValue,
} from '../../generator/samples/types.ts';
import { toJson } from '../support/example-json.ts';
import { isLong, sampleOf } from '../support/long-form.ts';
import { corpusPages, hasShared } from '../support/shared.ts';

/** The models of the real pages, with the certain facts of their descriptions trusted or not. */
function readModels(trustDescriptions: boolean): readonly PlannedModel[] {
  return sampleOf(corpusPages(), 3).flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    const facts = { ...page.value, path: definitionPath(page.value) };
    return resolveDefinition(page.value, undefined, { trustDescriptions }).map((model) =>
      planModel(model, facts, namesFor(model)),
    );
  });
}

const catalogs = new Map<boolean, readonly PlannedModel[]>();

function modelsOf(trustDescriptions: boolean): readonly PlannedModel[] {
  const models = catalogs.get(trustDescriptions) ?? readModels(trustDescriptions);
  catalogs.set(trustDescriptions, models);
  return models;
}

/** Returns the facts of descriptions that an input contradicts, in nested parameters as well. */
function contradictedBy(
  input: ExampleInput,
  parameters: readonly PlannedParameter[],
): readonly string[] {
  const valueOf = (name: string) => {
    const value = input.get(name);
    return value === undefined ? undefined : toJson(value);
  };
  return parameters.flatMap((planned) => {
    const { parameter, type } = planned;
    const value = input.get(parameter.name);
    const own = (parameter.facts ?? [])
      .filter(({ fact }) => !isSatisfiedIn(fact, planned, value, valueOf))
      .map(({ words, certainty }) => `${parameter.name}: ${words} (${certainty})`);
    const item = itemType(type);
    const nested =
      item.kind === 'object' && value !== undefined && isExampleList(value) ? value : [];
    return [
      ...own,
      ...nested.flatMap((inner) =>
        inner instanceof Map && item.kind === 'object'
          ? contradictedBy(inner, item.parameters ?? [])
          : [],
      ),
    ];
  });
}

function isSatisfiedIn(
  fact: ProseFact['fact'],
  { parameter, type }: PlannedParameter,
  value: ExampleValue | undefined,
  valueOf: (name: string) => unknown,
): boolean {
  if (fact.kind === 'constraint') {
    const { constraint } = fact;
    if (constraint.kind === 'ignoredWhen' || constraint.kind === 'ignoredUnless') {
      const isVoid = isMet(constraint.when, valueOf) === (constraint.kind === 'ignoredWhen');
      return valueOf(constraint.parameter) === undefined || !isVoid;
    }
    return isSatisfied(constraint, valueOf);
  }
  if (value === undefined) return true;
  if (fact.kind === 'fileFormats') {
    const files = (isExampleList(value) ? value : [value]).filter((item) => isExampleFile(item));
    return files.every(({ fileName }) => fact.formats.includes(fileName.replace(/^.*\./, '')));
  }
  if (
    fact.kind === 'limit' &&
    /^(?:min|max)$/.test(fact.field) &&
    itemType(type).kind === 'literals'
  ) {
    const bound = { type: { kind: 'number' }, parameter: withFact(parameter, fact) } as const;
    return typeof value !== 'number' || acceptsValue(bound, value);
  }
  return acceptsValue({ type, parameter: withFact(parameter, fact) }, toJson(value));
}

describe.skipIf(!hasShared)('the sample requests of the real pages', () => {
  test('the descriptions state facts', () => {
    const facts = modelsOf(false).flatMap(({ parameters }) =>
      parameters.flatMap(({ parameter }) => parameter.facts ?? []),
    );
    expect(facts.length).toBeGreaterThan(isLong() ? 300 : 100);
  });

  test.each([false, true])(
    'exampleInputs contradicts no fact of a description (trusted: %s)',
    (trust) => {
      const contradicted = modelsOf(trust).flatMap((model) => {
        const { minimal, full, missing } = exampleInputs(model);
        if (missing.length > 0) return [];
        return [requestBody(model, minimal), full].flatMap((input) =>
          contradictedBy(input, model.parameters).map((fact) => `${model.model.id} ${fact}`),
        );
      });
      expect(contradicted).toEqual([]);
    },
  );

  test('exampleInputs has no object without fields', () => {
    const inputs = modelsOf(false).flatMap((model) => {
      const { minimal, full, missing } = exampleInputs(model);
      return missing.length > 0 ? [] : [minimal, full];
    });
    expect(inputs.map((input) => JSON.stringify(toJson(input))).filter(hasEmpty)).toEqual([]);
  });

  test('a validator and a JSON Schema that trust descriptions accept the requests made without trust', () => {
    const ajv = new Ajv2020({ strict: true });
    const trusting = new Map(modelsOf(true).map((model) => [model.model.id, model]));
    for (const model of modelsOf(false)) {
      const { minimal, full, missing } = exampleInputs(model);
      const strict = trusting.get(model.model.id);
      if (missing.length > 0 || !strict) continue;
      const validate = ajv.compile(JSON.parse(emitJsonSchema(strict)) as object);
      for (const input of [requestBody(model, minimal), full]) {
        const body = toJson(input) as Record<string, unknown>;
        expect(
          acceptsBody(shapeOfModel(strict), body),
          `${model.model.id} ${JSON.stringify(body)}`,
        ).toBe(true);
        expect(validate(body), `${model.model.id}: ${JSON.stringify(validate.errors)}`).toBe(true);
      }
    }
  });
});

function hasEmpty(json: string): boolean {
  return json.includes('{}');
}
