/** Prints a body as JSON. Shortens long strings and lists, and states their length. */
export function bodyText(body: object): string {
  const cut = (_key: string, value: unknown): unknown => {
    if (typeof value === 'string' && value.length > 60) {
      return `${value.slice(0, 20)}… (${value.length} characters)`;
    }
    if (Array.isArray(value) && value.length > 12) {
      const first: readonly unknown[] = value.slice(0, 2);
      return [...first, `… (${value.length} items)`];
    }
    return value;
  };
  return JSON.stringify(body, cut);
}
