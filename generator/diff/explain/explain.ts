import { changeRules } from '../../change-rules/registry.ts';
import type { InputBody } from '../../model/accepts-value.ts';
import type { Catalog, IndexedModel } from '../catalog.ts';
import { indexModels } from '../catalog.ts';
import type { Finding } from '../finding.ts';
import { brokenBody } from './broken-body.ts';
import { brokenCode } from './broken-code.ts';

/** A request or line of code that a finding breaks. */
export interface Explanation {
  /** A request that was accepted and no longer is. */
  readonly request?: BrokenRequest;
  /** A line of TypeScript that compiled and no longer does. */
  readonly code?: string;
  /** Explains a missing request, if the finding breaks requests. */
  readonly note?: string;
}

/** A request that a change breaks. */
export interface BrokenRequest {
  readonly modelId: string;
  readonly body: InputBody;
  /** Whether the validator rejects the request before it is sent, or only the API does. */
  readonly rejectedBy: 'validator' | 'api';
}

/** Returns a function that explains the findings of a diff of two catalogs. */
export function createExplainer(
  before: Catalog,
  after: Catalog,
): (finding: Finding) => Explanation {
  const [modelsBefore, modelsAfter] = [indexModels(before), indexModels(after)];
  return (finding) => {
    const model = modelsBefore.get(idBefore(finding));
    return model ? explain(finding, model, modelsAfter.get(finding.model.id)) : {};
  };
}

const noRequest = 'no example: the previous limits and constraints allow no request with the value';

function explain(
  finding: Finding,
  before: IndexedModel,
  after: IndexedModel | undefined,
): Explanation {
  const body = brokenBody(finding, before.planned, after?.planned);
  const affectsRequests = finding.wire === 'breaking' || finding.wire === 'warning';
  const code =
    finding.sdk === 'breaking' ? brokenCode(finding, before.planned, after?.planned) : undefined;
  return {
    ...(affectsRequests &&
      body && {
        request: {
          modelId: before.planned.model.id,
          body,
          rejectedBy: changeRules[finding.rule].rejectedBy ?? 'validator',
        },
      }),
    ...(code !== undefined && { code }),
    ...(finding.wire === 'breaking' && !body && { note: noRequest }),
  };
}

function idBefore({ rule, model, before }: Finding): string {
  return rule === 'model-id-changed' && typeof before === 'string' ? before : model.id;
}
