import { describe, expect, it } from 'vitest';
import type { Bump } from '../../generator/change-rules/change-rule.ts';
import { changelogSection, releaseNote } from '../../generator/diff/changelog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { nextVersion } from '../../generator/diff/next-version.ts';
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

  it.each(['', '1.4', 'v1.4.2', '1.4.2-', '1.4.x', '1.4.2 '])('refuses %j', (text) => {
    expect(nextVersion(text, [])).toMatchObject({
      ok: false,
      problems: [{ code: 'INPUT_VERSION' }],
    });
  });
});

describe('changelogSection', () => {
  const findings = diffCatalogs(april, june);

  it('lists breaking changes, then changes, then additions, by model', () => {
    expect(changelogSection(findings, '2.0.0', '2026-06-15')).toBe(`\
## 2.0.0 (2026-06-15)

### Breaking

- **Acme Paint**: The maximum of \`numOutputs\` is lowered from \`4\` to \`2\`. Values above 2 are refused.

### Changed

- **Acme Paint**: The default of \`aspectRatio\` changed from \`auto\` to \`1:1\`. Results change without a change of code.

### Added

- **Acme Paint**: \`seed\` (number, optional) is added.
- **Acme Pro**: Acme Pro is a new model, \`acmePro\` in code.

Descriptions and other texts: 1 change.
`);
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
