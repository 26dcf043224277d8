import type { Constraint } from '../model/resolved-model.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedParameter } from '../plan/types.ts';
import type { SampleShape } from './complete-input.ts';
import { speech } from './example-text.ts';
import { isOfOtherValue, isSetByMode } from './other-values.ts';
import type { ExampleInput } from './types.ts';
import { descriptionWords, withoutMarks, wordsIn } from './words.ts';

/**
 * Returns the optional parameters that a request with `minimal` should not have: those that have no
 * effect with it, that exclude others, or that take effect only under a condition that no
 * constraint states. Caution does not make a sample worse.
 */
export function unsuitableParameters(
  shape: SampleShape,
  minimal: ExampleInput,
): ReadonlySet<PlannedParameter> {
  const candidates = shape.parameters.filter(({ parameter }) => !minimal.has(parameter.name));
  const excluding = excludingParameters(shape, minimal);
  const conditions = [
    isConditional(shape.constraints),
    isSetBySize(shape.parameters),
    isSetByMode(shape),
    isOfOtherValue(shape),
    isSetAutomatically(shape.parameters),
    isSetByVoice(shape, minimal),
    isSwitchedOff(shape.parameters),
    hasZeroWeight(shape),
    needsShots(shape),
    // The model hears which language is spoken; a guess could be wrong.
    ({ parameter }: PlannedParameter) => /^(?:source|input)_?lang/i.test(parameter.name),
  ];
  const found = candidates.filter(
    (planned) => excluding.has(planned) || conditions.some((test) => test(planned)),
  );
  return new Set([...found, ...candidates.filter((planned) => found.some(isAbout(planned)))]);
}

/** Names of effects of a file on the result, as opposed to the size or the format of the result. */
const influence =
  /(?:strength|weight|scale|guidance|fidelity|influence|fps|type|mode|start|end|time)$/i;

/** Returns a test for the file or list whose use a parameter sets: `lorasScale` is about `loras`. */
export function isAbout({
  parameter: { name },
}: PlannedParameter): (other: PlannedParameter) => boolean {
  return ({ parameter: other, type }) => {
    const isFile = itemType(type).kind === 'file';
    if (type.kind !== 'array' && !isFile) return false;
    const stem = [other.name, other.name.replace(/s$|(?<=[a-z])_?ur[il]s?$/i, '')].find(
      (prefix) => prefix !== name && name.startsWith(prefix),
    );
    const rest = stem === undefined ? '' : name.slice(stem.length);
    return /^[A-Z_]/.test(rest) && (!isFile || influence.test(rest));
  };
}

/**
 * Returns the parameters whose descriptions exclude others, if no constraint does. Of several, the
 * first is suitable, and the prompt always is.
 */
function excludingParameters(
  { parameters, constraints }: SampleShape,
  minimal: ExampleInput,
): ReadonlySet<PlannedParameter> {
  const known = new Set(
    constraints.flatMap((constraint) =>
      constraint.kind === 'mutuallyExclusive' ? constraint.parameters : [],
    ),
  );
  const excluding = parameters.filter(
    (planned) => !known.has(planned.parameter.name) && exclusion.test(descriptionWords(planned)),
  );
  const kept =
    excluding.find(({ parameter }) => minimal.has(parameter.name)) ??
    excluding.find(({ parameter }) => parameter.name === 'prompt') ??
    (excluding.length > 1 ? excluding[0] : undefined);
  return new Set(excluding.filter((planned) => planned !== kept));
}

const exclusion =
  /\bexclusive\b|\b(?:cannot|can['’]t|can not) be (?:both )?(?:set|used|combined)\b|\bnot both\b|\bnot supported with\b|\bincompatible with\b/i;

const condition = new RegExp(
  [
    String.raw`\bonly (?:be )?(?:used|valid|works?|applies|apply|effective|matters?|available|supported|relevant|has an effect|takes effect|applicable|for) (?:if|when|with|for|in|on|while)\b`,
    String.raw`\b(?:used|applies|effective|works) only (?:if|when|with|for|in)\b`,
    String.raw`\bignored? (?:if|when|for|in|by|unless|with)\b`,
    String.raw`\b(?:has|have) no effect\b`,
    String.raw`\b(?:does not|doesn['’]t) (?:take effect|apply|support)\b`,
    String.raw`\bnot supported (?:if|when|by|for|in)\b`,
    String.raw`\boverrid(?:es?|ing|den)\b|\btakes? over\b|\breplaces? (?:the|any)\b`,
    String.raw`\b(?:if|when) not using\b|\bif using\b|\binstead of\b|\balternative to\b`,
    String.raw`\bwhen (?:the )?[\w ]{1,40} is set to\b|\bwhen [\w ]{1,40}=`,
    String.raw`\badded to the \w+ array\b`,
  ].join('|'),
  'gi',
);

/** Matches a word of each condition, as a fast first check. */
const hint =
  /only|ignore|effect|apply|support|overrid|take|replace|using|instead|alternative|when|added/i;

/**
 * Returns a test for a parameter whose description states more conditions than the constraints do.
 */
function isConditional(constraints: readonly Constraint[]): (planned: PlannedParameter) => boolean {
  return (planned) => {
    const { name } = planned.parameter;
    const words = descriptionWords(planned);
    if (!hint.test(words)) return false;
    const stated = (words.match(condition) ?? []).length;
    return (
      stated > 0 && stated > constraints.filter((constraint) => concerns(constraint, name)).length
    );
  };
}

function concerns(constraint: Constraint, name: string): boolean {
  switch (constraint.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return constraint.parameters.includes(name);
    case 'requires':
    case 'requiresAnyOf':
      return constraint.parameter === name;
    case 'maxSum':
    case 'maxProduct':
      return false;
    case 'lessThan':
    case 'sameCount':
      return constraint.parameter === name;
    case 'requiredWhen':
    case 'limitedWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return constraint.parameter === name || constraint.when.parameter === name;
  }
}

/** Returns a test for a width or height next to an aspect ratio or a named size. */
function isSetBySize(
  parameters: readonly PlannedParameter[],
): (planned: PlannedParameter) => boolean {
  const isNamed = parameters.some(
    ({ parameter: { name }, type }) =>
      /^(?:aspect_?ratio|ratio|image_?size|size|resolution|size_?preset)$/i.test(name) &&
      type.kind === 'literals',
  );
  return ({ parameter }) => isNamed && /^(?:custom_?)?(?:width|height)$/i.test(parameter.name);
}

/**
 * Returns a test for manual settings next to a switch that sets them, such as `autoControls: true`.
 */
function isSetAutomatically(
  parameters: readonly PlannedParameter[],
): (planned: PlannedParameter) => boolean {
  const toggles = parameters.filter(
    ({ parameter: { name, default: value }, type }) =>
      type.kind === 'boolean' && value !== false && /^(?:use_?)?auto(?=[A-Z_])/.test(name),
  );
  return (planned) => {
    const { name } = planned.parameter;
    if (/^(?:use_?)?auto/i.test(name)) return false;
    return toggles.some((toggle) => {
      const subject = toggle.parameter.name.replace(/^(?:use_?)?auto_?/i, '').toLowerCase();
      const isGeneral =
        /^(?:controls?|settings?|parameters?|adjust(?:ment)?s?|options?|mode)$/.test(subject);
      const isNamed =
        name.toLowerCase().includes(subject) ||
        descriptionWords(toggle).toLowerCase().includes(wordsIn(name).toLowerCase());
      return (
        isNamed ||
        /\bmanual/i.test(`${wordsIn(name)} ${descriptionWords(planned)}`) ||
        (isGeneral && planned.type.kind === 'number' && !/seed|^num|outputs?$/i.test(name))
      );
    });
  };
}

/** Returns a test for a text to speak next to a recording, and for a voice without a text. */
function isSetByVoice(
  { parameters, valueOf, context, mediumOf }: SampleShape,
  minimal: ExampleInput,
): (planned: PlannedParameter) => boolean {
  const isText = (planned: PlannedParameter) => valueOf(planned) === speech;
  const present = parameters.filter(({ parameter }) => minimal.has(parameter.name));
  const isSpoken =
    context.purpose === 'talking face' && present.some((planned) => mediumOf(planned) === 'audio');
  const isRead = present.some(isText);
  return (planned) => {
    if (context.purpose !== 'talking face') return false;
    if (isSpoken) return isText(planned) || (parameters.some(isText) && isVoice(planned));
    return isRead && mediumOf(planned) === 'audio';
  };
}

function isVoice({ parameter: { name }, type }: PlannedParameter): boolean {
  return /voice|speaker|speech|tts/i.test(name) && itemType(type).kind !== 'file';
}

/** `targetPolycount` next to `shouldRemesh: false`, whose description says that it controls the polycount. */
function isSwitchedOff(
  parameters: readonly PlannedParameter[],
): (planned: PlannedParameter) => boolean {
  const toggles = parameters.flatMap(({ parameter: { default: value, description }, type }) => {
    if (type.kind !== 'boolean' || value !== false) return [];
    const [, enabled] =
      /\b(?:enable|turn on|activate)\b[^.]*\b(?:to|and) (?:control|set|adjust|choose|specify) ([^.]*)/i.exec(
        withoutMarks(description),
      ) ?? [];
    return enabled === undefined ? [] : [enabled.toLowerCase()];
  });
  return ({ parameter: { name }, type }) =>
    type.kind !== 'boolean' &&
    toggles.some((enabled) =>
      wordsIn(name)
        .toLowerCase()
        .split(' ')
        .some((word) => word.length > 5 && enabled.includes(word)),
    );
}

/** The kind of shots of a film that has only one. */
function needsShots({ parameters, valueOf }: SampleShape): (planned: PlannedParameter) => boolean {
  const shots = parameters.find(({ parameter: { name } }) =>
    /^(?:multi_?prompt|shots)$/i.test(name),
  );
  if (shots === undefined || valueOf(shots) !== undefined) return () => false;
  return (planned) =>
    planned !== shots &&
    /\bmulti(?:ple)?[- ]shots?\b|\bshot type\b/i.test(
      `${wordsIn(planned.parameter.name)} ${descriptionWords(planned)}`,
    );
}

/** `negativePrompt` next to `negativeStrength: 0`. */
function hasZeroWeight({
  parameters,
  valueOf,
}: SampleShape): (planned: PlannedParameter) => boolean {
  const stems = parameters.flatMap((planned) => {
    const [, stem] =
      /^(.+?)(?:_?prompt)?_?(?:strength|weight|scale)$/i.exec(planned.parameter.name) ?? [];
    return stem !== undefined && valueOf(planned) === 0 ? [stem.toLowerCase()] : [];
  });
  return ({ parameter: { name }, type }) =>
    type.kind !== 'number' &&
    stems.some((stem) =>
      new Set([stem, `${stem}prompt`, `${stem}_prompt`]).has(name.toLowerCase()),
    );
}
