import { isScalar, type Scalar } from '../model/definition.ts';
import type { Json, JsonObject } from '../model/record.ts';
import type { ConstraintTerms } from '../model/resolved-model.ts';
import { isJsonList, isJsonObject } from './json.ts';

/** The conditions under which a request must contain an input. */
export interface Requirement {
  readonly always: boolean;
  readonly constraints: readonly ConstraintWithReason[];
  /** The parts that are not understood, with their paths below `required`. */
  readonly unused: readonly { readonly path: readonly string[]; readonly message: string }[];
}

type ConstraintWithReason = ConstraintTerms & { readonly reason?: string };

type Part = Partial<Requirement>;

/**
 * Reads `required` of the input `name`. The API considers only declared inputs: for an undeclared sibling,
 * `ifDefined` never applies and `ifNotDefined` always does.
 */
export function readRequired(
  name: string,
  required: Json | undefined,
  siblings: ReadonlySet<string>,
): Requirement {
  if (required === undefined || required === false) return join([]);
  if (required === true) return join([{ always: true }]);
  if (!isJsonObject(required))
    return join([unused([], 'is neither a boolean nor an object of conditions')]);
  const parts = Object.entries(required).map(([constraint, value]): Part => {
    if (constraint === 'always' && typeof value === 'boolean') return { always: value };
    const reader = readers[constraint];
    return reader && isJsonObject(value)
      ? reader(name, value, siblings)
      : unused([constraint], 'is an unknown condition');
  });
  return join(parts);
}

type Reader = (name: string, by: JsonObject, siblings: ReadonlySet<string>) => Part;

const readers: Readonly<Record<string, Reader | undefined>> = {
  ifDefined: (name, by, siblings) =>
    join(
      Object.entries(by).map(([sibling, message]) =>
        siblings.has(sibling)
          ? {
              constraints: [
                { kind: 'requires', parameter: sibling, needs: [name], ...reasonOf(message) },
              ],
            }
          : unused(['ifDefined', sibling], 'is not an input, so the constraint never applies'),
      ),
    ),
  ifNotDefined: (name, by, siblings) => {
    const undeclared = Object.keys(by).filter((sibling) => !siblings.has(sibling));
    if (undeclared.length > 0) {
      const notes = undeclared.map((sibling) =>
        unused(['ifNotDefined', sibling], 'is not an input, so the constraint always applies'),
      );
      return join([{ always: true }, ...notes]);
    }
    const [message] = Object.values(by);
    const parameters = [name, ...Object.keys(by)];
    return parameters.length > 1
      ? { constraints: [{ kind: 'anyOf', parameters, ...reasonOf(message) }] }
      : {};
  },
  conditionalValues: (name, by, siblings) =>
    readConditions('conditionalValues', name, by, siblings),
  when: (name, by, siblings) => readConditions('when', name, by, siblings),
};

/** Reads `{sibling: values}`. Any other shape is undocumented and left out. */
function readConditions(
  constraint: string,
  name: string,
  by: JsonObject,
  siblings: ReadonlySet<string>,
): Part {
  return join(
    Object.entries(by).map(([sibling, value]) => {
      if (!siblings.has(sibling)) {
        return unused([constraint, sibling], 'is not an input, so the constraint never applies');
      }
      const values = valuesOf(value);
      return values
        ? {
            constraints: [
              { kind: 'requiredWhen', parameter: name, when: { parameter: sibling, values } },
            ],
          }
        : unused([constraint, sibling], 'is not a list of values');
    }),
  );
}

function valuesOf(value: Json): readonly Scalar[] | undefined {
  const values = isJsonList(value) ? value : [value];
  return values.length > 0 && values.every(isScalar) ? values : undefined;
}

/** Returns the reason in a message: an object in records, a string in the reference. */
function reasonOf(message: Json | undefined): { reason?: string } {
  const text = isJsonObject(message) ? message['message'] : message;
  return typeof text === 'string' && text !== '' ? { reason: text } : {};
}

function unused(path: readonly string[], message: string): Part {
  return { unused: [{ path, message }] };
}

function join(parts: readonly Part[]): Requirement {
  return {
    always: parts.some(({ always }) => always),
    constraints: parts.flatMap(({ constraints = [] }) => constraints),
    unused: parts.flatMap(({ unused: notes = [] }) => notes),
  };
}
