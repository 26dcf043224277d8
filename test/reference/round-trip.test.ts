import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../generator/model/definition.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { printPage } from '../../generator/reference/print-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { definitionArbitrary } from '../support/definitions.ts';
import { isLong } from '../support/long-form.ts';
import { corpusPages, hasShared, readShared } from '../support/shared.ts';

function parse(text: string) {
  return parsePage(sourceText('page.md', text));
}

function definitionOf(text: string): Definition {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, undefined, 2));
  return result.value;
}

/** Copies a page with losses: each run of white space becomes one space, and links are lost. */
function collapse(page: string): string {
  return page
    .replace(/(?<=\*\*LLM Markdown:\*\*) <.*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Replaces white space with single spaces, since a collapsed page has no other. */
function collapseSpaces(definition: Definition): unknown {
  return JSON.parse(JSON.stringify(definition), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value,
  );
}

function withoutLinks(definition: Definition): Definition {
  return {
    ...definition,
    models: definition.models.map((model) => {
      const { llmMarkdown, ...rest } = model;
      return llmMarkdown === undefined ? model : rest;
    }),
  };
}

describe.skipIf(!hasShared)('parsePage and printPage', () => {
  const pages = corpusPages().map(({ name, text }) => ({ name, text, result: parse(text) }));

  it.each(pages)('reproduce $name byte for byte', ({ text, result }) => {
    expect(result.problems).toEqual([]);
    expect(result.ok && printPage(result.value)).toBe(text);
  });

  it.each(pages)('read $name with CRLF and a byte order mark', ({ text, result }) => {
    expect(parse(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(result);
  });

  it('read CR line ends', () => {
    for (const { text, result } of pages.slice(0, 3)) {
      expect(parse(text.replaceAll('\n', '\r'))).toEqual(result);
    }
  });

  it.each(pages)('read $name without its line breaks', ({ text, result }) => {
    const collapsed = parse(collapse(text));
    expect(collapsed.problems.map(({ code }) => code)).toEqual(['PAGE_COLLAPSED']);
    expect(collapsed.ok && collapsed.value).toEqual(result.ok && withoutLinks(result.value));
  });
});

describe.skipIf(!hasShared)('parsePage of the collapsed seed page', () => {
  const seed = () => readShared('seed/phota-page.txt');
  const phota = () => definitionOf(readShared('corpus/image-phota.md'));

  it('returns the definitions of the page without the lost links', () => {
    expect(definitionOf(seed())).toEqual(withoutLinks(phota()));
  });

  it('returns them for wrapped text', () => {
    expect(definitionOf(seed().replace(/(.{60,80}?) /g, '$1\n'))).toEqual(withoutLinks(phota()));
  });
});

describe('printPage', () => {
  it('prints a page with the same definition', () => {
    fc.assert(
      fc.property(definitionArbitrary(), (definition) => {
        const result = parse(printPage(definition));
        expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(result.problems.map(({ code }) => code)).not.toContain('PAGE_NOT_REPRODUCED');
        expect(result.ok && result.value).toEqual(definition);
      }),
      { numRuns: isLong() ? 150 : 25 },
    );
  });

  it('prints a page that is read without line breaks, or rejected', () => {
    fc.assert(
      fc.property(definitionArbitrary(), (definition) => {
        const page = collapse(printPage(definition));
        const result = parse(page);
        const isReported = result.problems.some(
          ({ severity, code }) => severity === 'error' || code === 'PAGE_NOT_REPRODUCED',
        );
        if (!isReported)
          expect(collapseSpaces(definitionOf(page))).toEqual(
            collapseSpaces(withoutLinks(definition)),
          );
      }),
      { numRuns: isLong() ? 100 : 15 },
    );
  });

  it('omits the facts of records', () => {
    const row = { name: 'prompt', type: 'string' };
    const model = { id: 'model_a', name: 'A', capabilities: [], parameters: [row] };
    const definition = {
      provider: 'P',
      category: 'image generation',
      source: { lastUpdated: '2026-04-09' },
      models: [model],
    };
    const known = {
      ...definition,
      models: [
        { ...model, parameters: [row, { name: 'hidden', type: 'string', onPage: false as const }] },
        { ...model, id: 'model_b', onPage: false as const },
      ],
    };
    expect(printPage(known)).toBe(printPage(definition));
  });
});
