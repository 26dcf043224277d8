import type { PhraseForm } from './phrase-form.ts';

/** Phrase forms by the first three letters of words that a text must have for them to match. */
export interface RuleIndex {
  readonly count: number;
  readonly byBeginning: ReadonlyMap<number, readonly number[]>;
  /** Forms without such words. */
  readonly always: readonly number[];
}

const keyLength = 3;

/** Indexes phrase forms, so that one pass over a text finds those that may match. */
export function indexRules(forms: readonly PhraseForm[]): RuleIndex {
  const byBeginning = new Map<number, number[]>();
  const always: number[] = [];
  forms.forEach(({ words }, rule) => {
    const group = words.find((each) => each.every(({ length }) => length >= keyLength));
    if (!group) always.push(rule);
    for (const key of new Set(group?.map((word) => keyAt(word, 0)))) {
      byBeginning.set(key, [...(byBeginning.get(key) ?? []), rule]);
    }
  });
  return { count: forms.length, byBeginning, always };
}

/** Returns the forms that may match a text, in their order. */
export function rulesFor({ count, byBeginning, always }: RuleIndex, text: string): number[] {
  const isCandidate = new Uint8Array(count);
  for (const rule of always) isCandidate[rule] = 1;
  for (let index = 0; index <= text.length - keyLength; index++) {
    for (const rule of byBeginning.get(keyAt(text, index)) ?? []) isCandidate[rule] = 1;
  }
  const rules: number[] = [];
  for (let rule = isCandidate.indexOf(1); rule >= 0; rule = isCandidate.indexOf(1, rule + 1)) {
    rules.push(rule);
  }
  return rules;
}

/** Letters beyond the eighth bit share keys: a form too many is only looked at in vain. */
function keyAt(text: string, index: number): number {
  return (
    (text.charCodeAt(index) & 255) |
    ((text.charCodeAt(index + 1) & 255) << 8) |
    ((text.charCodeAt(index + 2) & 255) << 16)
  );
}
