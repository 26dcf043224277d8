import { escapeHidden, unitEscape } from './visible.ts';

/** Each unseen character as an escape, `\u202e`. */
export function escapeUnseen(text: string): string {
  return escapeHidden(text, unitEscape);
}

/** As words on one line. */
export function withoutUnseen(text: string): string {
  return escapeHidden(text.replace(/\s+/g, ' '), () => '');
}
