/** The code of each block of this language in a Markdown text. */
export function codeBlocks(markdown: string, language: string): readonly string[] {
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)\\n\`\`\`$`, 'gms');
  return Array.from(markdown.matchAll(block), ([, code = '']) => code);
}
