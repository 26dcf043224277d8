import {
  headingBlock,
  inlineCode,
  listBlock,
  paragraphBlock,
  type Block,
  type Words,
} from '../../markdown/blocks.ts';
import type { EarlierJobs } from '../../model/resolved-model.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { groupDigits } from '../../text/count-words.ts';

/** Returns the section "Price and time" of a model whose record states them; nothing otherwise. */
export function priceSection({ model }: PlannedModel): readonly Block[] {
  const { earlierJobs = [], recordDate } = model;
  if (earlierJobs.length === 0) return [];
  const date = recordDate === undefined ? '' : ` as of ${recordDate}`;
  return [
    headingBlock(2, ['Price and time']),
    paragraphBlock(
      `Earlier jobs, according to the API record${date}, per asset. `,
      inlineCode('estimate()'),
      ' returns the exact price of a request.',
    ),
    listBlock(earlierJobs.map(jobWords)),
  ];
}

function jobWords(jobs: EarlierJobs): Words {
  const { variant } = jobs;
  const facts = [...priceWords(jobs), ...timeWords(jobs)].join('; ');
  return variant === undefined ? [facts] : [inlineCode(variant), `: ${facts}`];
}

function priceWords({ minPrice, medianPrice, maxPrice }: EarlierJobs): readonly string[] {
  const known = [minPrice, maxPrice].filter((price) => price !== undefined);
  const [min = medianPrice, max = min] = known;
  if (min === undefined || max === undefined) return [];
  const range = min === max ? units(min) : `${units(min)} to ${units(max)}`;
  const middle = medianPrice === undefined || min === max ? '' : `, usually ${units(medianPrice)}`;
  return [`${range} creative ${max === 1 ? 'unit' : 'units'}${middle}`];
}

function timeWords({ medianTime, upperTime }: EarlierJobs): readonly string[] {
  return [
    ...(medianTime === undefined ? [] : [`half of the jobs within ${seconds(medianTime)}`]),
    ...(upperTime === undefined ? [] : [`three quarters within ${seconds(upperTime)}`]),
  ];
}

/** Prints a price. Three digits are enough to compare prices: `0.125`, `1,240`. */
function units(price: number): string {
  return price < 1000 ? String(Number(price.toPrecision(3))) : groupDigits(Math.round(price));
}

/** Prints a time. Times vary, so two digits are enough: `4.5 s`, `130 s`. */
function seconds(time: number): string {
  return `${Number(time.toPrecision(2))} s`;
}
