/** The content of a line of a page. */
export type InlineNode =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'softBreak' | 'hardBreak' }
  | { readonly kind: 'strong' | 'em' | 's'; readonly children: readonly InlineNode[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly InlineNode[] };

/** A part of a page that takes full lines. */
export type BlockNode =
  | { readonly kind: 'heading'; readonly depth: number; readonly words: readonly InlineNode[] }
  | {
      readonly kind: 'paragraph';
      readonly words: readonly InlineNode[];
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
  | { readonly kind: 'quote'; readonly blocks: readonly BlockNode[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly BlockNode[])[];
    }
  | { readonly kind: 'table'; readonly header: TableRow; readonly rows: readonly TableRow[] };

/** The cells of a row. */
export type TableRow = readonly (readonly InlineNode[])[];

/** Returns the plain text of words. */
export function nodeText(words: readonly InlineNode[]): string {
  let text = '';
  for (const word of words) {
    if ('text' in word) text += word.text;
    else text += 'children' in word ? nodeText(word.children) : ' ';
  }
  return text;
}

/** Returns the texts in words that are printed as code. */
export function codeIn(words: readonly InlineNode[]): readonly string[] {
  return words.flatMap((word) => {
    if ('children' in word) return codeIn(word.children);
    return word.kind === 'code' ? [word.text] : [];
  });
}

/** Returns the words of each heading, paragraph and cell in blocks. */
export function linesOfBlocks(blocks: readonly BlockNode[]): readonly (readonly InlineNode[])[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.words];
      case 'quote':
        return linesOfBlocks(block.blocks);
      case 'list':
        return block.items.flatMap(linesOfBlocks);
      case 'table':
        return [block.header, ...block.rows].flat();
      case 'code':
      case 'rule':
        return [];
    }
  });
}
