/** Returns whether a JavaScript number can hold all digits of a decimal number. */
export function isExact(text: string): boolean {
  return normalizeNumber(text) === normalizeNumber(String(Number(text)));
}

/** Returns the significant digits and the exponent of a number, the same for all of its spellings. */
function normalizeNumber(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const allDigits = `${integer}${fraction}`.replace(/^0+/, '');
  const digits = allDigits.replace(/(?<!0)0+$/, '');
  if (digits === '') return '0';
  return `${digits}e${Number(exponent) - fraction.length + allDigits.length - digits.length}`;
}
