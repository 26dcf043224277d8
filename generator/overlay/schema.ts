import * as z from 'zod';
import { identifierSchema } from '../definition/schema.ts';
import type { ConstraintTerms } from '../model/constraint.ts';
import type { ModelOverlay, Overlay, ParameterOverlay } from '../model/overlay.ts';
import type { TextFormat } from '../runtime/text-format.ts';

const line = z.string().regex(/^[^\r\n]*$/, 'must be one line');
const word = line.min(1, 'must not be empty');
const text = word.exactOptional();
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const names = z.array(word).min(1);
const values = z.array(scalar).min(1);

const limit = z.number().nullable().exactOptional();
const count = z.int().min(0).nullable().exactOptional();

const reason = text.describe('For docs and error messages, on one line.');

const group = z.strictObject({
  parameters: z.array(word).min(2, 'must have at least 2 items'),
  reason,
});
const need = z.strictObject({ parameter: word, needs: names, reason });
const condition = z.strictObject({
  parameter: word,
  values: values.exactOptional().describe('If omitted, any value meets the condition.'),
});
const conditional = z.strictObject({ parameter: word, when: condition, reason });

const conditionalLimits = {
  values: values.exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  minItems: z.int().min(0).exactOptional(),
  maxItems: z.int().min(0).exactOptional(),
  maxLength: z.int().min(0).exactOptional(),
};

const bounded = z.strictObject({
  parameters: names.min(2, 'must have at least 2 items'),
  max: z.number(),
  reason,
});

const constraintGroups = {
  mutuallyExclusive: z.array(group).exactOptional().describe('At most one of them is allowed.'),
  anyOf: z.array(group).exactOptional().describe('At least one of them is required.'),
  requires: z
    .array(need)
    .exactOptional()
    .describe('If the parameter is present, all parameters that it needs are required.'),
  requiresAnyOf: z
    .array(need)
    .exactOptional()
    .describe(
      'If the parameter is present, at least one of the parameters that it needs is required.',
    ),
  requiredWhen: z
    .array(conditional)
    .exactOptional()
    .describe('The parameter is required under a condition.'),
  ignoredWhen: z
    .array(conditional)
    .exactOptional()
    .describe('The API ignores the parameter under a condition. Documented, but not validated.'),
  ignoredUnless: z
    .array(conditional)
    .exactOptional()
    .describe(
      'The API ignores the parameter unless a condition is met. Documented, but not validated.',
    ),
  lessThan: z
    .array(
      z.strictObject({
        parameter: word,
        than: word,
        orEqual: z.literal(true).exactOptional(),
        reason,
      }),
    )
    .exactOptional()
    .describe('If both are present, the number must be less than the other.'),
  limitedWhen: z
    .array(
      z
        .strictObject({ parameter: word, when: condition, ...conditionalLimits, reason })
        .refine(
          (entry) => Object.keys(conditionalLimits).some((limit) => Object.hasOwn(entry, limit)),
          `must have one of ${Object.keys(conditionalLimits).join(', ')}`,
        ),
    )
    .exactOptional()
    .describe('Limits of the parameter under a condition.'),
  maxSum: z
    .array(bounded)
    .exactOptional()
    .describe(
      'The sum is limited: a list counts as its number of items, a number as its value, others as 1.',
    ),
  maxProduct: z.array(bounded).exactOptional().describe('The product of the numbers is limited.'),
  sameCount: z
    .array(z.strictObject({ parameter: word, as: word, offset: z.int().exactOptional(), reason }))
    .exactOptional()
    .describe('The list has as many items as another, plus an offset.'),
} satisfies Record<ConstraintTerms['kind'], z.ZodType>;

/** The forms of a text. */
export const textFormats: { readonly [Format in TextFormat]: Format } = {
  'hex-color': 'hex-color',
  'hex-color-with-hash': 'hex-color-with-hash',
  'hex-color-without-hash': 'hex-color-without-hash',
  json: 'json',
  'json-array': 'json-array',
  'json-object': 'json-object',
  url: 'url',
  'https-url': 'https-url',
  'language-code': 'language-code',
  'time-mm-ss': 'time-mm-ss',
  'time-hh-mm-ss': 'time-hh-mm-ss',
  date: 'date',
  lowercase: 'lowercase',
  alphanumeric: 'alphanumeric',
};

const deprecation = z
  .union([z.strictObject({ reason: word, replacement: text }), z.literal(false)])
  .exactOptional();

/** The facts of a parameter that an overlay can state, with their schemas. */
export const overlayParameterFields = {
  type: text,
  required: z.boolean().exactOptional(),
  default: z.union([scalar, z.array(scalar), z.null()]).exactOptional(),
  min: limit,
  max: limit,
  allowedValues: values.nullable().exactOptional(),
  description: text.describe('Markdown, one line.'),
  integer: z.boolean().exactOptional().describe('Only whole numbers.'),
  step: z.number().positive().nullable().exactOptional(),
  minLength: count.describe('In characters.'),
  maxLength: count.describe('In characters.'),
  minItems: count,
  maxItems: count,
  kind: text.describe('The content of a file: image, video, audio, 3d, …'),
  maxSize: count.describe('In bytes.'),
  minDuration: limit.describe('In seconds.'),
  maxDuration: limit.describe('In seconds.'),
  minWidth: count.describe('In pixels.'),
  maxWidth: count.describe('In pixels.'),
  minHeight: count.describe('In pixels.'),
  maxHeight: count.describe('In pixels.'),
  minAspectRatio: limit.describe('Width divided by height.'),
  maxAspectRatio: limit.describe('Width divided by height.'),
  fileFormats: z
    .array(z.string().regex(/^[a-z0-9]+$/, 'must be lower-case letters and digits, without a dot'))
    .min(1)
    .nullable()
    .exactOptional()
    .describe('The extensions of accepted files, such as png.'),
  textFormat: z.enum(textFormats).nullable().exactOptional().describe('The format of a string.'),
  modelTypes: names.nullable().exactOptional(),
  get inputs() {
    return z.record(word, parameter).exactOptional().describe('The parameters of each item.');
  },
  label: text,
  group: text,
  hint: text,
  placeholder: text,
  valueLabels: z.record(z.string(), word).exactOptional(),
  costImpact: z.boolean().exactOptional(),
  prompt: z.boolean().exactOptional(),
  parent: z.boolean().exactOptional(),
  maskFrom: text,
  deprecated: deprecation,
  ...constraintGroups,
} satisfies Readonly<Record<keyof ParameterOverlay, z.ZodType>>;

const parameter: z.ZodType<ParameterOverlay> = z
  .strictObject(overlayParameterFields)
  .meta({ id: 'Parameter', description: 'null removes a limit of the page or the record.' });

const example = z.strictObject({
  name: word,
  description: text,
  input: z.record(z.string(), z.unknown()).describe('Values by parameter name.'),
});

const model = z.strictObject({
  name: text,
  identifier: identifierSchema.exactOptional().describe('The name in code.'),
  description: text.describe('Markdown, one line.'),
  deprecated: deprecation,
  parameters: z.record(word, parameter).exactOptional().describe('By name.'),
  ...constraintGroups,
  examples: z.array(example).exactOptional().describe('Inputs for the docs.'),
} satisfies Readonly<Record<keyof ModelOverlay, z.ZodType>>) satisfies z.ZodType<ModelOverlay>;

/** The format of an overlay file. Editors check it with the JSON Schema of this schema. */
export const overlaySchema: z.ZodType<Overlay> = z
  .strictObject({ models: z.record(word, model).describe('By model ID.') })
  .describe('Facts of models that neither their Scenario reference page nor their API record has.');
