import * as z from 'zod';
import { identifierSchema } from '../definition/schema.ts';
import type { ModelOverlay, Overlay, ParameterOverlay } from '../model/overlay.ts';

const line = z.string().regex(/^[^\r\n]*$/, 'must be one line');
const word = line.min(1, 'must not be empty');
const text = word.exactOptional();
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const names = z.array(word).min(1);
const values = z.array(scalar).min(1);

const limit = z.number().nullable().exactOptional();
const count = z.int().min(0).nullable().exactOptional();

const reason = text.describe('For docs and error messages, one line.');

const group = z.strictObject({
  parameters: z.array(word).min(2, 'must name at least two'),
  reason,
});
const need = z.strictObject({ parameter: word, needs: names, reason });
const condition = z.strictObject({
  parameter: word,
  values: values.exactOptional().describe('Without them: that the parameter is given at all.'),
});
const conditional = z.strictObject({ parameter: word, when: condition, reason });

const ruleGroups = {
  mutuallyExclusive: z.array(group).exactOptional().describe('At most one of them may be given.'),
  anyOf: z.array(group).exactOptional().describe('At least one of them must be given.'),
  requires: z
    .array(need)
    .exactOptional()
    .describe('Where the parameter is given, all that it needs must be given too.'),
  requiresAnyOf: z
    .array(need)
    .exactOptional()
    .describe('Where the parameter is given, at least one of what it needs must be given too.'),
  requiredWhen: z
    .array(conditional)
    .exactOptional()
    .describe('The parameter must be given under a condition.'),
  ignoredWhen: z
    .array(conditional)
    .exactOptional()
    .describe('The API takes no notice of the parameter under a condition. Told, never refused.'),
  ignoredUnless: z
    .array(conditional)
    .exactOptional()
    .describe(
      'The API takes no notice of the parameter but under a condition. Told, never refused.',
    ),
};

const deprecation = z
  .union([z.strictObject({ reason: word, replacement: text }), z.literal(false)])
  .exactOptional();

const parameter: z.ZodType<ParameterOverlay> = z
  .strictObject({
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
    kind: text.describe('What a file holds: image, video, audio, 3d, …'),
    maxSize: count.describe('In bytes.'),
    maxDuration: limit.describe('In seconds.'),
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
    ...ruleGroups,
  })
  .meta({ id: 'Parameter', description: 'null takes away a limit that page or record has.' });

const example = z.strictObject({
  name: word,
  description: text,
  input: z.record(z.string(), z.unknown()).describe('The values by parameter.'),
});

const model = z.strictObject({
  name: text,
  identifier: identifierSchema.exactOptional().describe('The name in code.'),
  description: text.describe('Markdown, one line.'),
  deprecated: deprecation,
  parameters: z.record(word, parameter).exactOptional().describe('By name.'),
  ...ruleGroups,
  examples: z.array(example).exactOptional().describe('Inputs that the docs show.'),
}) satisfies z.ZodType<ModelOverlay>;

/** The format of an overlay file; `z.toJSONSchema` of it is what editors check against. */
export const overlaySchema: z.ZodType<Overlay> = z
  .strictObject({ models: z.record(word, model).describe('By id.') })
  .describe('What is known of models beside their Scenario reference page and API record.');
