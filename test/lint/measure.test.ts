import { describe, expect, test } from 'vitest';
import { lintModel } from '../../generator/lint/lint-model.ts';
import { type LintFinding } from '../../generator/lint/types.ts';
import { isOverlayFact } from '../../generator/model/fact.ts';
import type { Condition, ConstraintTerms } from '../../generator/model/resolved-model.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { handList, type HandFinding } from './hand-list.ts';

/** Returns every fifth page by name; the linter was written on the others. */
function pagesPutAside() {
  return corpusPages().filter((_, index) => index % 5 === 0);
}

function found(): (HandFinding & { readonly isCertain: boolean })[] {
  return pagesPutAside().flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    return resolveDefinition(page.value)
      .flatMap(lintModel)
      .flatMap((finding) => asHandFinding(finding) ?? []);
  });
}

function asHandFinding({ modelId: model, parameter, proposal, certainty }: LintFinding) {
  if (!proposal || !isOverlayFact(proposal)) return undefined;
  const isCertain = certainty === 'certain';
  if (proposal.kind === 'integer') {
    return { model, parameter, kind: 'integer', value: true as const, isCertain };
  }
  if (proposal.kind === 'limit') {
    return { model, parameter, kind: proposal.field, value: proposal.value, isCertain };
  }
  return proposal.kind === 'constraint'
    ? { model, ...constraintAsHandFinding(proposal.constraint), isCertain }
    : undefined;
}

function constraintAsHandFinding(rule: ConstraintTerms): Omit<HandFinding, 'model'> {
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
    default:
      return { kind: rule.kind, parameter: '', value: JSON.stringify(rule) };
  }
}

function conditionText({ parameter, values }: Condition): string {
  return values ? `${parameter}=${values.join('|')}` : parameter;
}

function keyOf({ model, parameter, kind, value }: HandFinding): string {
  return [model, parameter, kind, value].join(' ');
}

describe.skipIf(!hasShared)('lintModel on ten pages that it was not written on', () => {
  test('finds most of what a person found, and little else', () => {
    const findings = found();
    const expected = new Set(handList.map(keyOf));
    const all = new Set(findings.map(keyOf));
    const certain = new Set(findings.filter(({ isCertain }) => isCertain).map(keyOf));
    const wrong = (keys: ReadonlySet<string>) => [...keys].filter((key) => !expected.has(key));
    const missed = [...expected].filter((key) => !all.has(key));
    // Measured: 24 of 28 found, none wrong; 23 of them certain.
    expect(wrong(certain)).toEqual([]);
    expect(wrong(all).length / all.size).toBeLessThanOrEqual(0.05);
    expect(missed.length / expected.size).toBeLessThanOrEqual(0.15);
    expect(certain.size / expected.size).toBeGreaterThanOrEqual(0.8);
  });
});
