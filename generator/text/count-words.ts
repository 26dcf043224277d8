/** Returns `1 model`, `2 models`, `1,286 models`; `many` is the plural if it is not formed with `s`. */
export function countOf(amount: number, unit: string, many = `${unit}s`): string {
  return `${groupDigits(amount)} ${amount === 1 ? unit : many}`;
}

/** Returns the number with commas: `1,286`. */
export function groupDigits(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
