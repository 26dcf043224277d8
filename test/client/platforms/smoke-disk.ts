import { openAsBlob } from 'node:fs';
import { ScenarioClient } from '../../../generator/runtime/client/node.ts';
import { photaEdit } from '../../support/sample-models.ts';

/** From a file on disk to a file on disk, as the first program of the guide does; returns the new path. */
export async function smokeDisk(baseUrl: string, file: string, folder: string): Promise<string> {
  const polling = { firstInterval: 20 };
  const scenario = new ScenarioClient({ bearerToken: 'session', baseUrl, polling });
  const request = photaEdit.request({
    prompt: 'a portrait in soft light',
    referenceImages: [await openAsBlob(file)],
  });
  const { assets } = await scenario.run(request);
  return scenario.download(assets[0], folder);
}
