import { describe, expect, it } from 'vitest';
import type { Bump } from '../../generator/change-rules/change-rule.ts';
import { changelogText, releaseNote } from '../../generator/diff/changelog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { nextVersion } from '../../generator/diff/next-version.ts';
import type { ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { catalog, catalogWith, model, page } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

const asking = (...bumps: readonly Bump[]) => bumps.map((bump) => ({ bump }));

describe('nextVersion', () => {
  it.each<[current: string, bumps: readonly Bump[], next: string]>([
    ['1.4.2', [], '1.4.2'],
    ['1.4.2', ['none'], '1.4.2'],
    ['1.4.2', ['patch', 'none'], '1.4.3'],
    ['1.4.2', ['patch', 'minor'], '1.5.0'],
    ['1.4.2', ['minor', 'major', 'patch'], '2.0.0'],
    ['0.3.1', ['patch'], '0.3.2'],
    ['0.3.1', ['minor'], '0.3.2'],
    ['0.3.1', ['major'], '0.4.0'],
    ['2.0.0-rc.1', ['major'], '2.0.0'],
    ['2.1.0-rc.1', ['major'], '3.0.0'],
    ['2.1.0-rc.1', ['minor'], '2.1.0'],
    ['2.1.1-rc.1', ['minor'], '2.2.0'],
    ['2.1.1-rc.1', ['patch'], '2.1.1'],
    ['1.4.2+build.7', ['minor'], '1.5.0'],
  ])('bumps %s with findings of %j to %s', (current, bumps, next) => {
    expect(nextVersion(current, asking(...bumps))).toMatchObject({ ok: true, value: next });
  });

  it.each(['', '1.4', 'v1.4.2', '1.4.2-', '1.4.x', '1.4.2 '])('rejects %j', (text) => {
    expect(nextVersion(text, [])).toMatchObject({
      ok: false,
      problems: [{ code: 'INPUT_VERSION' }],
    });
  });
});

describe('changelogText', () => {
  const findings = diffCatalogs(april, june);

  it('lists breaking changes, then changes, then additions, by model', () => {
    expect(changelogText(findings)).toBe(`\
#### Breaking

- **Acme Paint**: The maximum of \`numOutputs\` is lowered from \`4\` to \`2\`. Values above 2 are rejected.

#### Changed

- **Acme Paint**: The default of \`aspectRatio\` changed from \`auto\` to \`1:1\`. Results change without a change of code.

#### Added

- **Acme Paint**: \`seed\` (number, optional) is added.
- **Acme Pro**: Acme Pro is a new model, \`acmePro\` in code.

#### Texts

- Descriptions and other texts: 1 change.`);
  });

  it('lists an equal change of many models once', () => {
    const side = (...parameters: readonly ResolvedParameter[]) =>
      catalog(
        ...Array.from({ length: 471 }, (_, index) =>
          model({ id: `model_${index}`, name: `Model ${index}`, parameters }),
        ),
      );
    const text = changelogText(diffCatalogs(side(), side({ name: 'style', type: 'string' })));
    expect(text).toBe('#### Added\n\n- **471 models**: `style` (string, optional) is added.');
  });

  it('shows the words before and after of a description whose numbers differ', () => {
    const side = (description: string) =>
      catalogWith({ name: 'images', type: 'file_array', description });
    const [finding] = diffCatalogs(
      side('Reference images, up to 4 images of one person.'),
      side('Reference images, up to 10 images of one person.'),
    );
    expect(finding).toMatchObject({
      change: 'description of images: “up to 4 images of” → “up to 10 images of”',
    });
    const [reworded] = diffCatalogs(side('Up to 4 images.'), side('At most 4 pictures.'));
    expect(reworded?.change).toBe('description of images');
  });

  it('dates a removed model by the page that removed it', () => {
    const before = {
      pages: [page([model(), model({ id: 'b', name: 'B' })], { lastUpdated: '2026-04-09' })],
    };
    const after = { pages: [page([model()], { lastUpdated: '2026-06-15' })] };
    expect(diffCatalogs(before, after)).toMatchObject([
      { rule: 'model-removed', page: { dateBefore: '2026-04-09', dateAfter: '2026-06-15' } },
    ]);
  });

  it('starts release notes with the effect on users', () => {
    const note = releaseNote(findings, '2.0.0', '2026-06-15');
    expect(note).toContain(
      '# 2.0.0\n\nThe reference of 2026-06-15 changes 2 models. 1 breaking change may require changes in your code.\n\n## Breaking\n',
    );
    const harmless = findings.filter(({ rule }) => rule === 'model-added');
    expect(releaseNote(harmless, '1.5.0', '2026-06-15')).toContain(
      'The reference of 2026-06-15 changes 1 model. Existing code still compiles, and existing requests are still accepted.',
    );
  });
});
