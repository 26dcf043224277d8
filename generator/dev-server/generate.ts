import { performance } from 'node:perf_hooks';
import type { Fault } from './faults.ts';
import { isRunning, jobAnswer } from './job-answer.ts';
import { picture } from './picture.ts';
import { bodyOf, json, refuse } from './replies.ts';
import { newId, type DevJob } from './state.ts';
import type { DevRequest, Registry, Reply, World } from './types.ts';

const costPerOutput = 6;

/** `POST /generate/custom/{modelId}`: prices a run, or starts it. */
export function generate(world: World, request: DevRequest, fault?: Fault): Reply {
  const [modelId = ''] = request.params;
  const model = entryOf(world.options.models, modelId);
  if (!model) return refuse(404, `Model ${modelId} was not found`);
  const input = bodyOf(request);
  if (!input) return refuse(400, 'The body is no JSON object');
  const validation = model.validate(input);
  if (!validation.success) {
    const reasons = validation.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return refuse(400, reasons.join('; '));
  }

  const outputs = typeof input['numOutputs'] === 'number' ? input['numOutputs'] : 1;
  const cost = costPerOutput * outputs;
  const price = { creativeUnitsCost: cost, creativeUnitsDiscount: 0 };
  if (request.query.has('dryRun')) {
    return json(269, { ...price, costDetails: { 'custom-generation': cost } });
  }
  const { concurrentJobs } = world.limits;
  const now = performance.now();
  const running = [...world.state.jobs.values()].filter((job) => isRunning(job, world.pace, now));
  if (running.length >= concurrentJobs) {
    const details = { actionName: 'custom-generation', actionLimit: concurrentJobs };
    return json(429, { message: 'As many jobs run as the plan allows', details });
  }
  const effect = fault?.then;
  const ending = typeof effect === 'object' && 'job' in effect ? effect.job : undefined;
  const job = start(world, modelId, input, outputs, cost, ending);
  return json(200, { job: jobAnswer(job, world.pace, performance.now()), ...price });
}

/** An entry of its own: `constructor` is the id of no model. */
function entryOf(models: Registry, id: string): Registry[string] | undefined {
  return Object.hasOwn(models, id) ? models[id] : undefined;
}

function start(
  { state }: World,
  modelId: string,
  input: Readonly<Record<string, unknown>>,
  outputs: number,
  cost: number,
  ending: DevJob['ending'],
): DevJob {
  const createdAt = new Date().toISOString();
  const id = newId(state, 'job');
  const assetIds = Array.from({ length: outputs }, () => newId(state, 'asset'));
  for (const [index, assetId] of assetIds.entries()) {
    state.assets.set(assetId, {
      id: assetId,
      bytes: () => picture(JSON.stringify([modelId, input, index])),
      mimeType: 'image/png',
      name: `${assetId}.png`,
      origin: 'generated',
      createdAt,
    });
  }
  const startedAt = performance.now();
  const job = { id, modelId, input, assetIds, startedAt, createdAt, cost, ending, canceled: false };
  state.jobs.set(id, job);
  return job;
}
