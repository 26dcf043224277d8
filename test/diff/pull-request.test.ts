import { describe, expect, it } from 'vitest';
import { compareCatalogs } from '../../generator/commands/diff.ts';
import { commitMessage, pullRequestBody } from '../../generator/diff/report/pull-request.ts';
import type { DiffReport } from '../../generator/diff/report/report.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import type { Problem } from '../../generator/report/problem.ts';
import { catalog, model } from './support/catalogs.ts';
import { april, june } from './support/update.ts';

function report(before = april, after = june): DiffReport {
  const compared = compareCatalogs(before, after, { version: '1.4.2' });
  if (!compared.ok) throw new Error('no report');
  return compared.value;
}

const prompt: ResolvedParameter = { name: 'prompt', type: 'string' };
const tolerance: ResolvedParameter = { name: 'safetyTolerance', type: 'number' };

/** Many models with these parameters. */
function many(
  amount: number,
  parameters: (index: number) => readonly ResolvedParameter[],
  others: Partial<ResolvedModel> = {},
) {
  return catalog(
    ...Array.from({ length: amount }, (_, index) =>
      model({
        id: `model_${index}`,
        name: `Model ${index}`,
        parameters: parameters(index),
        ...others,
      }),
    ),
  );
}

const unread: Problem = {
  code: 'SYNC_PAGE_REMOVED',
  severity: 'error',
  file: 'https://docs.example/acme',
  message: 'The page no longer exists (404).',
};

describe('pullRequestBody', () => {
  it('lists unread pages, then breaking changes, then the rest in collapsed sections', () => {
    const body = pullRequestBody(report(), [
      unread,
      { ...unread, severity: 'warning', message: 'A note.' },
    ]);
    expect(body).toMatch(
      /^## Reference update: 1 breaking[^]*Next version: \*\*2\.0\.0\*\*[^]*### Not read or not updated[^]*404[^]*### Breaking changes[^]*### Warnings[^]*<details><summary>Additions \(2\)[^]*<details><summary>Texts \(1\)[^]*<details><summary>Notes \(1\)[^]*A note/,
    );
    expect(body).toContain(
      '- **Acme Paint**: `numOutputs`: max `4` → `2`: values above 2 are rejected; `max-lowered` `127e06be57d6`',
    );
  });

  it('groups equal changes of many models', () => {
    const added = pullRequestBody(
      report(
        many(471, () => [prompt]),
        many(471, () => [prompt, tolerance]),
      ),
      [],
    );
    expect(added).toContain('- `safetyTolerance` (number, optional) added to 471 models\n');
    expect(added.match(/safetyTolerance/g)).toHaveLength(1);
    expect(added).toContain(', 271 more\n');
    const removed = pullRequestBody(
      report(
        many(2, () => [prompt, tolerance]),
        many(2, () => [prompt]),
      ),
      [],
    );
    expect(removed).toMatch(
      /- `safetyTolerance` removed from \*\*Model 0\*\* `[0-9a-f]{12}`, \*\*Model 1\*\* `[0-9a-f]{12}`: code that sets it breaks/,
    );
    expect(
      pullRequestBody(
        report(
          catalog(),
          many(30, () => [prompt]),
        ),
        [],
      ),
    ).toContain('- added: 30 models\n');
  });

  it('has at most 65,536 characters, closes every tag and counts omitted items', () => {
    const named = (prefix: string) => (index: number) => [
      { name: `${prefix}${index}`, type: 'string', maxLength: index },
    ];
    const body = pullRequestBody(report(many(3000, named('a')), many(3000, named('b'))), []);
    expect(body.length).toBeGreaterThan(50_000);
    expect(body.length).toBeLessThan(65_536 - 2000);
    expect(body).toMatch(/\n\n[\d,]+ more items in the complete report\.\n$/);
    expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
  });

  it('lists equal problems once', () => {
    const problems = Array.from({ length: 100 }, (_, index) => ({
      ...unread,
      file: `page-${index}`,
    }));
    const body = pullRequestBody(report(april, april), problems);
    expect(body.match(/no longer exists/g)).toHaveLength(1);
    expect(body).toContain('99 other places in 100 files');
  });

  it('turns no page text into a mention or a link', () => {
    const text = '@somebody closes #1 https://evil.example <img src=x> GH-2';
    const body = pullRequestBody(
      report(catalog(model({ name: text })), catalog(model({ name: text, parameters: [prompt] }))),
      [{ ...unread, message: text }],
    );
    expect(body).not.toMatch(/@somebody|#1\b|https:\/\/evil|<img|GH-2/);
  });
});

describe('commitMessage', () => {
  const withDescription = (description: string) => catalog(model({ description }));
  it.each([
    [
      'feat(models)!: update image-generation/acme (1 breaking, 1 warning, 2 additions, 1 change of text)',
      april,
      june,
    ],
    [
      'feat(models): update image-generation/acme (1 addition)',
      catalog(model()),
      catalog(model(), model({ id: 'x', name: 'X' })),
    ],
    [
      'fix(models): update image-generation/acme (1 other change)',
      catalog(model({ name: 'A', identifier: 'a' })),
      catalog(model({ name: 'B', identifier: 'a' })),
    ],
    [
      'docs(models): update image-generation/acme (1 change of text)',
      withDescription('a'),
      withDescription('b'),
    ],
    ['chore(models): accept the new format of the reference', april, april],
  ])('starts with %s', (title, before, after) => {
    expect(commitMessage(report(before, after)).split('\n')[0]).toBe(title);
  });

  it('has a footer for breaking changes', () => {
    expect(commitMessage(report())).toContain(
      '\n\nBREAKING CHANGE: requests or code of 1 model may break.\n',
    );
    expect(commitMessage(report(june, june))).not.toContain('BREAKING');
  });
});
