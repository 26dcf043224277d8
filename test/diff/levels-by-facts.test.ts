import { describe, expect, it } from 'vitest';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { catalog, catalogWith, model } from './support/catalogs.ts';

const prompt: ResolvedParameter = { name: 'prompt', type: 'string', required: true };

describe('diffCatalogs sets levels by the facts', () => {
  const levels = (before: ResolvedParameter, after: ResolvedParameter) =>
    diffCatalogs(catalogWith(before), catalogWith(after)).map(({ rule, wire, sdk, bump }) => [
      rule,
      wire,
      sdk,
      bump,
    ]);
  const number = (changes: Partial<ResolvedParameter>) => ({
    name: 'x',
    type: 'number',
    ...changes,
  });

  it('a bound next to allowed values is harmless, because the list decides', () => {
    const allowedValues = [1, 2];
    expect(levels(number({ allowedValues, max: 4 }), number({ allowedValues, max: 2 }))).toEqual([
      ['max-lowered', 'info', 'none', 'patch'],
    ]);
  });

  it('a list of all whole numbers between bounds breaks only code', () => {
    const bounds = { min: 1, max: 3, integer: true as const };
    expect(levels(number(bounds), number({ ...bounds, allowedValues: [1, 2, 3] }))).toEqual([
      ['allowed-values-set', 'info', 'breaking', 'major'],
    ]);
  });

  it('a removed list is breaking if the bounds now reject one of its values', () => {
    expect(levels(number({ allowedValues: [1, 9], max: 4 }), number({ max: 4 }))).toEqual([
      ['allowed-values-lifted', 'breaking', 'warning', 'major'],
    ]);
  });

  it('a step that starts from another number is reported', () => {
    expect(levels(number({ step: 2, min: 2 }), number({ step: 2, min: 1 }))).toEqual([
      ['min-lowered', 'info', 'none', 'minor'],
      ['step-changed', 'warning', 'none', 'minor'],
    ]);
  });

  it('a change of type does not break code if TypeScript accepts both', () => {
    const listed = { name: 'x', type: 'file', allowedValues: ['asset_1'] };
    expect(levels(listed, { name: 'x', type: 'string', allowedValues: ['asset_1'] })).toEqual([
      ['no-longer-file', 'breaking', 'warning', 'major'],
    ]);
  });

  it('a parameter that constraints required already breaks only code when it becomes required', () => {
    const side = (required?: true) =>
      catalog(
        model({
          parameters: [{ name: 'x', type: 'string', ...(required && { required }) }],
          constraints: [{ kind: 'anyOf', parameters: ['x'] }],
        }),
      );
    expect(diffCatalogs(side(), side(true))).toMatchObject([
      { rule: 'parameter-became-required', wire: 'info', sdk: 'breaking' },
    ]);
  });

  it('finer steps are harmless', () => {
    expect(levels(number({ step: 10 }), number({ step: 5 }))).toEqual([
      ['step-changed', 'info', 'none', 'patch'],
    ]);
  });

  it('a constraint that no previous request violates is harmless', () => {
    const before = catalog(model({ parameters: [{ name: 'a', type: 'string' }] }));
    const after = catalog(
      model({
        parameters: ['a', 'b'].map((name) => ({ name, type: 'string' })),
        constraints: [{ kind: 'mutuallyExclusive', parameters: ['a', 'b'] }],
      }),
    );
    expect(diffCatalogs(before, after)).toMatchObject([
      { rule: 'constraint-added', wire: 'info', bump: 'patch' },
      { rule: 'optional-parameter-added' },
    ]);
  });

  it('a removed parameter is breaking if the API rejects unknown parameters', () => {
    const [before, after] = [catalogWith(prompt, number({})), catalogWith(prompt)];
    expect(diffCatalogs(before, after, { unknownParameters: 'rejected' })).toMatchObject([
      { rule: 'parameter-removed', wire: 'breaking' },
    ]);
  });

  it('changes of nested parameters and of their constraints are found', () => {
    const side = (inputs: readonly ResolvedParameter[], needs: readonly string[]) =>
      catalogWith({
        name: 'keyframes',
        type: 'inputs_array',
        inputs,
        constraints: [{ kind: 'requires', parameter: 'at', needs }],
      });
    const at = { name: 'at', type: 'number' };
    const uri = { name: 'uri', type: 'file' };
    const findings = diffCatalogs(side([at, uri], ['uri']), side([{ ...at, max: 1 }, uri], ['at']));
    expect(findings).toMatchObject([
      { rule: 'constraint-loosened', parameter: 'keyframes' },
      { rule: 'max-set', parameter: 'keyframes[].at' },
    ]);
  });
});
