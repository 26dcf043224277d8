import { describe, expect, test } from 'vitest';
import { photaEdit } from '../../../generated/sdk/models/phota-edit.ts';
import { startMockServer } from '../../../generator/dev-server/mock-server.ts';
import type { RegisteredModel, Registry } from '../../../generator/dev-server/types.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { loadModules } from '../../support/load-modules.ts';
import { corpusModels } from '../../support/planned-models.ts';
import { corpusSite } from '../../support/site.ts';

const timing = { queued: 2, running: 5, importing: 2 };

describe.runIf(hasBrowser)('a run in the playground in Chromium', () => {
  const { site, play } = setUpBrowser(corpusSite);

  test('ends on the mock server, after its price', async () => {
    const models = { [photaEdit.id]: photaEdit };
    const server = await startMockServer({ models, cors: [site().url], timing });
    const { page, complaints, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
    await page.getByRole('button', { name: 'Estimate the price' }).click();
    await page.getByText(/^Price: /).waitFor();
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ ended\.$/).waitFor();
    expect(await page.locator('.results-list a').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
    await server.close();
  });

  test.each([
    ['video', 'runway-aleph-2', '.results-list video'],
    ['audio', 'beatoven-sound-effect', '.results-list audio'],
    ['3d', 'meshy-image-to-3d', '.results-list a[download]'],
  ])('shows its result by kind: %s', async (kind, file, shown) => {
    const planned = corpusModels().find(({ names }) => names.fileName === file);
    const [model] = await loadModules(planned ? [planned] : []);
    expect(planned?.outputKinds).toEqual([kind]);
    if (!planned || !model) return;
    const models: Registry = { [model.id]: model as RegisteredModel };
    const server = await startMockServer({ models, cors: [site().url], timing });
    const { page, close } = await play(file);
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ ended\.$/).waitFor();
    expect(await page.locator(shown).count()).toBeGreaterThan(0);
    // Every result is a download, with its type and size.
    expect(await page.locator('.results-list').textContent()).toMatch(
      /Download .*(?:bytes|KiB|MiB)/,
    );
    await close();
    await server.close();
  });

  test('says how to reach the mock server, and what to do if it does not answer', async () => {
    const { page, close } = await play('phota-edit');
    await page.getByText(`dev-server --cors ${new URL(site().url).origin}`).waitFor();
    await page.getByText('browsers ask whether this page may reach your computer').waitFor();
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill('http://127.0.0.1:49151/v1');
    await page.getByRole('button', { name: 'Estimate the price' }).click();
    await page.getByText('Check that the mock server runs').waitFor();
    await close();
  });

  test('leaves a key neither in storage, nor in the URL, nor in the code', async () => {
    const secret = 'a-very-secret-secret';
    const { page, requests, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByLabel('Send to').selectOption('api');
    await page.getByLabel('API key').fill(`${secret}-key`);
    await page.getByLabel('API secret').fill(secret);
    const sent: string[] = [];
    await page.route('https://api.cloud.scenario.com/**', (route) => {
      sent.push(String(route.request().headers()['authorization']));
      return route.abort();
    });
    await page.getByRole('button', { name: 'Estimate the price' }).click();
    await page.getByText('CORS').waitFor();
    expect(sent[0]).toBe(`Basic ${Buffer.from(`${secret}-key:${secret}`).toString('base64')}`);
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        ...[location.href, document.cookie, window.name, document.documentElement.dataset],
        ...[Object.entries(localStorage), Object.entries(sessionStorage)],
        ...[await indexedDB.databases(), await caches.keys()],
        document.querySelector('#play-code')?.textContent,
      ]),
    );
    expect(kept).not.toContain(secret);
    expect(requests.join('\n')).not.toContain(secret);
    await page.reload();
    await page.locator('.playground').waitFor();
    await page.getByLabel('Send to').selectOption('api');
    expect(await page.getByLabel('API secret').inputValue()).toBe('');
    await close();
  });

  test('uploads, retries after a 429, explains a failure, and stops waiting', async () => {
    const models = { [photaEdit.id]: photaEdit };
    const server = await startMockServer({ models, cors: [site().url], timing });
    const { page, close } = await play('phota-edit');
    await page.getByRole('textbox', { name: 'prompt' }).fill('a portrait');
    await page.getByRole('button', { name: 'Add an item to referenceImages' }).click();
    await page
      .getByLabel('Choose a file for referenceImages')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('a picture') });
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
    server.fail({ on: 'POST /generate/*', then: { status: 429, headers: { 'retry-after': '0' } } });
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ ended\.$/).waitFor();
    expect(server.state.uploads.size).toBe(1);
    expect(await page.locator('.results-list img').count()).toBe(1);
    server.fail({ on: 'POST /generate/*', then: { status: 403, body: { reason: 'no plan' } } });
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('it may need a higher plan').waitFor();
    server.fail({ on: 'GET /jobs*', then: 'stall' });
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('button', { name: 'Stop waiting' }).click();
    await page.getByText('Stopped waiting.').waitFor();
    await close();
    await server.close();
  });
});
