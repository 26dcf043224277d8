import type { ResolvedParameter } from './resolved-model.ts';

/** The first part of a capability, as in `img2video`. */
const byStart: ReadonlyMap<string, string> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['img', 'image'],
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['speech', 'audio'],
  ['3d', '3d'],
]);

/** Returns the kind before the `2` of a capability such as `img2video`. */
export function capabilityInput(capability: string): string | undefined {
  const [start = '', ...rest] = capability.split('2');
  return rest.length === 1 ? byStart.get(start) : undefined;
}

/**
 * Returns the kinds of input that capabilities and parameters state: `text`, `image`, `video`, …,
 * `model` for a trained model, and `file` if a model accepts files of an unknown kind.
 */
export function inputKinds(
  capabilities: readonly string[],
  parameters: readonly ResolvedParameter[],
): readonly string[] {
  const files = parameters.filter(({ type }) => type === 'file' || type === 'file_array');
  const stated = [
    ...capabilities.flatMap((capability) => capabilityInput(capability) ?? []),
    ...(parameters.some(({ name, prompt }) => prompt === true || name === 'prompt')
      ? ['text']
      : []),
    ...files.flatMap(({ kind }) => kind ?? []),
  ];
  const hasFileKind = stated.some((kind) => kind !== 'text');
  return [
    ...new Set([
      ...stated,
      ...(files.length > 0 && !hasFileKind ? ['file'] : []),
      ...(parameters.some(({ type }) => type.startsWith('model')) ? ['model'] : []),
    ]),
  ];
}
