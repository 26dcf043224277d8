// cspell:ignore bananna elevnlabs eror qqqqxxzz uplods
import { describe, expect, test } from 'vitest';
import { sampleLanguages } from '../../../generator/emit/docs/sample-programs.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { corpusSite } from '../../support/site.ts';

describe.runIf(hasBrowser)('the catalog in Chromium', () => {
  const { open, browser, site } = setUpBrowser(corpusSite);

  test.each([
    ['runwya aleph', 'Runway Aleph 2'],
    ['nano bananna', 'Nano Banana'],
    ['model_phota-edit', 'Phota Edit'],
    ['elevnlabs', 'ElevenLabs'],
    ['retries', 'Retries'],
    ['SubmissionUnknownEror', 'Errors'],
    ['uplods', 'Files'],
  ])('search finds %s: %s', async (query, title) => {
    const { page, complaints, close } = await open('index.html');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill(query);
    await page.getByRole('option').first().waitFor();
    expect((await page.getByRole('option').allTextContents()).join('\n')).toContain(title);
    expect(complaints).toEqual([]);
    await close();
  });

  test('search opens the chosen result by the keyboard, and says when nothing matches', async () => {
    const { page, complaints, close } = await open('client.html');
    await page.getByRole('button', { name: 'Search' }).click();
    const input = page.getByRole('combobox', { name: 'Search' });
    await input.fill('qqqqxxzz');
    await page.getByText('Nothing matches').waitFor();
    await input.fill('runwya aleph');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/models\/runway-aleph-2\.html$/);
    expect(complaints).toEqual([]);
    await close();
  });

  test('search finds a model by a parameter', async () => {
    const { page, close } = await open('models/phota-edit.html');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).fill('promptImage');
    await page.getByRole('option').first().waitFor();
    expect((await page.getByRole('option').allTextContents()).join('\n')).toContain('Runway');
    await close();
  });

  test('filters narrow the catalog, stay in the URL and count missing facts as unknown', async () => {
    const { page, complaints, close } = await open('index.html');
    const visible = () => page.locator('[data-cards] > li:not([hidden])').count();
    const all = await visible();
    await page.locator('input[name=returns][value=video]').check();
    const videos = await visible();
    expect(videos).toBeLessThan(all);
    await page
      .locator('details.facet', { hasText: 'Resolution' })
      .first()
      .locator('summary')
      .first()
      .click();
    await page.locator('input[name=resolution][value="?"]').check();
    const unknown = await visible();
    await page.locator('input[name=resolution][value="?"]').uncheck();
    await page.locator('input[name=resolution][value="1080p"]').check();
    expect(unknown + (await visible())).toBeLessThanOrEqual(videos);
    expect(new URL(page.url()).search).toBe('?returns=video&resolution=1080p');
    await page.reload();
    expect(await page.locator('input[name=returns][value=video]').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear all' }).click();
    expect(await visible()).toBe(all);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a link holds every filter, and a foreign value in it changes nothing', async () => {
    const query =
      'returns=video&files=2+or+more&duration=10+s+or+more&nothing=1&capability=__proto__';
    const { page, complaints, close } = await open(`index.html?${query}`);
    const shown = page.locator('[data-cards] > li:not([hidden])');
    const facets = await shown.evaluateAll((cards) =>
      cards.map((card) => (card instanceof HTMLElement ? (card.dataset['facets'] ?? '') : '')),
    );
    expect(facets.length).toBeGreaterThan(0);
    for (const facet of facets) {
      expect(facet).toContain('returns=video');
      expect(facet).toContain('files=2%20or%20more');
      expect(facet).toContain('duration=10%20s%20or%20more');
    }
    expect(complaints).toEqual([]);
    await close();
  });

  test('the comparison shows two chosen models parameter by parameter', async () => {
    const { page, complaints, close } = await open('index.html');
    await page.locator('[data-file=phota-edit]').getByRole('checkbox').check();
    await page.locator('[data-file=phota-enhance]').getByRole('checkbox').check();
    await page.getByRole('link', { name: 'Compare 2 models' }).click();
    await page.getByRole('heading', { name: 'Parameters' }).waitFor();
    expect(await page.locator('table').first().textContent()).toContain('model_phota-edit');
    expect(complaints).toEqual([]);
    await close();
  });

  test('the comparison changes with its menus, and the URL with it', async () => {
    const { page, complaints, close } = await open('compare.html');
    await page.getByText('Choose two models').waitFor();
    expect(await page.getByLabel('Model 1').locator('option').count()).toBeGreaterThan(200);
    await page.getByLabel('Model 1').selectOption('phota-edit');
    await page.getByText('Choose a second model').waitFor();
    await page.getByLabel('Model 2').selectOption('gpt-image-2');
    await page.getByLabel('Model 3').selectOption('phota-enhance');
    const columns = page.locator('.comparison').first().getByRole('columnheader');
    await columns.nth(2).waitFor();
    expect(await columns.allTextContents()).toEqual(['Phota Edit', 'GPT Image 2', 'Phota Enhance']);
    await page.getByLabel('Model 2').selectOption('');
    await page.waitForFunction(
      () => document.querySelectorAll('.comparison')[0]?.querySelectorAll('thead th').length === 2,
    );
    expect(decodeURIComponent(new URL(page.url()).search)).toBe('?models=phota-edit,phota-enhance');
    await page.reload();
    await columns.nth(1).waitFor();
    expect(await columns.allTextContents()).toEqual(['Phota Edit', 'Phota Enhance']);
    expect(await page.getByLabel('Model 2').inputValue()).toBe('phota-enhance');
    expect(complaints).toEqual([]);
    await close();
  });

  test('"Only differences" hides the rows in which all models are the same', async () => {
    const { page, close } = await open('compare.html?models=phota-edit,phota-enhance');
    const rows = page.locator('.comparison tbody tr');
    await rows.first().waitFor();
    const read = () =>
      rows.evaluateAll((all) =>
        all.map((row) => ({
          cells: Array.from(row.querySelectorAll('td'), ({ textContent }) => textContent),
          isShown: row.checkVisibility(),
        })),
      );
    const before = await read();
    const same = before.filter(({ cells }) => new Set(cells).size === 1);
    expect(same.length).toBeGreaterThan(0);
    expect(before.every(({ isShown }) => isShown)).toBe(true);
    await page.getByLabel('Only differences').check();
    for (const { cells, isShown } of await read()) expect(isShown).toBe(new Set(cells).size > 1);
    await page.getByLabel('Only differences').uncheck();
    expect(await read()).toEqual(before);
    await close();
  });

  test('the catalog and the model pages can be read without scripts', async () => {
    const context = await browser().newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site().url}/index.html`);
    await page.getByRole('link', { name: 'Phota Edit' }).click();
    expect(await page.locator('main').textContent()).toContain('model_phota-edit');
    for (const language of sampleLanguages) {
      expect(await page.getByRole('heading', { name: language }).isVisible()).toBe(true);
    }
    await context.close();
  });
});
