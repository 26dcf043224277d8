import { describe, expect, test } from 'vitest';
import { plainText } from '../../generator/markdown/markdown-text.ts';
import type { Fact } from '../../generator/model/fact.ts';
import type {
  Condition,
  ConstraintTerms,
  ResolvedModel,
  ResolvedParameter,
} from '../../generator/model/resolved-model.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { resolveDefinition } from '../../generator/resolve/resolve-file.ts';
import { omitFields } from '../../generator/text/omit-fields.ts';
import { corpusPages, hasShared } from '../support/shared.ts';
import { handList } from './hand-list.ts';

/** Returns the third, fifth and seventh of every seven pages by name: 20 pages. */
function measuredPages() {
  return corpusPages().filter((_, index) => [2, 4, 6].includes(index % 7));
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

function textOfFact(fact: Fact): string {
  switch (fact.kind) {
    case 'integer':
      return 'integer';
    case 'limit':
      return `${fact.field} ${fact.value}`;
    case 'fileFormats':
      return `fileFormats ${fact.formats.join(' ')}`;
    case 'textFormat':
      return `textFormat ${fact.format}`;
    case 'jsonFields':
      return `jsonFields ${fact.required.join(' ')}`;
    case 'constraint':
      return textOfConstraint(fact.constraint);
  }
}

function textOfConstraint(terms: ConstraintTerms): string {
  switch (terms.kind) {
    case 'mutuallyExclusive':
    case 'anyOf':
      return `${terms.kind} ${terms.parameters.toSorted().join(' ')}`;
    case 'requires':
    case 'requiresAnyOf':
      return `${terms.kind} ${terms.parameter}: ${terms.needs.join(' ')}`;
    case 'requiredWhen':
    case 'ignoredWhen':
    case 'ignoredUnless':
      return `${terms.kind} ${terms.parameter} ${conditionText(terms.when)}`;
    case 'limitedWhen': {
      const { values, ...bounds } = omitFields(terms, 'kind', 'parameter', 'when');
      const limits = [
        ...(values ? [`=${values.join('|')}`] : []),
        ...Object.entries(bounds).map(([field, value]) => ` ${field}=${value}`),
      ].join('');
      return `limitedWhen ${terms.parameter}${limits} ${conditionText(terms.when)}`;
    }
    case 'maxSum':
    case 'maxProduct':
      return `${terms.kind} ${terms.parameters.toSorted().join(' ')} ${terms.max}`;
    case 'sameCount':
      return `sameCount ${terms.parameter} ${terms.as} ${terms.offset ?? 0}`;
    case 'lessThan':
      return `lessThan ${terms.parameter} ${terms.than}`;
  }
}

function conditionText({ parameter, values }: Condition): string {
  return `when ${parameter}${values ? `=${values.join('|')}` : ''}`;
}

/** Returns what the hand list expects of a model, except for what its table has. */
function expected(page: string, model: ResolvedModel): string[] {
  const has = ({ name, description = '' }: ResolvedParameter, wanted: string, phrase: string) =>
    name === wanted && plainText(description).includes(phrase);
  return handList.flatMap(([of, name, phrase, ...facts]) => {
    const parameter = model.parameters.find((each) => has(each, name, phrase));
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

/** The facts of all measured pages, found and expected. */
function measure() {
  const all = measuredPages().flatMap(({ name, text }) => {
    const page = parsePage(sourceText(name, text));
    if (!page.ok) throw new Error(`${name} can't be read`);
    return resolveDefinition(page.value).map((model) => ({
      expected: expected(name.replace(/\.md$/, ''), model),
      found: found(model),
    }));
  });
  const wanted = new Set(all.flatMap((model) => model.expected));
  const facts = all.flatMap((model) => model.found);
  return {
    wanted,
    facts,
    certain: new Set(facts.filter((each) => each.isCertain).map(({ key }) => key)),
  };
}

describe.skipIf(!hasShared)('readProse on 20 pages that a person read first', () => {
  test('is right about at least 99 percent of what it is certain of', () => {
    const { wanted, certain } = measure();
    const wrong = [...certain].filter((key) => !wanted.has(key));
    expect(wrong).toEqual([]);
  });

  test('finds at least 85 percent of it for certain', () => {
    const { wanted, certain } = measure();
    const missed = [...wanted].filter((key) => !certain.has(key));
    // Measured: 242 of 272.
    expect(missed.length / wanted.size).toBeLessThanOrEqual(0.15);
  });
});
