/**
 * Formats a count with its unit: `1 model`, `2 models`, `1,286 models`. Pass `plural` if it is not
 * formed with `s`.
 */
export function countOf(amount: number, unit: string, plural = `${unit}s`): string {
  return `${groupDigits(amount)} ${amount === 1 ? unit : plural}`;
}

/** Separates the digits of a number into groups of three: `1,286`. */
export function groupDigits(amount: number, separator = ','): string {
  const [, sign = '', digits = '', fraction = ''] =
    /^(-?)(\d+)(\.\d+)?$/.exec(String(amount)) ?? [];
  if (digits === '') return String(amount); // 1e21
  const first = digits.length % 3 || 3;
  const groups = digits.slice(first).match(/\d{3}/g) ?? [];
  return `${sign}${[digits.slice(0, first), ...groups].join(separator)}${fraction}`;
}
