import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { SiteFile } from '../../generator/site/site-file.ts';
import { hasShared } from './shared.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
if (executablePath === undefined) console.warn('The site is not tried in a browser: no Chromium');

/** Whether the tests of the site in a browser can run. */
export const hasBrowser = executablePath !== undefined && hasShared;

/** A site on a free port of this computer. */
export interface ServedSite {
  readonly url: string;
  readonly close: () => void;
}

/** An open page, with everything that the browser complains about and every URL that it asks for. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

/** The window that a page is opened in. */
export interface WindowOptions {
  /** In pixels. Default: 1400. */
  readonly width?: number;
  /** Default: light. */
  readonly colorScheme?: 'light' | 'dark';
}

/** Opens pages of a site in one browser, which is closed after the tests of the file. */
export interface BrowserSetup {
  readonly site: () => ServedSite;
  readonly open: (path: string, options?: WindowOptions) => Promise<OpenPage>;
  /** Opens the playground of a model, by its link if there is a hash. */
  readonly play: (file: string, hash?: string, options?: WindowOptions) => Promise<OpenPage>;
  readonly browser: () => Browser;
}

/** Starts a browser and a server of the site, below a base path, for the tests of a file. */
export function setUpBrowser(filesOf: () => Promise<readonly SiteFile[]>, base = ''): BrowserSetup {
  let browser: Browser | undefined;
  let site: ServedSite | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox'],
    });
    site = await serveFiles(await filesOf(), base);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  const started = () => {
    if (!browser || !site) throw new Error('The browser is not running');
    return { browser, site };
  };
  const open = async (path: string, options: WindowOptions = {}): Promise<OpenPage> => {
    const { width = 1400, colorScheme = 'light' } = options;
    const context = await started().browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
    });
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
    await page.goto(`${started().site.url}/${path}`);
    await page.waitForLoadState('networkidle');
    return { page, complaints, requests, close: () => context.close() };
  };
  return {
    open,
    play: async (file, hash = '', options = {}) => {
      const opened = await open(`models/${file}.html${hash}`, options);
      if (hash === '') await opened.page.getByRole('link', { name: 'Try it' }).first().click();
      await opened.page.locator('.playground').waitFor();
      return opened;
    },
    browser: () => started().browser,
    site: () => started().site,
  };
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** Serves the files of a site on a free port, below a base path if there is one. */
export async function serveFiles(files: readonly SiteFile[], base = ''): Promise<ServedSite> {
  const byPath = new Map(files.map(({ path, text }) => [`${base}/${path}`, text]));
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
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
