/** Edits a photo: `node dist/run.js photo.jpg "a portrait in soft light"`. */
import { openAsBlob } from 'node:fs';
import { photaEdit } from 'scenario-models';
import { ScenarioClient, type Progress } from 'scenario-models/client/node';

const [file, prompt] = process.argv.slice(2);
if (file === undefined || prompt === undefined) {
  throw new Error('Usage: node dist/run.js photo.jpg "a portrait in soft light"');
}

const request = photaEdit.request({ prompt, referenceImages: [await openAsBlob(file)] });
const scenario = new ScenarioClient();

// Ctrl+C stops waiting. A job continues: `scenario.wait(jobId)` gets its result later.
const abort = new AbortController();
process.once('SIGINT', () => {
  abort.abort();
});
const options = { signal: abort.signal, onProgress: show };

const { creativeUnitsCost } = await scenario.estimate(request, options);
console.log(`Price: ${creativeUnitsCost} creative units`);
const { assets } = await scenario.run(request, options);
for (const asset of assets) {
  console.log(`Saved ${await scenario.download(asset, 'results/')}`);
}

function show(progress: Progress): void {
  if (progress.stage === 'upload') console.log(`Uploaded ${progress.sent} of ${progress.total} B`);
  if (progress.stage === 'submitted') console.log(`Started ${progress.job.jobId}`);
}
