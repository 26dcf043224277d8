/** The content of a line of a page. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'softBreak' | 'hardBreak' }
  | { readonly kind: 'strong' | 'em' | 's'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** A part of a page that takes full lines. */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly words: readonly Inline[] }
  | {
      readonly kind: 'paragraph';
      readonly words: readonly Inline[];
      /** An item of a list without empty lines has no space around it. */
      readonly isTight: boolean;
    }
  | {
      readonly kind: 'code';
      readonly language: string;
      /** Without white space at its end. */
      readonly code: string;
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'table'; readonly header: TableRow; readonly rows: readonly TableRow[] };

/** The cells of a row. */
export type TableRow = readonly (readonly Inline[])[];

/** Returns the plain text of words. */
export function textOf(words: readonly Inline[]): string {
  let text = '';
  for (const word of words) {
    if ('text' in word) text += word.text;
    else text += 'children' in word ? textOf(word.children) : ' ';
  }
  return text;
}

/** Returns the texts in words that are printed as code. */
export function codeIn(words: readonly Inline[]): readonly string[] {
  return words.flatMap((word) => {
    if ('children' in word) return codeIn(word.children);
    return word.kind === 'code' ? [word.text] : [];
  });
}

/** Returns the words of each heading, paragraph and cell in blocks. */
export function wordsIn(blocks: readonly Block[]): readonly (readonly Inline[])[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.words];
      case 'quote':
        return wordsIn(block.blocks);
      case 'list':
        return block.items.flatMap(wordsIn);
      case 'table':
        return [block.header, ...block.rows].flat();
      case 'code':
      case 'rule':
        return [];
    }
  });
}
