import type { ResolvedModel, ResolvedParameter, Constraint } from '../model/resolved-model.ts';
import { checkData } from './check-data.ts';
import { checkProse } from './check-prose.ts';
import { compareWithData } from './compare.ts';
import { readProse } from './read-prose.ts';
import type { LintFinding } from './types.ts';

/**
 * What the descriptions of a model say that its data does not, with what an overlay would say of
 * it, and what does not fit together. It is read from prose: a finding may be wrong, and says why.
 */
export function lintModel(model: ResolvedModel): LintFinding[] {
  const findings = lintParameters(model.parameters, model.constraints, '');
  return once(
    findings.map((finding) => ({ modelId: model.id, modelName: model.name, ...finding })),
  );
}

type Found = Omit<LintFinding, 'modelId' | 'modelName'>;

function lintParameters(
  parameters: readonly ResolvedParameter[],
  rules: readonly Constraint[],
  path: string,
): Found[] {
  return parameters.flatMap((parameter) => {
    const here = `${path}${parameter.name}`;
    const found = [
      ...readProse(parameter, parameters).flatMap((reading) =>
        compareWithData(reading, parameter, rules),
      ),
      ...checkProse(parameter),
      ...checkData(parameter, parameters),
    ];
    const { inputs = [], constraints: inner = [] } = parameter;
    return [
      ...found.map((each) => ({ ...each, parameter: here })),
      ...lintParameters(inputs, inner, `${here}.`),
    ];
  });
}

/** A rule that both of its parameters tell of is told where it is told with fewer doubts. */
function once(findings: readonly LintFinding[]): LintFinding[] {
  const best = new Map<string, LintFinding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const other = best.get(key);
    if (!other || finding.doubts.length < other.doubts.length) best.set(key, finding);
  }
  return findings.filter((finding) => best.get(keyOf(finding)) === finding);
}

function keyOf({ parameter, proposal, kind, message }: LintFinding): string {
  if (proposal?.kind !== 'rule') return JSON.stringify([parameter, kind, message]);
  const { rule } = proposal;
  const isUnordered = rule.kind === 'mutuallyExclusive' || rule.kind === 'anyOf';
  const prefix = parameter.split('.').slice(0, -1);
  return JSON.stringify([prefix, isUnordered ? [rule.kind, rule.parameters.toSorted()] : rule]);
}
