import { isDeepStrictEqual } from 'node:util';
import type { Provenance, ProvenanceByField } from '../model/resolved-model.ts';

/** The facts of a model or parameter, with the provenance of facts that are not from the page. */
interface Facts {
  readonly provenance?: ProvenanceByField;
}

/** Returns `after` with a provenance for each fact that was added, changed or removed since `before`. */
export function withProvenance<T extends Facts>(
  before: object,
  after: T,
  provenance: Provenance,
): T {
  if (before === after) return after;
  const valuesBefore = new Map(Object.entries(before));
  const valuesAfter = new Map(Object.entries(after));
  const changed = [...new Set([...valuesBefore.keys(), ...valuesAfter.keys()])].filter(
    (field) =>
      !excludedFields.has(field) &&
      !isDeepStrictEqual(valuesBefore.get(field), valuesAfter.get(field)),
  );
  if (changed.length === 0) return after;
  const provenanceOfChanged = Object.fromEntries(changed.map((field) => [field, provenance]));
  return { ...after, provenance: { ...after.provenance, ...provenanceOfChanged } };
}

/** Fields that identify a model or parameter, or that have a separate provenance. */
const excludedFields: ReadonlySet<string> = new Set(['id', 'name', 'constraints', 'provenance']);
