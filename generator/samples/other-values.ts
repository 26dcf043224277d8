import type { PlannedParameter } from '../plan/types.ts';
import type { SampleShape } from './complete-input.ts';
import { descriptionWords, wordsIn } from './words.ts';

/** Values of a mode that leave the rest to the model. */
const automaticValue = /^(?:auto|automatic|none|off|disabled|default|original)$/i;

/** Words of values that descriptions use in other senses. */
const commonWords =
  /^(?:image|video|audio|text|auto|none|custom|default|standard|pro|fast|high|low|medium|full|normal|.{1,2}|\d+)$/i;

/**
 * Returns a test for parameters of another mode than that of the sample: `canvasWidth` next to
 * `canvasMode: 'auto'`, and `smartStrength` next to `mode: 'basic'`.
 */
export function isSetByMode({
  parameters,
  valueOf,
}: SampleShape): (planned: PlannedParameter) => boolean {
  const modes = parameters.flatMap((planned) => {
    const { parameter, type } = planned;
    const value = type.kind === 'literals' ? valueOf(planned) : undefined;
    return /(?:mode|modality|method|detector|operation|algorithm|effect)$/i.test(parameter.name) &&
      typeof value === 'string' &&
      type.kind === 'literals'
      ? [{ planned, value, others: type.values.filter((other) => other !== value).map(String) }]
      : [];
  });
  if (modes.length === 0) return () => false;
  return (planned) => {
    const { name } = planned.parameter;
    const words = `${wordsIn(name)} ${descriptionWords(planned).replace(advice, '')}`.toLowerCase();
    return modes.some(({ planned: mode, value, others }) => {
      if (mode === planned) return false;
      const prefix = mode.parameter.name.replace(/_?mode$/i, '');
      const isLeft =
        automaticValue.test(value) &&
        planned.type.kind === 'number' &&
        (prefix === '' ? /^(?:width|height|size)$/i.test(name) : name.startsWith(prefix));
      if (planned.type.kind !== 'number' && planned.type.kind !== 'boolean') return isLeft;
      // Words for several values are a list of them.
      const named = others.filter((other) => mentions(words, other));
      return isLeft || (named.length === 1 && !mentions(words, value));
    });
  };
}

/**
 * Returns a test for parameters that require a longer value: an `extraPrompt` for advanced tilesets
 * next to `style: 'tileset'`.
 */
export function isOfOtherValue({
  parameters,
  valueOf,
}: SampleShape): (planned: PlannedParameter) => boolean {
  const choices = parameters.flatMap((planned) => {
    const value = planned.type.kind === 'literals' ? valueOf(planned) : undefined;
    if (typeof value !== 'string' || planned.type.kind !== 'literals') return [];
    const given = partsOf(value);
    const others = planned.type.values
      .map((other) => partsOf(String(other)))
      .filter(
        (other) => other.length > given.length && given.every((part) => other.includes(part)),
      );
    return given.length > 0 && others.length > 0 ? [{ planned, others }] : [];
  });
  if (choices.length === 0) return () => false;
  return (planned) => {
    const words = ` ${descriptionWords(planned)
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')} `;
    return choices.some(
      ({ planned: choice, others }) =>
        choice !== planned &&
        / (?:for|in|with|when|if|only) /.test(words) &&
        others.some((parts) => parts.every((part) => words.includes(` ${part} `))),
    );
  };
}

function partsOf(value: string): readonly string[] {
  return value
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part.length > 2);
}

/** Recommendations name values without depending on them. */
const advice =
  /\b(?:useful|recommended|best|ideal|good|helpful|starting points?|e\.g\.|such as)\b[^.;]*/gi;

function mentions(words: string, value: string): boolean {
  const parts = value.toLowerCase().split(/[^a-z\d]+/);
  return parts.some((part) => !commonWords.test(part) && ` ${words} `.includes(` ${part} `));
}
