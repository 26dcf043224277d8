import { createHash } from 'node:crypto';
import type { Bump, Facts, Level } from '../change-rules/change-rule.ts';
import { plainFacts } from '../change-rules/plain-facts.ts';
import { changeRules, type ChangeRuleId } from '../change-rules/registry.ts';
import type { Location } from '../report/problem.ts';
import type { IndexedModel } from './catalog.ts';
import { pathText, type Change } from './compare/change.ts';

/** A change of the reference with its severity, wording and location. */
export interface Finding extends Facts {
  readonly rule: ChangeRuleId;
  readonly page: FindingPage;
  /** The path of the parameter before, if it changed. */
  readonly parameterBefore?: string;
  /** The field of the definition that changed, if it is one. */
  readonly field?: string;
  /** The severity for a request made before the change. */
  readonly wire: Level;
  /** The severity for code written against the previous types. */
  readonly sdk: Level;
  readonly bump: Bump;
  readonly location: { readonly before?: Location; readonly after?: Location };
  /** A short form for lists: `numOutputs: max 4 → 2`. */
  readonly change: string;
  /** The change as one sentence. */
  readonly message: string;
  /** The effect on requests and code; absent if there is none. */
  readonly consequence?: string;
  /** 12 hexadecimal digits that identify the change, independent of its location. */
  readonly fingerprint: string;
}

/** The page of a finding. */
export interface FindingPage {
  /** The path of the definition after the change, or before it if it was removed. */
  readonly path: string;
  /** The dates of the page, or of the API record; absent if that side has none. */
  readonly dateBefore?: string;
  readonly dateAfter?: string;
}

/** A model on one or both sides of a diff. */
export type Sides =
  | { readonly before: IndexedModel; readonly after: IndexedModel }
  | { readonly before: IndexedModel; readonly after?: undefined }
  | { readonly before?: undefined; readonly after: IndexedModel };

/** The dates of pages by path. */
export type PageDates = ReadonlyMap<string, string | undefined>;

/**
 * Returns the finding of a change. A removed model has the date of the page that no longer lists
 * it, in `datesAfter`.
 */
export function toFinding(sides: Sides, change: Change, datesAfter: PageDates): Finding {
  const { model } = (sides.after ?? sides.before).planned;
  const rule = changeRules[change.rule];
  const { judgment = {} } = change;
  const parameter = pathText(change.path);
  const parameterBefore = pathText(change.pathBefore ?? change.path);
  const facts: Facts = {
    model: { id: model.id, name: model.name },
    ...(parameter !== '' && { parameter }),
    ...(change.before !== undefined && { before: change.before }),
    ...(change.after !== undefined && { after: change.after }),
  };
  const consequence = judgment.consequence ?? rule.consequence?.(facts, plainFacts);
  return {
    rule: change.rule,
    ...facts,
    page: pageOf(sides, datesAfter),
    ...(parameterBefore !== parameter && { parameterBefore }),
    ...(change.field !== undefined && { field: change.field }),
    wire: judgment.wire ?? rule.wire,
    sdk: judgment.sdk ?? rule.sdk,
    bump: judgment.bump ?? rule.bump,
    location: locationsOf(sides, change),
    change: rule.change(facts, plainFacts),
    message: asSentence(rule.message(facts, plainFacts)),
    ...(consequence !== undefined && { consequence }),
    fingerprint: fingerprint(change.rule, facts),
  };
}

function fingerprint(rule: ChangeRuleId, { model, parameter = '', before, after }: Facts): string {
  const text = `${rule}:${model.id}:${parameter}:${JSON.stringify([before ?? null, after ?? null])}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function pageOf(sides: Sides, datesAfter: PageDates): FindingPage {
  const { path } = (sides.after ?? sides.before).source.page;
  const dateBefore = sides.before && dateOf(sides.before);
  const dateAfter = sides.after ? dateOf(sides.after) : datesAfter.get(path);
  return {
    path,
    ...(dateBefore !== undefined && { dateBefore }),
    ...(dateAfter !== undefined && { dateAfter }),
  };
}

function dateOf({ source, planned }: IndexedModel): string | undefined {
  return source.page.source.lastUpdated ?? planned.model.recordDate;
}

function locationsOf({ before, after }: Sides, { path, pathBefore = path, field }: Change) {
  const locationBefore = before && locate(before, pathBefore, field);
  const locationAfter = after && locate(after, path, field);
  return {
    ...(locationBefore && { before: locationBefore }),
    ...(locationAfter && { after: locationAfter }),
  };
}

/** Returns the nearest location in the file: the field, the parameter, its parent, or the model. */
function locate(
  { planned, source }: IndexedModel,
  path: readonly string[],
  field: string | undefined,
): Location | undefined {
  const at = (...rest: [parameter?: string, field?: string]) =>
    source.locate?.(planned.model.id, ...rest);
  const parameters = path.map((_, depth) => pathText(path.slice(0, path.length - depth)));
  const [parameter] = parameters;
  const exact = field === undefined ? undefined : at(parameter, field);
  return parameters.reduce((found, name) => found ?? at(name), exact) ?? at();
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
