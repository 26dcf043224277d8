/** Returns a name with spaces before its inner capitals: `sky Box` for `skyBox`. */
export function separateWords(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2');
}

/** Returns the words of a name or a text in lower case: `sky` and `box` for `skyBox`. */
export function splitWords(text: string): string[] {
  return separateWords(text)
    .toLowerCase()
    .split(/[^a-z\d]+/);
}
