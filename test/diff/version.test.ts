import { describe, expect, it } from 'vitest';
import { changelogSection, releaseNote } from '../../generator/diff/changelog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import type { Bump } from '../../generator/change-rules/change-rule.ts';
import { nextVersion } from '../../generator/diff/version.ts';
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

describe('the changelog', () => {
  const findings = diffCatalogs(april, june);

  it('tells breaks first, then changes, then additions, by model', () => {
    expect(changelogSection(findings, '2.0.0', '2026-06-15')).toBe(`\
## 2.0.0 (2026-06-15)

### Breaking

- **Acme Paint**: \`numOutputs\` takes at most \`2\` now, it was \`4\`. More than 2 is refused.

### Changed

- **Acme Paint**: \`aspectRatio\` is \`1:1\` where it is not given, it was \`auto\`. Results change without a change of code.

### Added

- **Acme Paint**: \`seed\` (number, optional) is new.
- **Acme Pro**: Acme Pro is a new model, \`acmePro\` in code.

Descriptions and other texts: 1 change.
`);
  });

  it('opens the note of a release with what it asks of its users', () => {
    const note = releaseNote(findings, '2.0.0', '2026-06-15');
    expect(note).toContain(
      '# 2.0.0\n\nThe reference of 2026-06-15 changes 2 models. 1 change may need a change of yours.\n\n## Breaking\n',
    );
    const harmless = findings.filter(({ rule }) => rule === 'model-added');
    expect(releaseNote(harmless, '1.5.0', '2026-06-15')).toContain(
      'The reference of 2026-06-15 changes 1 model. Code that builds requests keeps compiling, and requests that were accepted still are.',
    );
  });
});
