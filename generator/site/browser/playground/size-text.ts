/** Returns a size in words: `3 KiB`, `1.5 MiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const isLarge = bytes >= 1024 ** 2;
  const amount = bytes / (isLarge ? 1024 ** 2 : 1024);
  const digits = { maximumFractionDigits: isLarge ? 1 : 0 };
  return `${amount.toLocaleString('en', digits)} ${isLarge ? 'MiB' : 'KiB'}`;
}
