import { ScenarioClient } from '../../../generator/runtime/client/index.ts';
import { photaEdit } from '../../support/sample-models.ts';

/** Runs a request with a file and downloads its result, with APIs that every platform has. */
export async function smoke(baseUrl: string): Promise<string> {
  const stages = new Set<string>();
  const scenario = new ScenarioClient({
    bearerToken: () => Promise.resolve('session'),
    baseUrl,
    polling: { firstInterval: 20 },
  });
  const request = photaEdit.request({
    prompt: 'a portrait in soft light',
    referenceImages: [new Blob(['\u0089PNG'], { type: 'image/png' })],
  });
  const price = await scenario.estimate(request);
  const { job, assets } = await scenario.run(request, {
    onProgress: ({ stage }) => stages.add(stage),
  });
  const bytes = new Uint8Array(await (await scenario.download(assets[0])).arrayBuffer());
  const type = String.fromCharCode(...bytes.slice(1, 4));
  return [price.creativeUnitsCost, [...stages].join('+'), job.status, type].join(' ');
}

/** The result of `smoke` on success. */
export const fine = '6 submitted+running success PNG';

/**
 * Returns whether the platform sends a submit again, on a connection that turns out to be closed.
 */
export async function submitOnce(baseUrl: string, proxyUrl?: string): Promise<string> {
  const scenario = new ScenarioClient({
    ...(proxyUrl ? { proxyUrl } : { bearerToken: 'session', baseUrl }),
    retry: { attempts: 1 },
  });
  await scenario.job('job_1').catch(() => undefined);
  await scenario.job('job_1').catch(() => undefined);
  return scenario.runUntyped('model_text-to-image', { prompt: 'x' }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.name : 'thrown'),
  );
}
