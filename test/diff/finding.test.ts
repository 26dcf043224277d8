import { describe, expect, it } from 'vitest';
import { catalogOf } from '../../generator/diff/catalog-of-files.ts';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import type { Finding } from '../../generator/diff/finding.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveFile } from '../../generator/resolve/resolve-file.ts';

describe('diffCatalogs findings', () => {
  const definition = (max: number, from = '') => `provider: Acme
category: image generation
source:
  lastUpdated: "2026-01-01"
${from}models:
  - id: model_acme-paint
    name: Acme Paint
    capabilities: [txt2img]
    parameters:
      - name: count
        type: number
        max: ${max}
`;
  const read = (text: string): Catalog => {
    const source = sourceText('models/image-generation/acme.yaml', text);
    const file = resolveFile({ path: 'image-generation/acme.yaml', definition: source });
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    return catalogOf([file.value]);
  };
  const only = (findings: readonly Finding[]) => {
    expect(findings).toHaveLength(1);
    return findings[0];
  };

  it('have their locations on both sides', () => {
    const finding = only(diffCatalogs(read(definition(4)), read(definition(2, '# new\n'))));
    expect(finding?.location).toMatchObject({
      before: { file: 'models/image-generation/acme.yaml', line: 12, lineText: '        max: 4' },
      after: { line: 13, lineText: '        max: 2' },
    });
  });

  it('keep their fingerprint if lines move, and have a different one for another change', () => {
    const first = only(diffCatalogs(read(definition(4)), read(definition(2))));
    const moved = only(diffCatalogs(read(definition(4, '# old\n')), read(definition(2))));
    const other = only(diffCatalogs(read(definition(4)), read(definition(3))));
    expect(first?.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    expect(moved?.fingerprint).toBe(first?.fingerprint);
    expect(other?.fingerprint).not.toBe(first?.fingerprint);
  });
});
