import { propertyName } from '../typescript/literal.ts';
import { setterName } from './setter-name.ts';

/** What a builder's method is reached by: `.prompt`, `['a name']`. */
export function setterAccess(parameter: string): string {
  const name = setterName(parameter);
  const key = propertyName(name);
  return key === name ? `.${name}` : `[${key}]`;
}
