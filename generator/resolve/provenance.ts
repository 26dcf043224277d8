import { isDeepStrictEqual } from 'node:util';
import type { Provenance, ProvenanceByField } from '../model/resolved-model.ts';

/** Facts of a model or parameter, with the provenance of those that the page does not have. */
interface Facts {
  readonly provenance?: ProvenanceByField;
}

/** Returns `after` with `provenance` for every fact that is new, changed or removed since `before`. */
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

/** Fields that identify a model or parameter, or that have their own provenance. */
const unsourced: ReadonlySet<string> = new Set(['id', 'name', 'constraints', 'provenance']);
