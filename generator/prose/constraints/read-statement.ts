import { rememberByText } from '../../text/remember.ts';
import { hasMeanings } from '../prefilter.ts';
import type { StatedConstraints } from './constraints.ts';
import { matchForm } from './forms.ts';
import { matchesMeanings, meaningPattern } from './meaning-pattern.ts';
import type { ClauseScope } from './names.ts';
import { statementForms } from './statement-forms.ts';
import { rotateClause, type Clause } from './tokens.ts';

const comma = meaningPattern('comma', 'g');

/** Reads a clause whose words are all known. */
export function readStatement(clause: Clause, scope: ClauseScope): StatedConstraints | undefined {
  const read = readInOrder(clause, scope);
  if (read) return read;
  if (!matchesMeanings(clause.letters, '^[if unless with without at on]')) return undefined;
  const { letters } = clause;
  // "When an image is given, this is ignored."
  const commas = [...letters.matchAll(comma)].map(({ index }) => index);
  for (const comma of commas) {
    const turned = readInOrder(rotateClause(clause, comma, comma + 1), scope);
    if (turned) return turned;
  }
  if (commas.length > 0) return undefined;
  for (let at = 2; at < letters.length - 1; at++) {
    if (!matchesMeanings(letters[at] ?? '', '[only self no you the word not must set give]'))
      continue;
    const turned = readInOrder(rotateClause(clause, at, at), scope);
    if (turned) return turned;
  }
  return undefined;
}

/** Returns the forms that the letters of a clause match. */
const formsFor = rememberByText((letters) => {
  const indexes = new Set(Array.from(letters).flatMap((letter) => byMeaning.get(letter) ?? []));
  return [...indexes]
    .sort((one, other) => one - other)
    .flatMap((index) => statementForms[index] ?? [])
    .filter(({ pattern, needs }) => hasMeanings(letters, needs) && pattern().test(letters));
});

/** The forms by the meanings of which they need one. */
const byMeaning = indexForms();

function indexForms(): Map<string, number[]> {
  const forms = new Map<string, number[]>();
  statementForms.forEach(({ needs }, index) => {
    const [fewest = ''] = needs.toSorted((one, other) => one.length - other.length);
    for (const letter of fewest) forms.set(letter, [...(forms.get(letter) ?? []), index]);
  });
  return forms;
}

function readInOrder(clause: Clause, scope: ClauseScope): StatedConstraints | undefined {
  for (const each of formsFor(clause.letters)) {
    const parts = matchForm(each, clause);
    const stated = parts && each.read(parts, scope, clause);
    if (stated) return stated;
  }
  return undefined;
}
