import { acceptsValue } from '../model/accepts-value.ts';
import { itemType } from '../model/value-type.ts';
import type { PlannedParameter } from '../plan/types.ts';
import type { SampleShape } from './complete-input.ts';
import { prompts } from './example-text.ts';
import { isFirstFrame, isSubject } from './model-purpose.ts';
import type { ExampleInput } from './types.ts';
import { descriptionWords, withoutMarks } from './words.ts';

/**
 * Returns the input with a prompt that fits its files: it edits an image if one is given to edit,
 * and refers to files in the way that a description asks for, as in `@Image1`.
 */
export function withFittingPrompt(shape: SampleShape, input: ExampleInput): ExampleInput {
  const planned = shape.parameters.find(
    ({ parameter }) =>
      input.has(parameter.name) && /^(?:text_?)?prompt$|^text$/i.test(parameter.name),
  );
  const text = planned && input.get(planned.parameter.name);
  if (!planned || typeof text !== 'string' || text === planned.parameter.default) return input;
  const files = shape.parameters.filter(
    ({ parameter, type }) => input.has(parameter.name) && itemType(type).kind === 'file',
  );
  const content = contentFor(text, files);
  const wanted = [...referencesTo(files, planned, content), content].find((candidate) =>
    acceptsValue(planned, candidate),
  );
  return wanted === undefined || wanted === text
    ? input
    : new Map(
        [...input].map(([name, value]) => [name, name === planned.parameter.name ? wanted : value]),
      );
}

/** Returns the prompt that says what to do with the files; the others stay. */
function contentFor(text: string, files: readonly PlannedParameter[]): string {
  switch (text) {
    case prompts.picture:
    case prompts.edit:
      if (files.some(isMask)) return 'Put a small wooden sailboat into the masked area';
      if (text === prompts.edit || files.some(isEdited)) return prompts.edit;
      return files.some(isStyle) ? `${text}, in the style of the reference image` : text;
    case prompts.film:
      if (files.some(isFirstFrame)) return prompts.animation;
      return files.some(isSubject) ? prompts['subject film'] : text;
    default:
      return text;
  }
}

function isMask({ parameter: { name } }: PlannedParameter): boolean {
  return /mask(?:_?image)?(?:_?url)?$/i.test(name);
}

function isStyle(planned: PlannedParameter): boolean {
  return isSubject(planned) && /\bstyle\b/i.test(descriptionWords(planned));
}

function isEdited({ parameter: { name, description } }: PlannedParameter): boolean {
  return (
    /^(?:source|image|input_?image|init_?image)$/i.test(name) &&
    /\b(?:edit\w*|to change|inpaint\w*)\b/i.test(withoutMarks(description))
  );
}

/**
 * Returns prompts that refer to a file, which descriptions name `@Image1`, `@Audio1` or `@Video1`.
 */
function referencesTo(
  files: readonly PlannedParameter[],
  prompt: PlannedParameter,
  text: string,
): readonly string[] {
  const tokens = files.flatMap((file) => {
    const [token] =
      /@(?:Image|Audio|Video)1\b/.exec(withoutMarks(file.parameter.description)) ?? [];
    const isAsked = /\bprompt\b|\btext\b/i.test(withoutMarks(file.parameter.description));
    return token !== undefined && isAsked ? [token] : [];
  });
  const [token] = tokens;
  if (token === undefined || text.includes(token) || prompt.type.kind !== 'string') return [];
  if (text.includes('the reference image')) return [text.replace('the reference image', token)];
  return token.startsWith('@Audio') ? [`${token}: ${text}`] : [`${text}, in the style of ${token}`];
}
