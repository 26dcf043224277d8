import { propertyName } from '../typescript/literal.ts';

/**
 * Returns the name of the builder's method that sets a parameter. Names that the builder or every
 * object uses itself get a prefix: `BuilderName` of the runtime does the same in types.
 */
export function setterName(name: string): string {
  return /^(build|then|constructor|__proto__)$/.test(name)
    ? `with${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}

/** Returns the code that accesses the method of a parameter: `.prompt`, `['a name']`. */
export function setterAccess(parameter: string): string {
  const name = setterName(parameter);
  const key = propertyName(name);
  return key === name ? `.${name}` : `[${key}]`;
}
