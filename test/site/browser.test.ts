import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photaEdit } from '../../generated/sdk/models/phota-edit.ts';
import { startMockServer } from '../../generator/dev-server/mock-server.ts';
import type { SiteFile } from '../../generator/site/site-file.ts';
import { hasShared } from '../support/shared.ts';
import { corpusSite, hostileSite } from '../support/site.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
if (executablePath === undefined) console.warn('The site is not tried in a browser: no Chromium');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

describe.skipIf(executablePath === undefined || !hasShared)('the site in Chromium', () => {
  let browser: Browser;
  let site: Site;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox'],
    });
    site = await serve(await corpusSite());
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** Opens a page, and fails for everything that the browser complains about. */
  async function open(
    path: string,
    options: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' } = {},
    url = site.url,
  ): Promise<{ readonly page: Page; readonly complaints: string[]; readonly requests: string[] }> {
    const { width = 1400, colorScheme = 'light' } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${url}/${path}`);
    await page.waitForLoadState('networkidle');
    return { page, complaints, requests };
  }

  test('search finds a model by a name with typos', async () => {
    const { page, complaints } = await open('index.html');
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('runwya aleph');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().textContent()).toContain('Runway Aleph 2');
    await page.keyboard.press('Enter');
    await page.waitForURL(/models\/runway-aleph-2\.html$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('search finds a parameter and a section of a guide', async () => {
    const { page } = await open('models/phota-edit.html');
    await page.getByRole('button', { name: 'Search' }).click();
    const input = page.getByRole('combobox', { name: 'Search' });
    await input.fill('dilatationFactor');
    expect(await page.getByRole('option').count()).toBeGreaterThanOrEqual(0);
    await input.fill('uploads');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Client')]),
    );
    await page.context().close();
  });

  test('filters narrow the catalog, stay in the URL and count missing facts as unknown', async () => {
    const { page, complaints } = await open('index.html');
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
    await page.context().close();
  });

  test('the comparison shows two chosen models parameter by parameter', async () => {
    const { page, complaints } = await open('index.html');
    await page.locator('[data-file=phota-edit]').getByRole('checkbox').check();
    await page.locator('[data-file=phota-enhance]').getByRole('checkbox').check();
    await page.getByRole('link', { name: 'Compare 2 models' }).click();
    await page.getByRole('heading', { name: 'Parameters' }).waitFor();
    expect(await page.locator('table').first().textContent()).toContain('model_phota-edit');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  /** Opens the playground of a model. */
  async function play(file: string, hash = '') {
    const opened = await open(`models/${file}.html${hash}`);
    if (hash === '') await opened.page.getByRole('link', { name: 'Try it' }).first().click();
    await opened.page.locator('.playground').waitFor();
    return opened;
  }

  test('the playground refuses in the words of the validator, and marks the field', async () => {
    const { page, complaints } = await play('phota-edit');
    const amount = page.getByRole('textbox', { name: 'numOutputs' });
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByText('The model accepts this request.').waitFor();
    await amount.fill('9');
    await page.getByRole('textbox', { name: 'prompt' }).fill('');
    await page.getByText('2 problems').waitFor();
    const result = photaEdit.validate({ referenceImages: ['asset_a'], numOutputs: 9 });
    const expected = 'issues' in result ? result.issues.map(({ message }) => message) : [];
    expect((await page.locator('.issue').allTextContents()).toSorted()).toEqual(
      expected.toSorted(),
    );
    expect(await amount.getAttribute('aria-invalid')).toBe('true');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the playground prints each language for what was entered, and only that', async () => {
    const { page } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('combobox', { name: 'resolution' }).selectOption('4K');
    const code = page.locator('#play-code');
    expect(await code.textContent()).toContain(".resolution('4K')");
    for (const language of ['cURL', 'Python', 'Body']) {
      await page.locator('.play-side').getByRole('tab', { name: language }).click();
      expect(await code.textContent(), language).toContain('"resolution": "4K"');
    }
    expect(await code.textContent()).not.toContain('aspectRatio');
    await page.context().close();
  });

  test('the form of the playground is in the link, and comes back from it', async () => {
    const { page } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.waitForURL(/#try=/);
    const { hash } = new URL(page.url());
    const code = await page.locator('#play-code').textContent();
    await page.context().close();
    const again = await play('phota-edit', hash);
    expect(await again.page.locator('#play-code').textContent()).toBe(code);
    await again.page.context().close();
  });

  test.each([
    `#try=${encodeURIComponent('{"__proto__":{"x":1},"constructor":"y","prompt":"ok"}')}`,
    `#try=${encodeURIComponent('[1,2]')}`,
    '#try=%E0%A4%A',
    `#try=${'a'.repeat(20_000)}`,
    `#try=${encodeURIComponent('{"prompt":{"a":[{}]},"numOutputs":[[]],"referenceImages":"<img src=x onerror=alert(1)>"}')}`,
  ])('a hostile link of the playground changes nothing else (%#)', async (hash) => {
    const { page, complaints } = await play('phota-edit', hash);
    expect(complaints).toEqual([]);
    expect(await page.evaluate<boolean>('({}).x === undefined')).toBe(true);
    expect(await page.locator('.playground img').count()).toBe(0);
    await page.context().close();
  });

  test('the playground runs a request on the mock server, and keeps a secret in memory', async () => {
    const timing = { queued: 2, running: 5, importing: 2 };
    const server = await startMockServer({
      models: { [photaEdit.id]: photaEdit },
      cors: [site.url],
      timing,
    });
    const { page } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('textbox', { name: 'URL', exact: true }).fill(server.url);
    await page.getByRole('button', { name: 'Estimate the price' }).click();
    await page.getByText(/^Price: /).waitFor();
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/ ended\.$/).waitFor();
    expect(await page.locator('.results-list a').count()).toBeGreaterThan(0);
    await page.getByLabel('Send to').selectOption('api');
    await page.getByLabel('API secret').fill('a-very-secret-secret');
    const kept = await page.evaluate<string>(
      'JSON.stringify([location.href, {...localStorage}, {...sessionStorage}, document.cookie])',
    );
    expect(kept).not.toContain('a-very-secret-secret');
    await page.context().close();
    await server.close();
  });

  test('the playground uploads, retries after a 429, explains a failure, and stops waiting', async () => {
    const timing = { queued: 2, running: 5, importing: 2 };
    const models = { [photaEdit.id]: photaEdit };
    const server = await startMockServer({ models, cors: [site.url], timing });
    const { page } = await play('phota-edit');
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
    await page.context().close();
    await server.close();
  });

  test('the playground can be used by the keyboard alone', async () => {
    const { page } = await open('models/phota-edit.html');
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate<string>(
          '(document.activeElement?.textContent || document.activeElement?.labels?.[0]?.textContent || "").trim()',
        );
        if (focused.startsWith(name)) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await tabTo('Try it');
    await page.keyboard.press('Enter');
    await page.locator('.playground').waitFor();
    await tabTo('Minimal example');
    await page.keyboard.press('Enter');
    await page.getByText('The model accepts this request.').waitFor();
    await tabTo('numOutputs');
    await page.keyboard.type('9');
    await page.getByText('1 problem').waitFor();
    await tabTo('TypeScript');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#play-code').textContent()).toContain('curl');
    await page.context().close();
  });

  test('the catalog and the model pages can be read without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/index.html`);
    await page.getByRole('link', { name: 'Phota Edit' }).click();
    expect(await page.locator('main').textContent()).toContain('model_phota-edit');
    for (const language of ['TypeScript', 'cURL', 'Python']) {
      expect(await page.getByRole('heading', { name: language }).isVisible()).toBe(true);
    }
    await context.close();
  });

  test.each([
    ['light', 1400],
    ['dark', 1400],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'has no accessibility violation and no sideways scrolling: %s, %i px',
    async (colorScheme, width) => {
      for (const path of [
        'index.html',
        'index.html?returns=image&resolution=4K',
        'models/gpt-image-2.html',
        'models/runway-aleph-2.html',
        'compare.html?models=phota-edit,phota-enhance',
        'client.html',
        'rules.html',
        `models/phota-edit.html#try=${encodeURIComponent('{"prompt":"","numOutputs":9}')}`,
        'reference/image-generation/phota.html',
      ]) {
        const { page, complaints } = await open(path, { colorScheme, width });
        await page.addScriptTag({ content: axe.source }).catch(() => page.evaluate(axe.source));
        const found = await page.evaluate(async () => {
          const { axe: tool } = globalThis as unknown as { axe: typeof axe };
          const { violations } = await tool.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
        });
        expect(found, path).toEqual([]);
        const extra = await page.evaluate<number>(
          'document.documentElement.scrollWidth - window.innerWidth',
        );
        expect(extra, path).toBeLessThanOrEqual(0);
        expect(
          complaints.filter((text) => !text.includes('Content Security Policy')),
          path,
        ).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('a hostile page is text: nothing runs, nothing is requested from elsewhere', async () => {
    const hostile = await serve(await hostileSite());
    for (const path of [
      'index.html',
      'models/hostile-0.html',
      'models/hostile-4.html',
      'compare.html?models=hostile-1,hostile-2',
      'compare.html?models=__proto__,../x',
    ]) {
      const { page, complaints, requests } = await open(path, {}, hostile.url);
      const allowedComplaint = (text: string) => /404|Failed to load resource/.test(text);
      expect(
        complaints.filter((text) => !allowedComplaint(text)),
        path,
      ).toEqual([]);
      for (const url of requests) expect(url.startsWith(hostile.url), url).toBe(true);
      expect(await page.locator('main iframe, main img, main script, main svg').count()).toBe(0);
      await page.context().close();
    }
    const { page, complaints, requests } = await open('index.html', {}, hostile.url);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('script');
    await page.getByRole('option').first().waitFor();
    expect(complaints).toEqual([]);
    for (const url of requests) expect(url.startsWith(hostile.url), url).toBe(true);
    await page.context().close();
    hostile.close();
  });
});

interface Site {
  readonly url: string;
  readonly close: () => void;
}

/** Serves the files of a site on a free port. */
async function serve(files: readonly SiteFile[]): Promise<Site> {
  const byPath = new Map(files.map(({ path, text }) => [`/${path}`, text]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const text = byPath.get(decodeURIComponent(pathname));
    const extension = /\.(\w+)$/.exec(pathname)?.[1] ?? '';
    response.setHeader('content-type', types[extension] ?? 'text/plain');
    if (text === undefined) response.writeHead(404).end();
    else response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
