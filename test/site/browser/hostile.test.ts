// cspell:ignore cimg dalert
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleLanguages } from '../../../generator/emit/docs/sample-programs.ts';
import { hasBrowser, setUpBrowser, type OpenPage } from '../../support/browser.ts';
import { hostileSite, hostileTexts } from '../../support/site.ts';

describe.runIf(hasBrowser)('a hostile page in Chromium', () => {
  const { open, play, site } = setUpBrowser(hostileSite);

  /** Fails for whatever ran, was rejected by the policy, or was asked for elsewhere. */
  async function expectNoActivity({ page, complaints, requests }: OpenPage, place: string) {
    expect(complaints, place).toEqual([]);
    for (const url of requests) expect(url.startsWith(site().url), `${place}: ${url}`).toBe(true);
    const foreign = await page.evaluate(() =>
      [...document.querySelectorAll('body *')].flatMap((element) => {
        const handlers = element
          .getAttributeNames()
          .filter((name) => name.startsWith('on') || name === 'style' || name === 'srcdoc');
        const isForeign =
          /^(?:script|iframe|img|object|embed|base|style|video|audio|svg:)$/i.test(
            element.tagName,
          ) ||
          (element.tagName === 'svg' && !element.closest('.brand'));
        const link = element.getAttribute('href') ?? '';
        const isDangerous = /^(?:javascript|data|vbscript):|^\/\//i.test(link);
        return isForeign || handlers.length > 0 || isDangerous ? [element.outerHTML] : [];
      }),
    );
    expect(foreign, place).toEqual([]);
  }

  test.each(hostileTexts.map((text, index) => [index, text] as const))(
    'is text on its model page and in its playground: %i %s',
    async (index, text) => {
      const opened = await play(`hostile-${index}`);
      await expectNoActivity(opened, text);
      expect(await opened.page.locator('h1').textContent()).toBe(text.replace(/\s+/g, ' '));
      await opened.page.getByRole('button', { name: 'Full example' }).click();
      for (const tab of [...sampleLanguages, 'Body']) {
        await opened.page.locator('.play-side').getByRole('tab', { name: tab }).click();
      }
      await opened.page.getByRole('button', { name: 'Run' }).click();
      // No server listens at the URL of the mock server, so only the attempt is reported.
      await opened.page.locator('.run-state .issue').waitFor();
      opened.complaints.splice(0);
      opened.requests.splice(0, Infinity, ...opened.requests.filter((url) => !isMock(url)));
      await expectNoActivity(opened, text);
      await opened.close();
    },
  );

  test('is text in the catalog, with every filter chosen', async () => {
    const opened = await open('index.html');
    await openAll(opened.page);
    for (const box of await opened.page.locator('[data-filters] input[type=checkbox]').all()) {
      await box.check();
    }
    await expectNoActivity(opened, 'filters');
    await opened.page.reload();
    await opened.page.waitForLoadState('networkidle');
    await expectNoActivity(opened, 'filters of the link');
    await opened.close();
  });

  test.each(['script', 'img onerror', 'tracker', 'hostile', 'etc hostname', 'client', 'iframe'])(
    'is text in the search: %s',
    async (query) => {
      const opened = await open('index.html');
      await opened.page.keyboard.press('/');
      await opened.page.getByRole('combobox', { name: 'Search' }).fill(query);
      await opened.page.getByRole('option').first().waitFor();
      await expectNoActivity(opened, query);
      await opened.close();
    },
  );

  test.each([
    'compare.html?models=hostile-0,hostile-1,hostile-2',
    'compare.html?models=hostile-3,hostile-4,hostile-5',
    'compare.html?models=hostile-6,hostile-7,hostile-8',
    'compare.html?models=hostile-9,hostile-10,hostile-11',
    'compare.html',
    'client.html',
    'problems.html',
    'rules.html',
    'reference/hostile/hostile.html',
  ])('is text in %s', async (path) => {
    const opened = await open(path);
    await openAll(opened.page);
    await expectNoActivity(opened, path);
    await opened.close();
  });

  test.each([
    ['compare.html?models=__proto__,constructor,../x', /^Failed to load resource/],
    ['index.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&returns=__proto__', /^$/],
    [`models/hostile-0.html#try=${encodeURIComponent('{"__proto__":{"x":1}}')}`, /^$/],
    ['models/hostile-0.html#"><img src=x onerror=alert(1)>', /^$/],
  ])('is not helped by a link: %s', async (path, allowed) => {
    const opened = await open(path);
    opened.complaints.splice(
      0,
      Infinity,
      ...opened.complaints.filter((text) => !allowed.test(text)),
    );
    await expectNoActivity(opened, path);
    expect(await opened.page.evaluate(() => 'x' in {})).toBe(false);
    await opened.close();
  });
});

async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

function isMock(url: string): boolean {
  return new URL(url).port === '8787';
}
