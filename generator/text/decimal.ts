/** Returns whether a decimal number keeps all its digits as a JavaScript number. */
export function isExact(text: string): boolean {
  return decimal(text) === decimal(String(Number(text)));
}

/** Returns the digits and the exponent of a number, the same for each of its spellings. */
function decimal(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/(?<!0)0+$/, '');
  if (digits === '') return '0';
  return `${digits}e${Number(exponent) - fraction.length + all.length - digits.length}`;
}
