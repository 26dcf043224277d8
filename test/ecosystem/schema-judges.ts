/**
 * Judges bodies of requests with validators of JSON Schema in JavaScript and Python, and compares
 * their verdicts with those of the SDK.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlannedModel } from '../../generator/plan/types.ts';
import type { AnyModel, ValidationIssue } from '../../generator/runtime/model.ts';
import { exampleInputs } from '../../generator/samples/example-inputs.ts';
import { requestBody } from '../../generator/samples/request-body.ts';
import { planFolder } from '../support/corpus-plan.ts';
import { toJson } from '../support/example-json.ts';
import { sentBody } from '../support/sent-body.ts';

/** A validator, as a program that reads `judge.json` and prints a list of verdicts. */
export interface Judge {
  readonly name: string;
  readonly version: string;
  readonly install: readonly string[];
  readonly file: string;
  readonly program: string;
  readonly run: string;
}

const reading = `import { readFileSync } from 'node:fs';
const { schemas, bodies } = JSON.parse(readFileSync('judge.json', 'utf8'));
`;

export const judges: readonly Judge[] = [
  {
    name: 'ajv',
    version: '8.20.0',
    install: ['npm install --no-audit --no-fund --silent ajv@8.20.0'],
    file: 'ajv.mjs',
    program: `${reading}import { Ajv2020 } from 'ajv/dist/2020.js';
const ajv = new Ajv2020();
const validators = schemas.map((schema) => ajv.compile(schema));
console.log(JSON.stringify(bodies.map(({ schema, body }) => validators[schema](body))));
`,
    run: 'node ajv.mjs',
  },
  {
    name: 'hyperjump',
    version: '1.18.0',
    install: ['npm install --no-audit --no-fund --silent @hyperjump/json-schema@1.18.0'],
    file: 'hyperjump.mjs',
    program: `${reading}import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
schemas.forEach((schema, at) => registerSchema(schema, \`https://example.com/\${at}\`));
const validators = await Promise.all(schemas.map((_, at) => validate(\`https://example.com/\${at}\`)));
console.log(JSON.stringify(bodies.map(({ schema, body }) => validators[schema](body).valid)));
`,
    run: 'node hyperjump.mjs',
  },
  {
    name: 'jsonschema-python',
    version: '4.25.1',
    install: ['python3 -m venv venv', 'venv/bin/pip install --quiet jsonschema==4.25.1'],
    file: 'judge.py',
    program: `import json
from jsonschema import Draft202012Validator

data = json.load(open("judge.json"))
for schema in data["schemas"]:
    Draft202012Validator.check_schema(schema)
validators = [Draft202012Validator(schema) for schema in data["schemas"]]
print(json.dumps([validators[one["schema"]].is_valid(one["body"]) for one in data["bodies"]]))
`,
    run: 'venv/bin/python judge.py',
  },
];

/** A body, and the issues that the SDK finds in it. */
export interface JudgeCase {
  readonly schema: number;
  readonly body: object;
  readonly issues: readonly ValidationIssue[];
}

const oddValues = ['', 'x', 'é', 0, -1, 1.5, 2.005, 1e9, true, null, [], ['x'], [1, 1.5], {}];

/** Returns the examples of a model, each parameter with odd values or without one, and its steps. */
function bodiesOf(model: PlannedModel): readonly object[] {
  const { minimal, full } = exampleInputs(model);
  const bodies = [minimal, full].map((input) => toJson(requestBody(model, input)) as object);
  const [, whole = {}] = bodies;
  const changed = model.parameters.flatMap(({ parameter }) => {
    const { name, min = 0, step = 1, allowedValues = [] } = parameter;
    const steps = [0, 1, 3, 7, 12, 29].flatMap((count) => [
      min + count * step,
      Number((min + count * step).toFixed(6)),
      min + (count + 0.5) * step,
    ]);
    const values = [...oddValues, ...allowedValues, ...steps, undefined];
    return values.map((value) => ({ ...whole, [name]: value }));
  });
  return [...bodies, { ...whole, noSuchParameter: 1 }, ...changed].map(
    (body) => Object(sentBody(model.parameters, JSON.parse(JSON.stringify(body)))) as object,
  );
}

/** Writes `judge.json` with the schemas and the bodies, and returns the verdicts of the SDK. */
export async function writeCases(
  folder: string,
  models: string,
  output: string,
): Promise<readonly JudgeCase[]> {
  mkdirSync(folder, { recursive: true });
  const registry = pathToFileURL(join(output, 'sdk', 'registry.ts')).href;
  const { findModel } = (await import(registry)) as {
    readonly findModel: (id: string) => AnyModel | undefined;
  };
  const plan = planFolder(models);
  const schemas = plan.map(
    ({ names }) =>
      JSON.parse(readFileSync(join(output, 'schema', `${names.fileName}.json`), 'utf8')) as object,
  );
  const cases = plan.flatMap((planned, schema): readonly JudgeCase[] => {
    const model = findModel(planned.model.id);
    return bodiesOf(planned).map((body) => {
      const result = model?.validate(body);
      return { schema, body, issues: result && 'issues' in result ? result.issues : [] };
    });
  });
  const bodies = cases.map(({ schema, body }) => ({ schema, body }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'judge.json'), JSON.stringify({ schemas, bodies }));
  return cases;
}

/** Issues that JSON Schema has no keyword for; descriptions state them. */
const inWords = new Set(['constraint', 'wrong_step']);

/** Returns the bodies on which a validator disagrees with the SDK. */
export function differences(
  cases: readonly JudgeCase[],
  verdicts: readonly unknown[],
): readonly string[] {
  return cases.flatMap(({ schema, body, issues }, at) => {
    const isValid = issues.length === 0;
    const isOpen = !isValid && issues.every(({ code }) => inWords.has(code));
    if (isOpen || verdicts[at] === isValid) return [];
    return [`schema ${schema} ${isValid ? 'rejects' : 'accepts'} ${JSON.stringify(body)}`];
  });
}
