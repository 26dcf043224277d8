import { describe, expect, it } from 'vitest';
import { diff, type DiffCommandOptions } from '../../generator/commands/diff.ts';
import type { Catalog } from '../../generator/diff/catalog.ts';
import { diffCatalogs } from '../../generator/diff/diff-catalogs.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { nodesOf, parseMarkdown, tablesOf } from '../support/markdown-tree.ts';
import { catalog, model, taking } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

function run(options: DiffCommandOptions = {}, old = april, now = june): CommandResult {
  return diff(old, now, options, plainStyle);
}

/** The same model after a harmless change. */
const addition = {
  old: catalog(model()),
  now: catalog(model({ capabilities: ['txt2img', 'img2img'] })),
};

const hostile = 'x\u001b[31m\u202e\n::error::`|</td>\r@all [a](b) %0A,:';

/** An update in which everything that comes from a page is hostile. */
const attack: Readonly<Record<'old' | 'now', Catalog>> = {
  old: catalog(
    model({ id: hostile, name: hostile, parameters: [{ name: hostile, type: hostile }] }),
  ),
  now: catalog(
    model({
      id: hostile,
      name: hostile,
      parameters: [
        { name: hostile, type: hostile, default: hostile, deprecated: { reason: hostile } },
      ],
    }),
  ),
};

describe('the report for people', () => {
  it('tells an update by page and model, the worst first, with its place and the version it makes', () => {
    const { stdout, exitCode } = run({ version: '1.4.2' });
    expect(stdout).toBe(`\
image-generation/acme.yaml, reference of 2026-04-09 → 2026-06-15

  Acme Paint  model_acme-paint
    ✖ breaks   numOutputs: max 4 → 2            more than 2 is refused                   acme.yaml:21  max-lowered 127e06be57d6
    ⚠ warning  aspectRatio: default auto → 1:1  results change without a change of code  acme.yaml:26  default-changed 681e78ce18dd
    + new      seed (number, optional)                                                   acme.yaml:12
    · text     description

  Acme Pro  model_acme-pro
    + new      model, acmePro in code                                                    acme.yaml:48

1 breaking, 1 warning, 2 additions, 1 change of text. Next version: 2.0.0 (now 1.4.2)
To let a break pass, list its fingerprint with a reason in accepted-breaks.yaml; --explain shows what it breaks.
`);
    expect(exitCode).toBe(5);
  });

  it('shows for each break what it breaks, when asked to', () => {
    const { stdout } = run({ explain: true });
    expect(stdout).toContain('accepted before, refused now: {"prompt":"text","numOutputs":4}');
    const gone = run({ explain: true }, taking({ name: 'a', type: 'file' }), taking());
    expect(gone.stdout).toContain("compiled before, not now: acmePaint.builder().a('asset_1');");
  });

  it('cuts a text in a request that is too long to read', () => {
    const side = (maxLength: number) => taking({ name: 'prompt', type: 'string', maxLength });
    const { stdout } = run({ explain: true }, side(5000), side(100));
    expect(stdout).toContain('{"prompt":"texttexttexttexttext… (5000 characters)"}');
  });

  it('says so where nothing changed', () => {
    expect(run({}, april, april)).toMatchObject({
      exitCode: 0,
      stdout: 'Nothing changed that anybody would notice.\n',
    });
  });

  it('shows what would steer the terminal as escapes, in its own line', () => {
    const { stdout = '' } = run({ explain: true }, attack.old, attack.now);
    expect(stdout).toMatch(/^[^\p{Control}\p{Format}]*$/mu);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Control}|\p{Format}/u);
    expect(stdout).toContain('x\\u{1b}[31m');
  });
});

describe('the exit code', () => {
  it.each([
    ['breaking', april, june, 5],
    ['breaking', addition.old, addition.now, 0],
    ['warning', june, april, 5],
    ['warning', addition.old, addition.now, 0],
    ['any', addition.old, addition.now, 5],
    ['any', april, april, 0],
  ] as const)('fails on %s', (failOn, old, now, exitCode) => {
    expect(run({ failOn }, old, now).exitCode).toBe(exitCode);
  });

  it('is 2 where the version can not be read', () => {
    const { exitCode, problems } = run({ version: 'next' });
    expect(exitCode).toBe(2);
    expect(problems).toMatchObject([
      { code: 'INPUT_VERSION', message: "`version` must be a semantic version (got 'next')." },
    ]);
  });
});

describe('accepted breaks', () => {
  const [first] = diffCatalogs(april, june).filter(({ rule }) => rule === 'max-lowered');
  const entry = (fingerprint = first?.fingerprint, reason = 'Nobody asks for more.') =>
    `- fingerprint: ${fingerprint ?? ''}\n  reason: ${reason}\n`;
  const accepting = (text: string) => run({ accepted: sourceText('accepted-breaks.yaml', text) });

  it('stay in the report, and let the rest decide', () => {
    const { exitCode, stdout, problems } = accepting(`# Agreed with the team.\n${entry()}`);
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(stdout).toContain('✔ accepted numOutputs: max 4 → 2            accepted: Nobody asks');
    expect(stdout).toContain('1 warning, 2 additions, 1 change of text, 1 accepted.');
  });

  it.each(['', '# nothing yet\n', '[]\n'])('may be none: %j', (text) => {
    expect(accepting(text)).toMatchObject({ exitCode: 5, problems: [] });
  });

  it('are told when nothing matches them any more', () => {
    const { problems, exitCode } = accepting(entry() + entry('0123456789ab', 'Done.'));
    expect(exitCode).toBe(0);
    expect(problems).toMatchObject([
      {
        code: 'INPUT_ACCEPTED_STALE',
        severity: 'warning',
        message: 'The accepted break 0123456789ab (Done.) matches nothing that changed.',
        location: { line: 3, column: 16 },
      },
    ]);
  });

  it.each([
    ['- fingerprint: 0123456789ab\n', 'INPUT_ACCEPTED_MISSING_FIELD', 1],
    [entry('0123456789ab', '""'), 'INPUT_ACCEPTED_WRONG_VALUE', 2],
    [entry('0123'), 'INPUT_ACCEPTED_WRONG_VALUE', 1],
    ['- fingerprnt: 0123456789ab\n  reason: a\n', 'INPUT_ACCEPTED_UNKNOWN_FIELD', 1],
    [entry('0123456789ab') + entry('0123456789ab'), 'INPUT_ACCEPTED_REPEATED', 3],
    ['- fingerprint: "\n', 'INPUT_ACCEPTED_YAML', 2],
  ])('are refused with a place: %j', (text, code, line) => {
    const { exitCode, problems } = accepting(text);
    expect(exitCode).toBe(2);
    const place = expect.objectContaining({ file: 'accepted-breaks.yaml', line }) as unknown;
    expect(problems).toContainEqual(expect.objectContaining({ code, location: place }));
  });
});

describe('the report as JSON', () => {
  it('has each finding with its levels, values, places and words', () => {
    const { json } = run({ version: '0.3.1' });
    expect(json).toMatchObject({
      schemaVersion: 1,
      fails: true,
      summary: { breaking: 1, warning: 1, addition: 2, change: 0, text: 1, accepted: 0 },
      version: { bump: 'major', current: '0.3.1', next: '0.4.0' },
      staleAcceptedBreaks: [],
    });
    const { findings } = json as { readonly findings: readonly object[] };
    expect(findings.find((each) => 'rule' in each && each.rule === 'max-lowered')).toEqual({
      rule: 'max-lowered',
      kind: 'breaking',
      model: { id: 'model_acme-paint', name: 'Acme Paint' },
      page: { path: 'image-generation/acme.yaml', oldDate: '2026-04-09', newDate: '2026-06-15' },
      parameter: 'numOutputs',
      field: 'max',
      old: 4,
      new: 2,
      wire: 'breaking',
      sdk: 'none',
      bump: 'major',
      change: 'numOutputs: max 4 → 2',
      message: 'numOutputs takes at most 2 now, it was 4.',
      consequence: 'more than 2 is refused',
      fingerprint: '127e06be57d6',
      location: {
        old: { file: 'models/image-generation/acme.yaml', line: 21, column: 9 },
        new: { file: 'models/image-generation/acme.yaml', line: 21, column: 9 },
      },
    });
  });

  it('survives being written and read again', () => {
    const { json } = run({ explain: true }, attack.old, attack.now);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe('the report for a pull request', () => {
  it('is a table a model, with the fingerprints of what is not accepted', () => {
    const { stdout } = run({ format: 'markdown', version: '1.4.2' });
    expect(stdout).toBe(`\
## Reference update: 1 breaking, 1 warning, 2 additions, 1 change of text

Next version: **2.0.0** (now 1.4.2)

### \`image-generation/acme.yaml\`, reference of 2026-04-09 → 2026-06-15

**Acme Paint** \`model_acme-paint\`

|  | Change | Consequence | Rule |
| --- | --- | --- | --- |
| ✖ breaks | \`numOutputs\`: max \`4\` → \`2\` | more than 2 is refused | \`max-lowered\` \`127e06be57d6\` |
| ⚠ warning | \`aspectRatio\`: default \`auto\` → \`1:1\` | results change without a change of code | \`default-changed\` \`681e78ce18dd\` |
| + new | \`seed\` (number, optional) |  | \`optional-parameter-added\` |
| · text | description |  | \`model-description-changed\` |

**Acme Pro** \`model_acme-pro\`

|  | Change | Consequence | Rule |
| --- | --- | --- | --- |
| + new | model, \`acmePro\` in code |  | \`model-added\` |
`);
  });

  const isOurs = (node: object) => 'value' in node && node.value === '<br>';

  it('shows what comes from a page as text, whatever it holds', () => {
    const { stdout = '' } = run({ format: 'markdown', explain: true }, attack.old, attack.now);
    expect(stdout).not.toMatch(/[^\P{Control}\n]|\u202e/u);
    const root = parseMarkdown(stdout);
    for (const kind of ['html', 'link', 'image', 'break'] as const) {
      expect(nodesOf(root, kind).filter((node) => !isOurs(node))).toEqual([]);
    }
    expect(nodesOf(root, 'text').map(({ value }) => value)).not.toContainEqual(
      expect.stringContaining('@all'),
    );
    expect(tablesOf(root).map((table) => table.map((row) => row.length))).toEqual([[4, 4, 4]]);
  });
});

describe('the report for GitHub', () => {
  it('is an annotation a finding, at its place', () => {
    const { stdout = '' } = run({ format: 'github' });
    expect(stdout.split('\n')).toEqual([
      '::warning file=models/image-generation/acme.yaml,line=26,col=9,title=Acme Paint%3A aspectRatio::aspectRatio is 1:1 where it is not given, it was auto. Consequence: results change without a change of code. (default-changed 681e78ce18dd)',
      '::error file=models/image-generation/acme.yaml,line=21,col=9,title=Acme Paint%3A numOutputs::numOutputs takes at most 2 now, it was 4. Consequence: more than 2 is refused. (max-lowered 127e06be57d6)',
      expect.stringMatching(
        /^::notice file=.*title=Acme Paint%3A seed::seed \(number, optional\) is new\./,
      ),
      expect.stringMatching(/^::notice file=.*title=Acme Pro::Acme Pro is a new model/),
      '',
    ]);
  });

  it('keeps a page from giving commands of its own', () => {
    const { stdout = '' } = run({ format: 'github' }, attack.old, attack.now);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/^::(warning|notice) title=[^:,\r]*::[^\r]*$/);
    }
  });
});
