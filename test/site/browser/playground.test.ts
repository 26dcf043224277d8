import { describe, expect, test } from 'vitest';
import { photaEdit } from '../../../generated/sdk/models/phota-edit.ts';
import { sampleLanguages } from '../../../generator/emit/docs/sample-programs.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { corpusSite } from '../../support/site.ts';

describe.runIf(hasBrowser)('the playground in Chromium', () => {
  const { open, play } = setUpBrowser(corpusSite);

  test('rejects in the words of the validator, and marks the field', async () => {
    const { page, complaints, close } = await play('phota-edit');
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
    await close();
  });

  test('prints each language for what was entered, and only that', async () => {
    const { page, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('combobox', { name: 'resolution' }).selectOption('4K');
    const code = page.locator('#play-code');
    expect(await code.textContent()).toContain(".resolution('4K')");
    for (const language of [...sampleLanguages.filter((name) => name !== 'TypeScript'), 'Body']) {
      await page.locator('.play-side').getByRole('tab', { name: language }).click();
      expect(await code.textContent(), language).toContain('"resolution": "4K"');
    }
    expect(await code.textContent()).not.toContain('aspectRatio');
    await close();
  });

  test('keeps the form in the link, and restores it from there, also while it is open', async () => {
    const { page, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.waitForURL(/#try=/);
    const { hash } = new URL(page.url());
    const code = await page.locator('#play-code').textContent();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.waitForURL(/html$/);
    await page.evaluate((link) => {
      location.hash = link;
    }, hash);
    await page.waitForURL(/#try=/);
    await page.getByText('The model accepts this request.').waitFor();
    expect(await page.locator('#play-code').textContent()).toBe(code);
    await close();
    const again = await play('phota-edit', hash);
    expect(await again.page.locator('#play-code').textContent()).toBe(code);
    await again.close();
  });

  test.each([
    `#try=${encodeURIComponent('{"__proto__":{"x":1},"constructor":"y","prompt":"ok"}')}`,
    `#try=${encodeURIComponent('[1,2]')}`,
    '#try=%E0%A4%A',
    `#try=${'a'.repeat(20_000)}`,
    `#try=${encodeURIComponent('{"prompt":{"a":[{}]},"numOutputs":[[]],"referenceImages":"<img src=x onerror=alert(1)>"}')}`,
    `#try=${encodeURIComponent(`{"prompt":${'['.repeat(2000)}${']'.repeat(2000)}}`)}`,
  ])('is not changed by a hostile link (%#)', async (hash) => {
    const { page, complaints, close } = await play('phota-edit', hash);
    expect(complaints).toEqual([]);
    expect(await page.evaluate<boolean>('({}).x === undefined')).toBe(true);
    expect(await page.locator('.playground img').count()).toBe(0);
    await close();
  });

  test('has no example for a model whose reference does not state what a request needs', async () => {
    const { page, close } = await play('elevenlabs-music-advanced-v2');
    expect(await page.getByRole('button', { name: 'Minimal example' }).count()).toBe(0);
    await page.getByText('There is no example').waitFor();
    await close();
  });

  test('renders a part of a long choice, and finds the others by the typed text', async () => {
    const { page, close } = await play('heygen-video-agent');
    const choice = page.locator('.combobox').first();
    const input = choice.getByRole('combobox');
    await input.focus();
    await choice.getByRole('option').first().waitFor();
    expect(await choice.getByRole('option').count()).toBeLessThanOrEqual(51);
    const last = await choice.getByRole('option').nth(40).locator('code').textContent();
    await input.fill(last ?? '');
    await page.keyboard.press('Enter');
    expect(await input.inputValue()).toBe(last);
    expect(await choice.getByRole('option').count()).toBe(0);
    await close();
  });

  test('shows a constraint before it is violated', async () => {
    const { page, close } = await play('google-veo-3-1');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('button', { name: 'Add an item to referenceImages' }).click();
    await page.locator('[data-parameter=image] .constraint.active').first().waitFor();
    await close();
  });

  test('moves the focus from a problem to its field', async () => {
    const { page, close } = await play('phota-edit');
    await page.getByRole('button', { name: 'Minimal example' }).click();
    await page.getByRole('textbox', { name: 'prompt' }).fill('');
    await page
      .locator('.play-status')
      .getByRole('button', { name: /^prompt/ })
      .click();
    const focused = await page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-parameter]')?.dataset['parameter'],
    );
    expect(focused).toBe('prompt');
    await close();
  });

  test('can be used by the keyboard alone', async () => {
    const { page, close } = await open('models/phota-edit.html');
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
    await page.getByText('1 problem').first().waitFor();
    await tabTo('TypeScript');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#play-code').textContent()).toContain('curl');
    await close();
  });
});
