/** The page: runs a model in the browser, through the proxy of `server.ts`. */
import { photaTextToImage } from 'scenario-models';
import { ScenarioClient } from 'scenario-models/client';

const scenario = new ScenarioClient({ proxyUrl: '/api/scenario' });
const form = document.querySelector('form');
const picture = document.querySelector('img');
const status = document.querySelector('output');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const prompt = new FormData(form).get('prompt');
  paint(typeof prompt === 'string' ? prompt : '').catch((error: unknown) => {
    show(String(error));
  });
});

async function paint(prompt: string): Promise<void> {
  show('Starting …');
  const { assets } = await scenario.run(photaTextToImage.request({ prompt }), {
    onProgress: ({ stage }) => {
      show(`${stage} …`);
    },
  });
  if (picture) picture.src = URL.createObjectURL(await scenario.download(assets[0]));
  show('Done');
}

function show(text: string): void {
  if (status) status.textContent = text;
}
