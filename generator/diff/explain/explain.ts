import type { Catalog, IndexedModel } from '../catalog.ts';
import { indexModels } from '../catalog.ts';
import type { Finding } from '../finding.ts';
import { changeRules } from '../../change-rules/registry.ts';
import { brokenCode } from './broken-code.ts';
import { brokenBody } from './broken-body.ts';
import type { Body } from '../../model/accepts.ts';

/** Proof that a finding breaks something, to look at and to try out. */
export interface Explanation {
  /** A request that was accepted and no longer is. */
  readonly request?: BrokenRequest;
  /** A line of TypeScript that compiled and no longer does. */
  readonly code?: string;
  /** Why there is no request to show for a break on the wire. */
  readonly note?: string;
}

export interface BrokenRequest {
  readonly modelId: string;
  readonly body: Body;
  /** The validator says so before anything is sent, or only the API can. */
  readonly refusedBy: 'validator' | 'api';
}

/** Explains findings of the diff of these two. */
export function explainer(old: Catalog, now: Catalog): (finding: Finding) => Explanation {
  const [before, after] = [indexModels(old), indexModels(now)];
  return (finding) => {
    const model = before.get(idBefore(finding));
    return model ? explain(finding, model, after.get(finding.model.id)) : {};
  };
}

const noRequest =
  'no request shows it: the limits and rules of before leave none that gives the value';

function explain(finding: Finding, old: IndexedModel, now: IndexedModel | undefined): Explanation {
  const body = brokenBody(finding, old.planned, now?.planned);
  const hitsRequests = finding.wire === 'breaking' || finding.wire === 'warning';
  const code =
    finding.sdk === 'breaking' ? brokenCode(finding, old.planned, now?.planned) : undefined;
  return {
    ...(hitsRequests &&
      body && {
        request: {
          modelId: old.planned.model.id,
          body,
          refusedBy: changeRules[finding.rule].refusedBy ?? 'validator',
        },
      }),
    ...(code !== undefined && { code }),
    ...(finding.wire === 'breaking' && !body && { note: noRequest }),
  };
}

function idBefore({ rule, model, old }: Finding): string {
  return rule === 'model-id-changed' && typeof old === 'string' ? old : model.id;
}
