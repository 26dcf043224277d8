import { describe, expect, test } from 'vitest';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { corpusSite } from '../../support/site.ts';

describe.runIf(hasBrowser)('the site below a base path in Chromium', () => {
  const { open, play, site } = setUpBrowser(corpusSite, '/acme/models');

  test('loads everything from there: pages, search, comparison, playground', async () => {
    for (const path of ['index.html', 'compare.html?models=phota-edit,gpt-image-2']) {
      const { page, complaints, requests, close } = await open(path);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('phota');
      await page.locator('#search-results').getByRole('option').first().waitFor();
      expect(complaints, path).toEqual([]);
      for (const url of requests) expect(url.startsWith(`${site().url}/`), url).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/acme\/models\/models\/phota/);
      await close();
    }
    const { page, complaints, requests, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByText('The model accepts this request.').waitFor();
    expect(complaints).toEqual([]);
    for (const url of requests) expect(url.startsWith(`${site().url}/`), url).toBe(true);
    await close();
  });
});
