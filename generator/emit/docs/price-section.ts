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
      `Earlier jobs, by the API record${date}, per asset. `,
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
  const [least = medianPrice, most = least] = known;
  if (least === undefined || most === undefined) return [];
  const range = least === most ? units(least) : `${units(least)} to ${units(most)}`;
  const middle =
    medianPrice === undefined || least === most ? '' : `, usually ${units(medianPrice)}`;
  return [`${range} creative ${most === 1 ? 'unit' : 'units'}${middle}`];
}

function timeWords({ medianTime, upperTime }: EarlierJobs): readonly string[] {
  return [
    ...(medianTime === undefined ? [] : [`half of the jobs within ${seconds(medianTime)}`]),
    ...(upperTime === undefined ? [] : [`three quarters within ${seconds(upperTime)}`]),
  ];
}

/** Three digits are enough to compare prices: `0.125`, `1,240`. */
function units(price: number): string {
  return price < 1000 ? String(Number(price.toPrecision(3))) : groupDigits(Math.round(price));
}

/** Times vary, so two digits are enough: `4.5 s`, `130 s`. */
function seconds(time: number): string {
  return `${Number(time.toPrecision(2))} s`;
}
