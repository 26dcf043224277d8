/** Returns `1 model`, `2 models`, `1,286 models`; `many` is the plural if it is not formed with `s`. */
export function countOf(amount: number, unit: string, many = `${unit}s`): string {
  return `${groupDigits(amount)} ${amount === 1 ? unit : many}`;
}

/** Returns the number with a separator between groups of three digits: `1,286`. */
export function groupDigits(amount: number, separator = ','): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(String(amount)) ?? [];
  if (whole === '') return String(amount); // 1e21
  const first = whole.length % 3 || 3;
  const groups = whole.slice(first).match(/\d{3}/g) ?? [];
  return `${sign}${[whole.slice(0, first), ...groups].join(separator)}${fraction}`;
}
