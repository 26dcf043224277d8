import fc from 'fast-check';
import type { Constraint, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import type { PlannedModel } from '../../generator/plan/types.ts';
import { plannedModel } from './planned-models.ts';

/** Pieces that mean something in Markdown, HTML, JSON, Python, TypeScript or a shell. */
const pieces = [
  ...['|', '\\|', '\\', '`', '```', '~~~', '*', '**', '_', '[', ']', '[a](b)', '![', '<b>', '&lt;'],
  ...['#', ' #', '- ', '1. ', '> ', '===', '---', '\t', '    ', '\n', '\r\n', '\n\n', '\n| a |'],
  ...['<!--', '-->', '</script>', '<img src=x onerror=alert(1)>', '[x](javascript:alert(1))'],
  ...[
    '*/',
    '//',
    '${x}',
    "'",
    '"',
    "'\\''",
    '"""',
    '$(id)',
    '`id`',
    '$HOME',
    '\nJSON\n',
    '!',
    '%s',
  ],
  ...['\u2028', '\u202e', '\u200b', '\ufeff', '\0', '\x85', '\u{e0041}', '\ud800', '👩‍🚀', 'ß', '文'],
  ...['__proto__', 'constructor', '../..', 'word', ' two words ', '1e3', 'True', 'null', ''],
];

export const hostileText = fc
  .array(fc.constantFrom(...pieces), { maxLength: 6 })
  .map((found) => found.join(''));

/** Never empty, and without lone surrogates, which can't be part of a URL. */
const hostileName = hostileText.filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));

/** Also names that JavaScript or a builder keeps for itself. */
const parameterName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'then', 'build', 'toString', 'prompt', 'in'),
  hostileName,
);

const limits = fc
  .record({ min: fc.integer({ min: -50, max: 50 }), room: fc.integer({ min: 0, max: 100 }) })
  .map(({ min, room }) => ({ min, max: min + room }));

const counts = fc
  .record({ min: fc.integer({ min: 0, max: 3 }), room: fc.integer({ min: 0, max: 3 }) })
  .map(({ min, room }) => [min, min + room] as const);

/** The parts of a parameter that depend on its type. */
const typed: fc.Arbitrary<Omit<ResolvedParameter, 'name'>> = fc.oneof(
  fc.constantFrom('boolean', 'file', 'model', 'inputs_array', 'matrix').map((type) => ({ type })),
  fc.record({
    type: fc.constantFrom('string', 'string_array'),
    allowedValues: values(hostileText),
  }),
  fc.record({ type: fc.constant('number'), allowedValues: values(fc.integer()) }),
  fc.record({ type: fc.constant('string'), default: hostileText }),
  fc
    .tuple(fc.constantFrom('number', 'number_array'), limits, fc.constantFrom(1, 8, 0.5, 0.01))
    .map(([type, { min, max }, step]) => ({ type, min, max, step })),
  limits.map((bounds) => ({ type: 'number', integer: true as const, ...bounds })),
  fc.tuple(counts, counts).map(([[minItems, maxItems], [minLength, maxLength]]) => ({
    ...{ type: 'string_array', minItems, maxItems },
    ...{ minLength: minLength * 40, maxLength: maxLength * 40 },
  })),
  fc.record({
    type: fc.constant('file_array'),
    kind: hostileName,
    maxSize: fc.nat(),
    maxDuration: fc.nat(),
  }),
);

function values<T extends string | number>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: 1, maxLength: 20 });
}

const parameter: fc.Arbitrary<ResolvedParameter> = fc
  .tuple(
    typed,
    fc.record(
      {
        name: parameterName,
        required: fc.constant(true as const),
        description: hostileText,
        label: hostileName,
        hint: hostileName,
        group: hostileName,
        costImpact: fc.boolean(),
        deprecated: fc.record({ reason: hostileText, replacement: hostileName }),
      },
      { requiredKeys: ['name'] },
    ),
  )
  .map(([parts, common]) => ({ ...parts, ...common }));

function parameters(most: number): fc.Arbitrary<ResolvedParameter[]> {
  return fc.uniqueArray(parameter, { maxLength: most, selector: ({ name }) => name });
}

/** Parameters, some of them lists of objects with nested parameters. */
const nested = fc
  .tuple(parameters(5), parameters(3))
  .map(([own, inputs]) =>
    own.map((parameter) =>
      parameter.type === 'inputs_array' ? { ...parameter, inputs } : parameter,
    ),
  );

/** One constraint between optional parameters only, so that it can always be satisfied. */
function ruleBetween(names: readonly [string, ...string[]]): fc.Arbitrary<Constraint> {
  const name = fc.constantFrom(...names);
  const several = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
  const reason = hostileName;
  const when = fc.record({ parameter: name });
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('mutuallyExclusive', 'anyOf'), parameters: several, reason }),
    fc.record({
      kind: fc.constantFrom('requires', 'requiresAnyOf'),
      parameter: name,
      needs: several,
      reason,
    }),
    fc.record({
      kind: fc.constantFrom('requiredWhen', 'ignoredWhen', 'ignoredUnless'),
      parameter: name,
      when,
    }),
  );
}

/** Any model that a definition, a record and an overlay could describe, with hostile texts everywhere. */
export const anyModel: fc.Arbitrary<PlannedModel> = nested
  .chain((own) => {
    const [first, ...others] = own.filter(({ required }) => !required).map(({ name }) => name);
    const rules =
      first === undefined
        ? fc.constant([])
        : fc.array(ruleBetween([first, ...others]), { maxLength: 1 });
    return fc.tuple(fc.constant(own), rules);
  })
  .chain(([own, rules]) =>
    fc
      .record(
        {
          name: hostileName,
          id: hostileName,
          description: hostileText,
          capabilities: fc.array(hostileName, { maxLength: 2 }),
          llmMarkdown: hostileText.map((text) => `https://example.com/${text}`),
          deprecated: fc.record({ reason: hostileText }),
        },
        { requiredKeys: ['name', 'id'] },
      )
      .map((parts) =>
        plannedModel(own, { ...parts, constraints: rules, page: { provider: parts.name } }),
      ),
  );
