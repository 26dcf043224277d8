import { describe, expect, onTestFinished, test } from 'vitest';
import { startMockServer } from '../../../generator/dev-server/mock-server.ts';
import type { RegisteredModel } from '../../../generator/dev-server/types.ts';
import { readAssets } from '../../../generator/site/assets.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { buildSite } from '../../support/build-site.ts';
import { loadModules } from '../../support/load-modules.ts';
import { plannedModel } from '../../support/planned-models.ts';

/** A model with what the real pages have rarely: 1,286 values, constraints of items, text results. */
const planned = plannedModel(
  [
    { name: 'prompt', type: 'string', required: true, prompt: true },
    {
      name: 'voice',
      type: 'string',
      allowedValues: Array.from({ length: 1286 }, (_, index) => `voice-${index}`),
    },
    { name: 'steps', type: 'number', default: 4 },
    {
      name: 'frames',
      type: 'inputs_array',
      inputs: [
        { name: 'seconds', type: 'number' },
        { name: 'at', type: 'number' },
      ],
      constraints: [{ kind: 'mutuallyExclusive', parameters: ['seconds', 'at'] }],
    },
  ],
  { capabilities: ['img2txt'] },
);

describe.runIf(hasBrowser)('a trap in Chromium', () => {
  const { open, play, site } = setUpBrowser(
    () => buildSite({ models: [planned], definitions: new Map(), assets: readAssets() }),
    '/some/base',
  );

  test('the policy allows the site everything that it does: nothing is rejected', async () => {
    const { page, complaints, requests, close } = await play('acme-edit');
    await page.getByRole('textbox', { name: 'prompt' }).fill('a prompt');
    await page.getByText('The model accepts this request.').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('acme');
    await page.locator('#search-results').getByRole('option').first().waitFor();
    expect(complaints).toEqual([]);
    // The base path is that of the page: no link leads to the root of the server.
    for (const url of requests) expect(url.startsWith(`${site().url}/`), url).toBe(true);
    await close();
  });

  test.each([
    ['__proto__', '{"__proto__":{"polluted":true},"prompt":"ok"}'],
    ['a URL and keys', '{"url":"https://evil.example","key":"k","secret":"s","prompt":"ok"}'],
    ['no object', '["ok"]'],
    ['great depth', `{"frames":${'['.repeat(3000)}${']'.repeat(3000)}}`],
    ['a great length', `{"prompt":"${'a'.repeat(20_000)}"}`],
  ])('an untrusted link changes nothing but the form: %s', async (_, json) => {
    const hash = `#try=${encodeURIComponent(json)}`;
    const { page, complaints, requests, close } = await open(`models/acme-edit.html${hash}`);
    await page.locator('.playground').waitFor();
    expect(await page.evaluate<unknown>('({}).polluted')).toBeUndefined();
    expect(await page.getByRole('textbox', { name: 'URL', exact: true }).inputValue()).toBe(
      'http://127.0.0.1:8787/v1',
    );
    expect(await page.locator('#play-code').textContent()).not.toContain('evil');
    expect([complaints, requests.filter((url) => url.includes('evil'))]).toEqual([[], []]);
    await close();
  });

  test('a choice of 1,286 values is not rendered whole, and each value can be found', async () => {
    const { page, close } = await play('acme-edit');
    const choice = page.getByRole('combobox', { name: 'voice' });
    await choice.fill('voice-1285');
    await page.keyboard.press('Enter');
    expect(await page.locator('#play-code').textContent()).toContain(".voice('voice-1285')");
    expect(await page.locator('option, [role=option]').count()).toBeLessThan(100);
    await close();
  });

  test('a default is a placeholder and is not sent; what was entered can be left out again', async () => {
    const { page, close } = await play('acme-edit');
    const steps = page.getByRole('textbox', { name: 'steps' });
    expect(await steps.getAttribute('placeholder')).toBe('4');
    const code = page.locator('#play-code');
    expect(await code.textContent()).not.toContain('steps');
    await steps.fill('1.');
    expect([await steps.inputValue(), await code.textContent()]).toEqual([
      '1.',
      expect.stringContaining('.steps(1)'),
    ]);
    await page.getByRole('button', { name: 'Clear steps' }).click();
    expect(await code.textContent()).not.toContain('steps');
    await close();
  });

  test('the form says how a page reaches this computer, and what to do if the API rejects pages of other sites', async () => {
    const { page, close } = await play('acme-edit');
    await page.getByText('ask whether this page may reach your computer').waitFor();
    await page.getByRole('textbox', { name: 'prompt' }).fill('a prompt');
    await page.getByLabel('Send to').selectOption('api');
    await page.getByLabel('API key').fill('key');
    await page.getByLabel('API secret').fill('secret');
    await page.route('https://api.cloud.scenario.com/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('site --serve --proxy').waitFor();
    await close();
  });

  test('the constraints of items are shown at their parameters, and checked in each item', async () => {
    const { page, close } = await play('acme-edit');
    await page.getByRole('textbox', { name: 'prompt' }).fill('a prompt');
    await page.getByRole('button', { name: 'Add an item to frames' }).click();
    const item = page.getByRole('group', { name: 'frames 1' });
    expect(await item.locator('.constraint').count()).toBe(2);
    await item.getByRole('textbox', { name: 'seconds' }).fill('1');
    // Before it is violated: the other parameter says that it is excluded now.
    await item.locator('[data-parameter=at] .constraint.active').waitFor();
    await item.getByRole('textbox', { name: 'at' }).fill('2');
    await item.locator('[data-parameter=at] .issue').waitFor();
    await page.getByText('1 problem', { exact: true }).waitFor();
    await close();
  });

  test('a text that a model returns is shown as it is', async () => {
    const [model] = await loadModules([planned]);
    const models = { 'model_acme-edit': model as RegisteredModel };
    const timing = { queued: 1, running: 1, importing: 1 };
    const server = await startMockServer({ models, cors: [new URL(site().url).origin], timing });
    onTestFinished(() => server.close());
    const { page, complaints, close } = await play('acme-edit');
    await page.getByRole('textbox', { name: 'prompt' }).fill('a prompt');
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ ended\.$/).waitFor();
    expect(await page.locator('.result-text').textContent()).toBe('A text from the mock server.');
    expect(await page.locator('.results-list li').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
