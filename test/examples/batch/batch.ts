/**
 * Creates an image for each line of a file: `node dist/batch.js prompts.txt`. If it is killed and
 * started again, it resumes the jobs that were started, and pays for no image twice.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { photaTextToImage } from 'scenario-models';
import { ScenarioClient } from 'scenario-models/client/node';

const [file = 'prompts.txt'] = process.argv.slice(2);
const scenario = new ScenarioClient();

/** Reads the file as fast as requests are sent. */
async function* requests() {
  for await (const prompt of createInterface({ input: createReadStream(file) })) {
    // A function, so that a line that the model rejects is an outcome and does not end the batch.
    yield () => photaTextToImage.request({ prompt });
  }
}

const outcomes = await scenario.runAll(requests(), {
  concurrency: 4,
  journal: 'batch.jsonl',
  onSubmitted: (jobId, index) => {
    console.log(`Line ${index + 1}: started ${jobId}`);
  },
});

for (const [index, outcome] of outcomes.entries()) {
  if (outcome.ok) {
    for (const asset of outcome.result.assets) {
      console.log(`Line ${index + 1}: saved ${await scenario.download(asset, 'results/')}`);
    }
  } else {
    console.error(`Line ${index + 1}: ${String(outcome.error)}`);
    process.exitCode = 1;
  }
}
