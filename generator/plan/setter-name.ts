/**
 * The builder's method that sets a parameter. Some names the builder keeps for itself, others mean
 * something on every object: see `BuilderName` of the runtime, which says the same in types.
 */
export function setterName(name: string): string {
  return /^(build|then|constructor|__proto__)$/.test(name)
    ? `with${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}
