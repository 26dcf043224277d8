import type { PlannedParameter } from '../../generator/plan/types.ts';

/** Returns a body with the defaults of required parameters, as the SDK sends it. */
export function sentBody(parameters: readonly PlannedParameter[], body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const defaults = parameters.flatMap(({ parameter, optional }) =>
    parameter.required && optional ? [[parameter.name, parameter.default] as const] : [],
  );
  const given = Object.entries(body).map(([name, value]: [string, unknown]) => {
    const type = parameters.find(({ parameter }) => parameter.name === name)?.type;
    const inner = type?.kind === 'array' && type.item.kind === 'object' && type.item.parameters;
    return inner && Array.isArray(value)
      ? ([name, value.map((item) => sentBody(inner, item))] as const)
      : ([name, value] as const);
  });
  return Object.fromEntries([...defaults, ...given]);
}
