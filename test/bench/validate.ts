import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { AnyModel } from '../../generator/runtime/model.ts';
import type { ParameterData } from '../../generator/runtime/parameter-data.ts';
import { median } from './measure.ts';

// Prints the validations per CPU second of a published SDK, of zod/mini with and without its compiler, and of ajv, as JSON.
const [, , sdk = '', schemas = ''] = process.argv;

function valueOf(parameter: ParameterData): unknown {
  const { type, min, allowedValues } = parameter;
  const item = allowedValues?.[0] ?? (/number|integer/.test(type) ? (min ?? 1) : 'asset_a');
  if (parameter.default !== undefined) return parameter.default;
  if (type === 'boolean') return true;
  return type.endsWith('array') ? [item] : item;
}

/** Returns the schema that a person would write for a parameter, without constraints between parameters. */
function schemaOf({ type, min, max, allowedValues, required }: ParameterData): z.ZodMiniType {
  const number = z.number().check(z.gte(min ?? -Number.MAX_VALUE), z.lte(max ?? Number.MAX_VALUE));
  const item = allowedValues
    ? z.literal(allowedValues.filter(isLiteral))
    : /number|integer/.test(type)
      ? number
      : type === 'boolean'
        ? z.boolean()
        : z.string().check(z.minLength(1));
  const value = type.endsWith('array') ? z.array(item) : item;
  return required ? value : z.optional(value);
}

function isLiteral(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Returns the medians of the checks in five rounds, in which they take turns. */
function perSecond(checks: readonly (() => boolean)[]): readonly number[] {
  if (!checks.every((check) => check())) throw new Error('the input is not valid');
  const rounds = Array.from({ length: 5 }, () => checks.map(rateOf));
  return checks.map((_, at) => median(rounds.map((rates) => rates[at] ?? 0)));
}

/** The time of the processor, as others may use it too. */
function rateOf(check: () => boolean): number {
  const start = process.cpuUsage();
  const used = () => process.cpuUsage(start).user / 1e6;
  let count = 0;
  while (used() < 0.1) for (let i = 0; i < 500; i++, count++) check();
  return count / used();
}

const { models } = (await import(pathToFileURL(join(sdk, 'registry.js')).href)) as {
  readonly models: Readonly<Record<string, AnyModel>>;
};
const { catalog } = (await import(pathToFileURL(join(sdk, 'catalog.js')).href)) as {
  readonly catalog: Readonly<Record<string, { readonly module: string }>>;
};
const rows = [];
const byParameters = Object.values(models).toSorted(
  (a, b) => Object.keys(b.parameters).length - Object.keys(a.parameters).length,
);
for (const model of byParameters) {
  if (rows.length === 10) break;
  const parameters: readonly (readonly [string, ParameterData])[] = Object.entries(
    model.parameters,
  );
  if (parameters.some(([, { inputs }]) => inputs !== undefined)) continue;
  const input = Object.fromEntries(
    parameters.map(([name, parameter]) => [name, valueOf(parameter)]),
  );
  const byHand = z.strictObject(
    Object.fromEntries(parameters.map(([name, parameter]) => [name, schemaOf(parameter)])),
  );
  const file = join(schemas, `${catalog[model.id]?.module ?? ''}.json`);
  const compiled = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')) as object,
  );
  if (!model.validate(input).success || !byHand.safeParse(input).success || !compiled(input)) {
    continue;
  }
  const [ours, zod, jitless, ajv] = perSecond([
    () => model.validate(input).success,
    () => byHand.safeParse(input).success,
    () => byHand.safeParse(input, { jitless: true }).success,
    () => compiled(input),
  ]);
  rows.push({ model: model.id, parameters: parameters.length, ours, zod, jitless, ajv });
}
process.stdout.write(JSON.stringify(rows));
