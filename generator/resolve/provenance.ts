import { isDeepStrictEqual } from 'node:util';
import type { Provenance, ProvenanceByField } from '../model/resolved-model.ts';

/** Facts of a model or of a parameter, with where those come from that are not the page's. */
interface Facts {
  readonly provenance?: ProvenanceByField;
}

/** `after` with `provenance` for all that is not as it was in `before`, be it new, another or gone. */
export function withProvenance<T extends Facts>(
  before: object,
  after: T,
  provenance: Provenance,
): T {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (field) => !unsourced.has(field) && !isDeepStrictEqual(was.get(field), is.get(field)),
  );
  if (changed.length === 0) return after;
  const marks = Object.fromEntries(changed.map((field) => [field, provenance]));
  return { ...after, provenance: { ...after.provenance, ...marks } };
}

/** What a fact is about, and what says its own provenance. */
const unsourced: ReadonlySet<string> = new Set(['id', 'name', 'rules', 'provenance']);
