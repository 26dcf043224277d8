import { createHash } from 'node:crypto';
import type { Location } from '../report/problem.ts';
import type { IndexedModel } from './catalog.ts';
import { pathText, type Change } from './compare/change.ts';
import { plainFacts } from '../change-rules/plain-facts.ts';
import { changeRules, type ChangeRuleId } from '../change-rules/registry.ts';
import type { Bump, Facts, Level } from '../change-rules/change-rule.ts';

/** One change of the reference: what it is, whom it hits and where it stands. */
export interface Finding extends Facts {
  readonly rule: ChangeRuleId;
  readonly page: FindingPage;
  /** The path that the parameter had before, where it had another. */
  readonly oldParameter?: string;
  /** The field of the definition that changed, where it is one. */
  readonly field?: string;
  /** For a request made before the change. */
  readonly wire: Level;
  /** For code that builds requests with the types of before. */
  readonly sdk: Level;
  readonly bump: Bump;
  readonly location: { readonly old?: Location; readonly new?: Location };
  /** In few words: `numOutputs: max 4 → 2`. */
  readonly change: string;
  /** One sentence. */
  readonly message: string;
  /** What follows for those whom it hits; absent where nothing does. */
  readonly consequence?: string;
  /** The same for the same change wherever it stands: 12 hexadecimal digits. */
  readonly fingerprint: string;
}

export interface FindingPage {
  /** The path of the definition now, or of before where there is none now. */
  readonly path: string;
  /** The page's own dates, or else those of the API's record; absent where that side has none. */
  readonly oldDate?: string;
  readonly newDate?: string;
}

/** A model on one or both sides of a diff. */
export type Sides =
  | { readonly old: IndexedModel; readonly now: IndexedModel }
  | { readonly old: IndexedModel; readonly now?: undefined }
  | { readonly old?: undefined; readonly now: IndexedModel };

export function toFinding(sides: Sides, change: Change): Finding {
  const { model } = (sides.now ?? sides.old).planned;
  const rule = changeRules[change.rule];
  const { judgement = {} } = change;
  const parameter = pathText(change.path);
  const oldParameter = pathText(change.oldPath ?? change.path);
  const facts: Facts = {
    model: { id: model.id, name: model.name },
    ...(parameter !== '' && { parameter }),
    ...(change.old !== undefined && { old: change.old }),
    ...(change.new !== undefined && { new: change.new }),
  };
  const consequence = judgement.consequence ?? rule.consequence?.(facts, plainFacts);
  return {
    rule: change.rule,
    ...facts,
    page: pageOf(sides),
    ...(oldParameter !== parameter && { oldParameter }),
    ...(change.field !== undefined && { field: change.field }),
    wire: judgement.wire ?? rule.wire,
    sdk: judgement.sdk ?? rule.sdk,
    bump: judgement.bump ?? rule.bump,
    location: locationsOf(sides, change),
    change: rule.change(facts, plainFacts),
    message: asSentence(rule.message(facts, plainFacts)),
    ...(consequence !== undefined && { consequence }),
    fingerprint: fingerprint(change.rule, facts),
  };
}

function fingerprint(rule: ChangeRuleId, { model, parameter = '', old, new: now }: Facts): string {
  const text = `${rule}:${model.id}:${parameter}:${JSON.stringify([old ?? null, now ?? null])}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function pageOf(sides: Sides): FindingPage {
  const oldDate = sides.old && dateOf(sides.old);
  const newDate = sides.now && dateOf(sides.now);
  return {
    path: (sides.now ?? sides.old).source.page.path,
    ...(oldDate !== undefined && { oldDate }),
    ...(newDate !== undefined && { newDate }),
  };
}

function dateOf({ source, planned }: IndexedModel): string | undefined {
  return source.page.source.lastUpdated ?? planned.model.recordDate;
}

function locationsOf({ old, now }: Sides, { path, oldPath = path, field }: Change) {
  const was = old && locate(old, oldPath, field);
  const is = now && locate(now, path, field);
  return { ...(was && { old: was }), ...(is && { new: is }) };
}

/** The nearest place that the file has: the field, or the parameter, or the one around it, or the model. */
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
