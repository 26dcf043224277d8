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

/**
 * Returns the anchor that GitHub gives to the first heading with this text on a page:
 * `Dodge & Burn` → `dodge--burn`. Source: the package github-slugger, which the tests compare it with.
 */
export function githubAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\p{Alphabetic} -]/gu, '')
    .replaceAll(' ', '-');
}
