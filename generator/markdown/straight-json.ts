/** Returns a text with straight quotes inside brackets that hold JSON, so that it can be copied. */
export function straightJson(text: string): string {
  if (!/[“”„″]/.test(text)) return text;
  return text.replace(/[[{][^\n]*[\]}]/g, (found) => {
    const straight = found.replace(/[“”„″]/g, '"');
    return /"[^"]*"\s*:|^\[\s*"/.test(straight) ? straight : found;
  });
}
