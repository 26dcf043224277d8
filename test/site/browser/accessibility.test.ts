// cspell:ignore qqqqxxzz
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { photaEdit } from '../../../generated/sdk/models/phota-edit.ts';
import { startMockServer } from '../../../generator/dev-server/mock-server.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { corpusSite } from '../../support/site.ts';

const windows = [
  { colorScheme: 'light', width: 1400 },
  { colorScheme: 'dark', width: 1400 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const;

/** The kinds of pages. */
const paths = [
  'index.html',
  'index.html?returns=image&resolution=4K',
  'index.html?q=qqqqxxzz',
  'compare.html',
  'compare.html?models=phota-edit,gpt-image-2,phota-enhance',
  'models/gpt-image-2.html',
  'models/heygen-video-agent.html',
  'client.html',
  'problems.html',
  'rules.html',
  'reference/image-generation/phota.html',
];

/** The states of the form of a playground. */
const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  empty: () => Promise.resolve(),
  filled: (page) => page.getByRole('button', { name: 'Full example' }).click(),
  'with problems': async (page) => {
    await page.getByRole('button', { name: 'Full example' }).click();
    await page.getByRole('textbox', { name: 'prompt' }).first().fill('');
    await page.locator('.play-status.bad').waitFor();
  },
};

describe.runIf(hasBrowser).each(windows)(
  'the site in Chromium: $colorScheme, $width px',
  (options) => {
    const { open, play, site } = setUpBrowser(corpusSite);

    test.each(paths)('%s has no violation', async (path) => {
      const { page, complaints, close } = await open(path, options);
      await expectAccessible(page, path);
      expect(complaints).toEqual([]);
      await close();
    });

    test.each(Object.entries(states))('the playground has no violation: %s', async (name, act) => {
      for (const file of ['phota-edit', 'runway-aleph-2']) {
        const { page, complaints, close } = await play(file, '', options);
        await act(page);
        await expectAccessible(page, `${file}, ${name}`);
        expect(complaints).toEqual([]);
        await close();
      }
    });

    test('the playground has no violation after a run, after a failure, and with a key', async () => {
      const server = await startMockServer({
        models: { [photaEdit.id]: photaEdit },
        cors: [site().url],
        timing: { queued: 0, running: 0, importing: 0 },
      });
      const { page, close } = await play('phota-edit', '', options);
      await page.getByRole('button', { name: 'Minimal example' }).click();
      await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByText(/ ended\.$/).waitFor();
      await expectAccessible(page, 'after a run');
      server.fail({ on: 'POST /generate/*', then: { status: 403, body: { reason: 'no plan' } } });
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByText('it may need a higher plan').waitFor();
      await expectAccessible(page, 'after a failure');
      await page.getByLabel('Send to').selectOption('api');
      await expectAccessible(page, 'with a key');
      await close();
      await server.close();
    });

    test('the search has no violation', async () => {
      const { page, close } = await open('index.html', options);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search' }).fill('runwya');
      await page.getByRole('option').first().waitFor();
      await expectAccessible(page, 'search');
      await close();
    });
  },
);

/** Checks a page by axe, with its rule on targets of 24 px, and that nothing scrolls sideways. */
async function expectAccessible(page: Page, place: string): Promise<void> {
  // Run as a script of the browser itself: the policy of the page rejects every other.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await tool.run({ rules: { 'target-size': { enabled: true } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
  expect(found, place).toEqual([]);
  const extra = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(extra, place).toBeLessThanOrEqual(0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, input, .button, .side a')]
      .filter((element) => !element.closest('.visually-hidden') && element.checkVisibility())
      .filter((element) => !element.matches('.visually-hidden'))
      // A box and its words are one target.
      .map((element) => element.closest('label.option, label.compare') ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small, place).toEqual([]);
}
