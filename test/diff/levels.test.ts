import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Level } from '../../generator/change-rules/change-rule.ts';
import { changeRules } from '../../generator/change-rules/registry.ts';
import { indexModels } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { createExplainer } from '../../generator/diff/explain/explain.ts';
import { acceptsBody, shapeOfModel } from '../../generator/model/accepts-value.ts';
import type { ResolvedModel } from '../../generator/model/resolved-model.ts';
import { anyBody } from './support/any-body.ts';
import { anyPair } from './support/any-pair.ts';
import { catalog } from './support/catalogs.ts';
import { pairSdk, type PairSdk } from './support/pair-sdk.ts';
import { userCode } from './support/user-code.ts';

const seed = Date.now() % 1e9;

const pairs = fc.sample(anyPair, { numRuns: 120, seed }).map((pair) => {
  const [before, after] = [side(pair.before), side(pair.after)];
  const explain = createExplainer(before.all, after.all);
  const findings = diffCatalogs(before.all, after.all).map((finding) => ({
    ...finding,
    explanation: explain(finding),
  }));
  const details = JSON.stringify(
    { before: pair.before, after: pair.after, findings, seed },
    null,
    1,
  );
  return { before: before.planned, after: after.planned, findings, details };
});

function side(model: ResolvedModel) {
  const all = catalog(model);
  const planned = indexModels(all).get(model.id)?.planned;
  if (!planned) throw new Error(`${model.id} is not there`);
  return { all, planned };
}

const isHarmless = (level: Level) => level === 'info' || level === 'none';

describe('diffCatalogs over generated pairs of models', () => {
  let sdk: PairSdk;

  beforeAll(async () => {
    sdk = await pairSdk(pairs);
    return sdk.remove;
  });

  it('rates wire harmless only if every accepted request is still accepted', () => {
    let checked = 0;
    pairs.forEach(({ before, findings, details }, index) => {
      const { before: from, after: to } = sdk.models(index);
      const harmless = findings.every(({ wire }) => isHarmless(wire));
      for (const body of fc.sample(anyBody(before), { numRuns: 60, seed })) {
        const about = `${JSON.stringify(body)}\n${details}`;
        const { success } = from.validate(body);
        expect(acceptsBody(shapeOfModel(before), body), about).toBe(success);
        if (!harmless || !success) continue;
        expect(to.validate(body), about).toMatchObject({ success: true });
        checked++;
      }
    });
    expect(checked).toBeGreaterThan(100);
  });

  it('rates wire breaking only if an accepted request is rejected', () => {
    let shown = 0;
    let missing = 0;
    pairs.forEach(({ before, findings, details }, index) => {
      const { before: from, after: to } = sdk.models(index);
      for (const { rule, wire, parameter = '', explanation } of findings) {
        const { request, note } = explanation;
        const about = `${rule} ${parameter}\n${details}`;
        if (request) expect(from.validate(request.body), about).toMatchObject({ success: true });
        if (wire !== 'breaking') continue;
        if (request && changeRules[rule].rejectedBy !== 'api') {
          expect(to.validate(request.body), about).toMatchObject({ success: false });
          shown++;
        }
        if (request) continue;
        expect(note, about).toBeDefined();
        missing++;
        const [name = ''] = parameter.split('[].');
        const bodies = fc.sample(anyBody(before), { numRuns: 60, seed });
        const accepted = bodies.filter((body) => from.validate(body).success);
        if (parameter === name)
          expect(
            accepted.some((body) => name in body),
            about,
          ).toBe(false);
      }
    });
    expect(shown).toBeGreaterThan(30);
    expect(missing).toBeLessThan(shown / 10);
  });

  it('rates SDK harmless only if all code still compiles, and breaking only if a line does not', () => {
    const files = pairs.flatMap(({ before, findings }, index) => [
      [`users/code-before${index}.ts`, userCode(before, `../models/before${index}.js`)] as const,
      ...(findings.every((finding) => finding.sdk !== 'breaking')
        ? [[`users/code-after${index}.ts`, userCode(before, `../models/after${index}.js`)] as const]
        : []),
      ...findings.flatMap(({ explanation: { code } }, at) =>
        code === undefined
          ? []
          : (['before', 'after'] as const).map(
              (side) => [`users/line-${side}${index}-${at}.ts`, lineOf(code, index, side)] as const,
            ),
      ),
    ]);
    const errors = sdk.compile(files);
    const lines = files.filter(([path]) => path.startsWith('users/line-after'));
    for (const [path, text] of files) {
      const pair = pairs[Number(/(\d+)(-\d+)?\.ts$/.exec(path)?.[1])];
      const about = `${path}\n${errors.get(path) ?? ''}\n${text}\n${pair?.details ?? ''}`;
      expect(errors.has(path), about).toBe(path.startsWith('users/line-after'));
    }
    expect(lines.length).toBeGreaterThan(30);
    expect(files.filter(([path]) => path.startsWith('users/code-after')).length).toBeGreaterThan(
      10,
    );

    for (const { findings, details } of pairs) {
      for (const { rule, sdk: level, explanation } of findings) {
        expect(explanation.code !== undefined, `${rule}\n${details}`).toBe(level === 'breaking');
      }
    }
  });
});

/** A line with the imports that it needs. */
function lineOf(code: string, index: number, side: 'before' | 'after'): string {
  const module = `../models/${side}${index}.js`;
  if (code.startsWith('import')) return code.replace(/'scenario-models[^']*'/, `'${module}'`);
  const [name = ''] = /^\w+/.exec(code) ?? [];
  return `import { ${name} } from '${module}';\n${code}`;
}
