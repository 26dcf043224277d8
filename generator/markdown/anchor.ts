/**
 * Returns the anchor of a heading on a reference page: `Dodge & Burn` → `dodge-burn`,
 * `Qwen Edit - Camera Control` → `qwen-edit---camera-control`.
 */
export function anchorOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '')
    .replace(/\s+/g, '-');
}
