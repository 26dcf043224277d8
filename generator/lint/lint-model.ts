import { constraintKey } from '../model/constraint.ts';
import type { Constraint, ResolvedModel, ResolvedParameter } from '../model/resolved-model.ts';
import { readProse } from '../prose/read-prose.ts';
import { checkData } from './check-data.ts';
import { checkStatedValues } from './check-stated-values.ts';
import { compareWithData } from './compare-with-data.ts';
import type { LintFinding } from './types.ts';

/**
 * Reports limits and constraints that only the descriptions of a model state, and contradictions
 * between prose and data. Each finding says how certain it is, and why it may be wrong.
 */
export function lintModel(model: ResolvedModel): LintFinding[] {
  const findings = lintParameters(model.parameters, model.constraints, []);
  return keepMostCertain(
    findings.map((finding) => ({ modelId: model.id, modelName: model.name, ...finding })),
  );
}

type Found = Omit<LintFinding, 'modelId' | 'modelName'>;

function lintParameters(
  parameters: readonly ResolvedParameter[],
  constraints: readonly Constraint[],
  parentPath: readonly string[],
): Found[] {
  return parameters.flatMap((parameter) => {
    const path = [...parentPath, parameter.name];
    const found = [
      ...readProse(parameter, parameters).flatMap((reading) =>
        compareWithData(reading, parameter, constraints),
      ),
      ...checkStatedValues(parameter),
      ...checkData(parameter, parameters),
    ];
    const { inputs = [], constraints: inner = [] } = parameter;
    return [
      ...found.map((finding) => ({ ...finding, parameter: path.join('.'), path })),
      ...lintParameters(inputs, inner, path),
    ];
  });
}

/** Keeps only the most certain finding of a constraint that several descriptions state. */
function keepMostCertain(findings: readonly LintFinding[]): LintFinding[] {
  const best = new Map<string, LintFinding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const other = best.get(key);
    if (!other || rank(finding) < rank(other)) best.set(key, finding);
  }
  return findings.filter((finding) => best.get(keyOf(finding)) === finding);
}

function rank({ certainty, caveats }: LintFinding): number {
  return { certain: 0, likely: 1, unsure: 2 }[certainty] + caveats.length;
}

function keyOf({ parameter, path, proposal, kind, message }: LintFinding): string {
  if (proposal?.kind !== 'constraint') return JSON.stringify([parameter, kind, message]);
  const { constraint } = proposal;
  return JSON.stringify([path.slice(0, -1), constraintKey(constraint)]);
}
