import { describe, expect, it } from 'vitest';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { runDiff, type DiffCommandOptions } from '../../generator/commands/diff.ts';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';
import { catalog, catalogWith, model } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

function run(options: DiffCommandOptions = {}, before = april, after = june): CommandResult {
  return runDiff(before, after, options, plainStyle);
}

/** The same model after a harmless change. */
const addition = {
  before: catalog(model()),
  after: catalog(model({ capabilities: ['txt2img', 'img2img'] })),
};

const hostile = 'x\u001b[31m\u202e\n::error::`|</td>\r@all [a](b) %0A,:';

/** An update in which everything that comes from a page is hostile. */
const attack: Readonly<Record<'before' | 'after', Catalog>> = {
  before: catalog(
    model({ id: hostile, name: hostile, parameters: [{ name: hostile, type: hostile }] }),
  ),
  after: catalog(
    model({
      id: hostile,
      name: hostile,
      parameters: [
        { name: hostile, type: hostile, default: hostile, deprecated: { reason: hostile } },
      ],
    }),
  ),
};

describe('textReport', () => {
  it('lists findings by page and model, most severe first, with locations and the next version', () => {
    const { stdout, exitCode } = run({ version: '1.4.2' });
    expect(stdout).toBe(`\
image-generation/acme.yaml, reference of 2026-04-09 → 2026-06-15

  Acme Paint  model_acme-paint
    ✖ breaking numOutputs: max 4 → 2            values above 2 are rejected              acme.yaml:21  max-lowered 127e06be57d6
    ⚠ warning  aspectRatio: default auto → 1:1  results change without a change of code  acme.yaml:26  default-changed 681e78ce18dd
    + new      seed (number, optional) added                                             acme.yaml:12
    · text     description

  Acme Pro  model_acme-pro
    + new      new model, acmePro in code                                                acme.yaml:48

1 breaking, 1 warning, 2 additions, 1 change of text. Next version: 2.0.0 (currently 1.4.2)
To accept a breaking change, list its fingerprint with a reason in accepted-breaks.yaml. --explain shows what it breaks.
`);
    expect(exitCode).toBe(5);
  });

  it('shows a broken request and a broken line with --explain', () => {
    const { stdout } = run({ explain: true });
    expect(stdout).toContain('accepted before, now rejected: {"prompt":"text","numOutputs":4}');
    const removed = run({ explain: true }, catalogWith({ name: 'a', type: 'file' }), catalogWith());
    expect(removed.stdout).toContain(
      "compiled before, no longer: acmePaint.builder().a('asset_1');",
    );
  });

  it('truncates a long string of a request', () => {
    const side = (maxLength: number) => catalogWith({ name: 'prompt', type: 'string', maxLength });
    const { stdout } = run({ explain: true }, side(5000), side(100));
    expect(stdout).toContain('{"prompt":"texttexttexttexttext… (5000 characters)"}');
  });

  it('lists equal changes of many models once', () => {
    const names = Array.from({ length: 471 }, (_, index) => `Model ${index}`);
    const side = (...more: readonly string[]) =>
      catalog(
        ...names.map((name) =>
          model({
            id: name,
            name,
            parameters: ['prompt', ...more].map((name) => ({ name, type: 'string' })),
          }),
        ),
      );
    const { stdout = '' } = run({}, side(), side('style'));
    expect(stdout).toContain('+ new      style (string, optional) added to 471 models\n');
    expect(stdout.split('\n').length).toBeLessThan(8);
    expect(run({}, catalog(), side()).stdout).toContain('+ new      model added 471 times\n');
  });

  it('reports that there are no changes', () => {
    expect(run({}, april, april)).toMatchObject({
      exitCode: 0,
      stdout: 'No changes detected.\n',
    });
  });

  it('prints control characters as escapes, on one line', () => {
    const { stdout = '' } = run({ explain: true }, attack.before, attack.after);
    expect(stdout).toMatch(/^[^\p{Control}\p{Format}]*$/mu);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Control}|\p{Format}/u);
    expect(stdout).toContain('x\\u{1b}[31m');
  });
});

describe('diff', () => {
  it.each([
    ['breaking', april, june, 5],
    ['breaking', addition.before, addition.after, 0],
    ['warning', june, april, 5],
    ['warning', addition.before, addition.after, 0],
    ['any', addition.before, addition.after, 5],
    ['any', april, april, 0],
  ] as const)('fails on %s findings with --fail-on', (failOn, before, after, exitCode) => {
    expect(run({ failOn }, before, after).exitCode).toBe(exitCode);
  });

  it('exits with 2 if the version is invalid', () => {
    const { exitCode, problems } = run({ version: 'next' });
    expect(exitCode).toBe(2);
    expect(problems).toMatchObject([
      { code: 'INPUT_VERSION', message: "`version` must be a semantic version (got 'next')." },
    ]);
  });
});

describe('parseAcceptedBreaks', () => {
  const [first] = diffCatalogs(april, june).filter(({ rule }) => rule === 'max-lowered');
  const entry = (fingerprint = first?.fingerprint, reason = 'Nobody asks for more.') =>
    `- fingerprint: ${fingerprint ?? ''}\n  reason: ${reason}\n`;
  const accepting = (text: string) => run({ accepted: sourceText('accepted-breaks.yaml', text) });

  it('keeps accepted findings in the report, and the others decide the exit code', () => {
    const { exitCode, stdout, problems } = accepting(`# Agreed with the team.\n${entry()}`);
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(stdout).toContain('✔ accepted numOutputs: max 4 → 2            accepted: Nobody asks');
    expect(stdout).toContain('1 warning, 2 additions, 1 change of text, 1 accepted.');
  });

  it.each(['', '# nothing yet\n', '[]\n'])('accepts an empty file: %j', (text) => {
    expect(accepting(text)).toMatchObject({ exitCode: 5, problems: [] });
  });

  it('warns about entries that match no finding', () => {
    const { problems, exitCode } = accepting(entry() + entry('0123456789ab', 'Done.'));
    expect(exitCode).toBe(0);
    expect(problems).toMatchObject([
      {
        code: 'INPUT_ACCEPTED_STALE',
        severity: 'warning',
        message: 'The accepted breaking change 0123456789ab (Done.) does not match any finding.',
        location: { line: 3, column: 16 },
      },
    ]);
  });

  it.each([
    ['- fingerprint: 0123456789ab\n', 'INPUT_ACCEPTED_MISSING_FIELD', 1],
    [entry('0123456789ab', '""'), 'INPUT_ACCEPTED_WRONG_VALUE', 2],
    [entry('0123'), 'INPUT_ACCEPTED_WRONG_VALUE', 1],
    ['- fingerprnt: 0123456789ab\n  reason: a\n', 'INPUT_ACCEPTED_UNKNOWN_FIELD', 1],
    [entry('0123456789ab') + entry('0123456789ab'), 'INPUT_ACCEPTED_DUPLICATE', 3],
    ['- fingerprint: "\n', 'INPUT_ACCEPTED_YAML', 2],
  ])('rejects %j with its location', (text, code, line) => {
    const { exitCode, problems } = accepting(text);
    expect(exitCode).toBe(2);
    const place = expect.objectContaining({ file: 'accepted-breaks.yaml', line }) as unknown;
    expect(problems).toContainEqual(expect.objectContaining({ code, location: place }));
  });
});

describe('jsonReport', () => {
  it('has the levels, values, locations and texts of each finding', () => {
    const { json } = run({ version: '0.3.1' });
    expect(json).toMatchObject({
      schemaVersion: 1,
      fails: true,
      summary: { breaking: 1, warning: 1, addition: 2, change: 0, text: 1, accepted: 0 },
      version: { bump: 'major', current: '0.3.1', next: '0.4.0' },
      staleAcceptedBreaks: [],
    });
    const { findings } = json as { readonly findings: readonly object[] };
    expect(findings.find((finding) => 'rule' in finding && finding.rule === 'max-lowered')).toEqual(
      {
        rule: 'max-lowered',
        kind: 'breaking',
        model: { id: 'model_acme-paint', name: 'Acme Paint' },
        page: {
          path: 'image-generation/acme.yaml',
          dateBefore: '2026-04-09',
          dateAfter: '2026-06-15',
        },
        parameter: 'numOutputs',
        field: 'max',
        before: 4,
        after: 2,
        wire: 'breaking',
        sdk: 'none',
        bump: 'major',
        change: 'numOutputs: max 4 → 2',
        message: 'The maximum of numOutputs is lowered from 4 to 2.',
        consequence: 'values above 2 are rejected',
        fingerprint: '127e06be57d6',
        location: {
          before: { file: 'models/image-generation/acme.yaml', line: 21, column: 9 },
          after: { file: 'models/image-generation/acme.yaml', line: 21, column: 9 },
        },
      },
    );
  });

  it('survives serialization', () => {
    const { json } = run({ explain: true }, attack.before, attack.after);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe('markdownReport', () => {
  it('prints one table per model, with fingerprints of findings that are not accepted', () => {
    const { stdout } = run({ format: 'markdown', version: '1.4.2' });
    expect(stdout).toBe(`\
## Reference update: 1 breaking, 1 warning, 2 additions, 1 change of text

Next version: **2.0.0** (currently 1.4.2)

### \`image-generation/acme.yaml\`, reference of 2026-04-09 → 2026-06-15

**Acme Paint** \`model_acme-paint\`

|  | Change | Consequence | Rule |
| --- | --- | --- | --- |
| ✖ breaking | \`numOutputs\`: max \`4\` → \`2\` | values above 2 are rejected | \`max-lowered\` \`127e06be57d6\` |
| ⚠ warning | \`aspectRatio\`: default \`auto\` → \`1:1\` | results change without a change of code | \`default-changed\` \`681e78ce18dd\` |
| + new | \`seed\` (number, optional) added |  | \`optional-parameter-added\` |
| · text | description |  | \`model-description-changed\` |

**Acme Pro** \`model_acme-pro\`

|  | Change | Consequence | Rule |
| --- | --- | --- | --- |
| + new | new model, \`acmePro\` in code |  | \`model-added\` |
`);
  });

  const isLineBreak = (node: object) => 'value' in node && node.value === '<br>';

  it('prints page text as text', () => {
    const { stdout = '' } = run({ format: 'markdown', explain: true }, attack.before, attack.after);
    expect(stdout).not.toMatch(/[^\P{Control}\n]|\u202e/u);
    const root = parseMarkdown(stdout);
    for (const kind of ['html', 'link', 'image', 'break'] as const) {
      expect(nodesOf(root, kind).filter((node) => !isLineBreak(node))).toEqual([]);
    }
    expect(nodesOf(root, 'text').map(({ value }) => value)).not.toContainEqual(
      expect.stringContaining('@all'),
    );
    expect(tablesOf(root).map((table) => table.map((row) => row.length))).toEqual([[4, 4, 4]]);
  });
});

describe('githubReport', () => {
  it('prints one annotation per finding, at its location', () => {
    const { stdout = '' } = run({ format: 'github' });
    expect(stdout.split('\n')).toEqual([
      '::warning file=models/image-generation/acme.yaml,line=26,col=9,title=Acme Paint%3A aspectRatio::The default of aspectRatio changed from auto to 1:1. Consequence: results change without a change of code. (default-changed 681e78ce18dd)',
      '::error file=models/image-generation/acme.yaml,line=21,col=9,title=Acme Paint%3A numOutputs::The maximum of numOutputs is lowered from 4 to 2. Consequence: values above 2 are rejected. (max-lowered 127e06be57d6)',
      expect.stringMatching(
        /^::notice file=.*title=Acme Paint%3A seed::seed \(number, optional\) is added\./,
      ),
      expect.stringMatching(/^::notice file=.*title=Acme Pro::Acme Pro is a new model/),
      '',
    ]);
  });

  it('prevents workflow commands in page text', () => {
    const { stdout = '' } = run({ format: 'github' }, attack.before, attack.after);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/^::(warning|notice) title=[^:,\r]*::[^\r]*$/);
    }
  });
});
