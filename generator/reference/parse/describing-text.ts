// cspell:ignore licen

/** Matches the start of a short line that does not describe the model. */
const remark =
  /^(?:price|pricing|costs?|credits?|status|version|released?|added|updated|licen[cs]e|availability|tags?)\s*[:：]/i;

/** Matches a line that a docs platform reads as a mark, not as text: `:::info`, `{% hint %}`, `!!! note`. */
const platformMark = /^(?::{3} ?[a-z]|\{%|\{\{[<%]|\{:|!{3} |\?{3} |={3} |\[\/?block|<\/?[A-Z])/;

/** Returns whether a text may be a description, not a badge, a price or a mark before a label. */
export function mayDescribe(text: string, isBeforeLabel: boolean): boolean {
  if (platformMark.test(text)) return false;
  if (/^(?:<[^<>]*>\s*)+$/.test(text)) return false;
  const words = text.replaceAll(/!\[[^\]]*\]\([^)]*\)|[*_`[\]()!]/g, '').trim();
  if (words === '' || (isBeforeLabel && !/\p{L}/u.test(words)))
    return !isBeforeLabel && !text.includes('![');
  if (remark.test(words) && words.length < 60) return false;
  return !/^(?:new|beta|alpha|preview|experimental|updated|deprecated|legacy)\.?$/i.test(words);
}

/** Returns whether a text is a sentence that may describe a model, not a note, a question or a link. */
export function isProse(text: string): boolean {
  return (
    /^\p{Lu}[^?©]{20,}$/su.test(text.trim()) &&
    !/^(?:\p{L}+ ){0,2}\p{L}+:|^(?:required|optional|all|see|back|edit|note|tip)\b/iu.test(
      text.trim(),
    )
  );
}
