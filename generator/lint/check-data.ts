import type { ResolvedParameter } from '../model/resolved-model.ts';
import { contradictionsOf } from '../resolve/contradictions.ts';
import type { LintFinding } from './types.ts';

type Found = Pick<LintFinding, 'kind' | 'message' | 'certainty' | 'caveats'>;

/** Reports contradictions in the data of one parameter, regardless of its description. */
export function checkData(
  parameter: ResolvedParameter,
  siblings: readonly ResolvedParameter[],
): Found[] {
  return [
    ...contradictionsOf(parameter).map(({ message }): Found => ({
      kind: 'inconsistent',
      message,
      ...certain,
    })),
    ...lookAlikes(parameter.allowedValues?.filter((value) => typeof value === 'string') ?? []).map(
      (message): Found => ({
        kind: 'look-alike',
        message: `has allowed values ${message}`,
        ...certain,
      }),
    ),
    ...namesLike(parameter, siblings).map((other): Found => ({
      kind: 'look-alike',
      message: `differs from \`${other}\` only in case`,
      ...certain,
    })),
  ];
}

const certain = { certainty: 'certain', caveats: [] } as const;

function lookAlikes(values: readonly string[]): string[] {
  return values.flatMap((value, index) => {
    const duplicate = values.slice(0, index).find((other) => isLike(other, value));
    return duplicate === undefined
      ? []
      : [`\`${duplicate}\` and \`${value}\`, which differ only in case`];
  });
}

function namesLike({ name }: ResolvedParameter, siblings: readonly ResolvedParameter[]): string[] {
  const before = siblings.slice(
    0,
    siblings.findIndex((sibling) => sibling.name === name),
  );
  return before.map((sibling) => sibling.name).filter((other) => isLike(other, name));
}

function isLike(a: string, b: string): boolean {
  return a !== b && a.toLowerCase() === b.toLowerCase();
}
