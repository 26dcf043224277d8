import { propertyName } from '../typescript/literal.ts';

/**
 * Returns the name of the builder's method that sets a parameter. Names that the builder or all objects
 * already have get a prefix, as `BuilderName` of the runtime adds it in types.
 */
export function setterName(name: string): string {
  return /^(build|then|constructor|__proto__)$/.test(name)
    ? `with${name.charAt(0).toUpperCase()}${name.slice(1)}`
    : name;
}

/** Prints the access to the method of a parameter: `.prompt`, `['a name']`. */
export function setterAccess(parameter: string): string {
  const name = setterName(parameter);
  const key = propertyName(name);
  return key === name ? `.${name}` : `[${key}]`;
}
