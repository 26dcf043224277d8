import { describe, expect, test } from 'vitest';
import { lintModel } from '../../generator/lint/lint-model.ts';
import type { LintFinding } from '../../generator/lint/types.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import type { Condition, ConstraintTerms } from '../../generator/model/resolved-model.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { handList, type HandFinding } from './hand-list.ts';

/** Every fifth page in order of name: the linter was written on the others. */
function pagesPutAside() {
  return corpusPages().filter((_, index) => index % 5 === 0);
}

function found(): (HandFinding & { readonly isSure: boolean })[] {
  return pagesPutAside().flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    return resolveDefinition(page.value)
      .flatMap(lintModel)
      .flatMap((finding) => asHandFinding(finding) ?? []);
  });
}

function asHandFinding({ modelId: model, parameter, proposal, doubts }: LintFinding) {
  if (!proposal) return undefined;
  const isSure = doubts.length === 0;
  if (proposal.kind === 'integer') {
    return { model, parameter, kind: 'integer', value: true as const, isSure };
  }
  if (proposal.kind === 'limit') {
    return { model, parameter, kind: proposal.field, value: proposal.value, isSure };
  }
  return { model, ...asHandRule(proposal.rule), isSure };
}

function asHandRule(rule: ConstraintTerms): Omit<HandFinding, 'model'> {
  switch (rule.kind) {
    case 'mutuallyExclusive':
    case 'anyOf': {
      const [parameter = '', ...others] = rule.parameters;
      return { kind: rule.kind, parameter, value: others.join(' ') };
    }
    case 'requires':
    case 'requiresAnyOf':
      return { kind: rule.kind, parameter: rule.parameter, value: rule.needs.join(' ') };
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return { kind: rule.kind, parameter: rule.parameter, value: conditionText(rule.when) };
  }
}

function conditionText({ parameter, values }: Condition): string {
  return values ? `${parameter}=${values.join('|')}` : parameter;
}

function keyOf({ model, parameter, kind, value }: HandFinding): string {
  return [model, parameter, kind, value].join(' ');
}

describe.skipIf(!hasShared)('the linter on ten pages that it was not written on', () => {
  test('finds most of what a person found, and little else', () => {
    const findings = found();
    const expected = new Set(handList.map(keyOf));
    const all = new Set(findings.map(keyOf));
    const sure = new Set(findings.filter(({ isSure }) => isSure).map(keyOf));
    const hits = (keys: ReadonlySet<string>) => [...keys].filter((key) => expected.has(key)).length;
    const measured = {
      precision: hits(all) / all.size,
      recall: hits(all) / expected.size,
      surePrecision: hits(sure) / sure.size,
    };
    // Measured: 24 found, 24 of them right, 28 to be found; 15 of the 24 without a doubt.
    expect(measured.precision).toBeGreaterThanOrEqual(0.95);
    expect(measured.recall).toBeGreaterThanOrEqual(0.85);
    expect(measured.surePrecision).toBeGreaterThanOrEqual(0.95);
    expect(sure.size).toBeGreaterThanOrEqual(15);
  });
});
