/** HTML fields for the parameters of a model, and the input of a submitted form. */
import type { ParameterData, ValidationIssue } from 'scenario-models';

type Parameters = Readonly<Record<string, ParameterData>>;

/** Returns one field for each parameter, with its issues next to it. */
export function fieldsOf(
  parameters: Parameters,
  values: Readonly<Record<string, unknown>> = {},
  issues: readonly ValidationIssue[] = [],
): string {
  return Object.entries(parameters)
    .map(([name, parameter]) => {
      const problems = issues.filter(({ path }) => path[0] === name);
      const notes = problems.map(({ message }) => `<strong>${escaped(message)}</strong>`).join(' ');
      const label = escaped(parameter.label ?? name);
      return `<p><label>${label} ${field(name, parameter, values[name])}</label> ${notes}</p>`;
    })
    .join('\n');
}

function field(name: string, parameter: ParameterData, value: unknown): string {
  const { allowedValues, min, max, step, integer, default: fallback } = parameter;
  const shown = escaped(value ?? '');
  if (allowedValues) {
    const options = allowedValues.map((allowed) => {
      const selected = (value ?? fallback) === allowed ? ' selected' : '';
      return `<option${selected}>${escaped(allowed)}</option>`;
    });
    return `<select name="${escaped(name)}">${options.join('')}</select>`;
  }
  if (parameter.type === 'number') {
    const limits = Object.entries({ min, max, step: step ?? (integer ? 1 : 'any') })
      .map(([limit, bound]) => (bound === undefined ? '' : ` ${limit}="${escaped(bound)}"`))
      .join('');
    const placeholder = ` placeholder="${escaped(fallback ?? '')}"`;
    return `<input type="number" name="${escaped(name)}" value="${shown}"${limits}${placeholder}>`;
  }
  return `<textarea name="${escaped(name)}">${shown}</textarea>`;
}

/** Returns the input of a form: numbers as numbers, without empty fields. */
export function inputOf(parameters: Parameters, form: URLSearchParams): Record<string, unknown> {
  const entries = Object.entries(parameters).flatMap(([name, { type }]) => {
    const value = form.get(name);
    if (value === null || value === '') return [];
    return [[name, type === 'number' ? Number(value) : value] as const];
  });
  return Object.fromEntries(entries);
}

/** Returns a value as text in HTML. */
export function escaped(value: unknown): string {
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
