import type { Json, JsonObject } from '../model/record.ts';
import type { EarlierJobs } from '../model/resolved-model.ts';
import { isJsonObject } from '../record/json.ts';

/** Reads the prices and times of earlier jobs in a record, one entry for each variant. */
export function earlierJobs(stats: JsonObject | undefined): readonly EarlierJobs[] {
  const variants = stats?.['variants'];
  if (!Array.isArray(variants)) return [];
  return variants.flatMap((variant: Json) => {
    if (!isJsonObject(variant)) return [];
    const key = [variant['variantKey'], variant['capability']].find(
      (name): name is string => typeof name === 'string' && name !== '',
    );
    const figures = {
      ...figure('minPrice', variant, /^costPerAssetMin(?:CU)?$/i),
      ...figure('medianPrice', variant, /^costPerAssetP50(?:CU)?$/i),
      ...figure('maxPrice', variant, /^costPerAssetMax(?:CU)?$/i),
      ...figure('medianTime', variant, /^(?:inference)?latencyP50(?:Sec|Seconds|Ms)?$/i),
      ...figure('upperTime', variant, /^(?:inference)?latencyP75(?:Sec|Seconds|Ms)?$/i),
    };
    if (Object.keys(figures).length === 0) return [];
    return [{ ...(key !== undefined && { variant: key }), ...figures }];
  });
}

/** Reads a figure of a variant by its name in the API. A name that ends with `Ms` is in milliseconds. */
function figure(
  field: Exclude<keyof EarlierJobs, 'variant'>,
  variant: JsonObject,
  name: RegExp,
): EarlierJobs {
  const [key, value] = Object.entries(variant).find(([apiName]) => name.test(apiName)) ?? [];
  if (key === undefined || typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    return {};
  }
  return { [field]: /ms$/i.test(key) ? value / 1000 : value };
}
