import { isScalar } from '../model/definition.ts';
import type { Json, JsonObject, ModelRecord } from '../model/record.ts';
import type { Preset, ResolvedParameter } from '../model/resolved-model.ts';
import { isJsonList, isJsonObject, isWord } from '../record/json.ts';

/** Returns the labels of allowed values in the form of the API's web app, if they differ from the values. */
export function valueLabelsOf(
  record: ModelRecord,
  { name, allowedValues = [] }: ResolvedParameter,
): Pick<ResolvedParameter, 'valueLabels'> {
  const labels = objectAt(objectAt(record.uiConfig, 'selects'), name);
  const labeled = allowedValues.flatMap((value) => {
    const text = String(value);
    const label = Object.hasOwn(labels, text) ? labels[text] : undefined;
    return isWord(label) && label !== text ? [[text, label] as const] : [];
  });
  return labeled.length > 0 ? { valueLabels: Object.fromEntries(labeled) } : {};
}

/** Returns the combinations of width and height that the form offers. */
export function presetsOf(
  record: ModelRecord,
  parameters: readonly ResolvedParameter[],
): readonly Preset[] {
  const { widthInput, heightInput, presets } = objectAt(record.uiConfig, 'resolutionComponent');
  if (!isJsonList(presets)) return [];
  const known = new Set(parameters.map(({ name }) => name));
  const side = (input: Json | undefined, value: Json | undefined) =>
    isWord(input) && known.has(input) && isScalar(value) ? [[input, value] as const] : [];
  return presets.filter(isJsonObject).flatMap(({ label, width, height }) => {
    const values = Object.fromEntries([...side(widthInput, width), ...side(heightInput, height)]);
    return isWord(label) ? [{ label, values }] : [];
  });
}

function objectAt(object: JsonObject | undefined, key: string): JsonObject {
  const value = object && Object.hasOwn(object, key) ? object[key] : undefined;
  return isJsonObject(value) ? value : {};
}
