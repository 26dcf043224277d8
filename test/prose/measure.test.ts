import { describe, expect, test } from 'vitest';
import { plainText } from '../../generator/markdown/markdown-text.ts';
import type { ResolvedModel, ResolvedParameter } from '../../generator/model/resolved-model.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { textOfFact } from '../support/fact-text.ts';
import { corpusPages, hasShared, type SharedFile } from '../support/shared.ts';
import { blindList } from './blind-list.ts';
import { handList, type HandEntry } from './hand-list.ts';

/** Returns the third, fifth and seventh of every seven pages by name: 20 pages. */
function handPages() {
  return corpusPages().filter((_, index) => [2, 4, 6].includes(index % 7));
}

/** Returns the first, third, … of the others: 14 pages. */
function blindPages() {
  const others = corpusPages().filter((_, index) => ![2, 4, 6].includes(index % 7));
  return others.filter((_, index) => index % 2 === 0);
}

interface Found {
  /** The model, the parameter if it is a limit, and the fact. */
  readonly key: string;
  readonly kind: string;
  readonly isCertain: boolean;
}

function found(model: ResolvedModel): Found[] {
  return model.parameters.flatMap(({ name, facts = [] }) =>
    facts.map(({ fact, certainty }) => {
      const text = textOfFact(fact);
      const isCertain = certainty === 'certain';
      return { key: keyOf(model, name, text), kind: text.split(' ')[0] ?? '', isCertain };
    }),
  );
}

function keyOf({ id }: ResolvedModel, parameter: string, fact: string): string {
  // A constraint is the same, whichever parameter states it.
  return isConstraint(fact) ? `${id} ${fact}` : `${id} ${parameter} ${fact}`;
}

function isConstraint(fact: string): boolean {
  return /^(?:mutually|anyOf|requires|requiredWhen|ignored|limitedWhen|maxSum|sameCount)/.test(
    fact,
  );
}

/** Returns what the hand list expects of a model, except for what its table has. */
function expected(page: string, model: ResolvedModel, list: readonly HandEntry[]): string[] {
  const has = ({ name, description = '' }: ResolvedParameter, expected: string, phrase: string) =>
    name === expected && plainText(description).includes(phrase);
  return list.flatMap(([of, name, phrase, ...facts]) => {
    const parameter = model.parameters.find((candidate) => has(candidate, name, phrase));
    if (of !== page || !parameter) return [];
    return facts
      .filter((fact) => !isKnown(fact, parameter, model))
      .map((fact) => keyOf(model, name, fact));
  });
}

function isKnown(fact: string, parameter: ResolvedParameter, model: ResolvedModel): boolean {
  const [kind = '', value = ''] = fact.split(' ');
  if (kind === 'integer')
    return parameter.integer === true || parameter.allowedValues !== undefined;
  if (!isConstraint(fact)) {
    return new Map<string, unknown>(Object.entries(parameter)).get(kind) === Number(value);
  }
  // A model without the other parameter has no such constraint.
  const known = new Set(model.parameters.map(({ name }) => name));
  const names = fact
    .split(/[ :=|]/)
    .slice(1)
    .filter((word) => /^[a-z]+[A-Z]\w+$/.test(word));
  return names.some((word) => !known.has(word) && !/^(?:min|max)Items$/.test(word));
}

/** The facts of pages: those that a list expects, and those that the reader is certain of. */
function measure(pages: readonly SharedFile[], list: readonly HandEntry[]) {
  const all = pages.flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    return resolveDefinition(page.value).map((model) => ({
      expected: expected(name.replace(/\.md$/, ''), model, list),
      found: found(model),
    }));
  });
  const wanted = [...new Set(all.flatMap((model) => model.expected))];
  const facts = all.flatMap((model) => model.found);
  const certain = [...new Set(facts.filter((fact) => fact.isCertain).map(({ key }) => key))];
  return {
    wanted,
    missed: wanted.filter((key) => !certain.includes(key)),
    wrong: certain.filter((key) => !wanted.includes(key)),
  };
}

describe.skipIf(!hasShared)('readProse on pages that a person read first', () => {
  test('is right about what it is certain of on the 20 pages of the hand list', () => {
    expect(measure(handPages(), handList).wrong).toEqual([]);
  });

  test('finds at least 90 percent of the hand list as certain', () => {
    const { wanted, missed } = measure(handPages(), handList);
    expect(missed.length / wanted.length, missed.join('\n')).toBeLessThanOrEqual(0.1);
  });

  test('is right about what it is certain of on 14 other pages', () => {
    expect(measure(blindPages(), blindList).wrong).toEqual([]);
  });

  test('finds at least 85 percent of the facts of 14 other pages as certain', () => {
    const { wanted, missed } = measure(blindPages(), blindList);
    expect(missed.length / wanted.length, missed.join('\n')).toBeLessThanOrEqual(0.15);
  });
});
