import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonSample } from '../../../generator/emit/docs/http-samples.ts';
import { samplePrograms } from '../../../generator/emit/docs/sample-programs.ts';
import type { PlannedModel } from '../../../generator/plan/types.ts';
import type { Model } from '../../../generator/runtime/model.js';
import {
  formOf,
  inputOf,
  sampleOf,
  toHash,
} from '../../../generator/site/browser/playground/form.ts';
import { playgroundData } from '../../../generator/site/playground-data.ts';
import { hasBrowser, setUpBrowser } from '../../support/browser.ts';
import { invalidBodies } from '../../support/invalid-bodies.ts';
import { loadModules } from '../../support/load-modules.ts';
import { sampleOf as partOf } from '../../support/long-form.ts';
import { corpusModels } from '../../support/planned-models.ts';
import { corpusSite } from '../../support/site.ts';

/** The part of the playground that a test compares, after a link was followed. */
interface Shown {
  readonly hash: string;
  readonly status: string;
  readonly issues: readonly string[];
  /** The code in each language, if requested. */
  readonly code: readonly string[];
}

/** The tabs of the code, in their order, with their printers. */
const printers = [...Object.values(samplePrograms).map(({ print }) => print), jsonSample];

/** The complete browser tests of all models take minutes: `npm run test:all`. */
const every = 8;

describe.runIf(hasBrowser)('the playground of each real model in Chromium', () => {
  const { open } = setUpBrowser(corpusSite);
  const models = corpusModels();
  const chosen = partOf([...models.entries()], every);
  let modules: readonly Model<string, object>[] = [];

  beforeAll(async () => {
    modules = await loadModules(models);
  });

  test('goes from the link of each example to the same form, link, code and an accepted request', async () => {
    const { page, complaints, close } = await open('index.html');
    for (const [, planned] of chosen) {
      const { examples, model } = playgroundData(planned);
      const forms = examples
        .map(({ input }) => formOf(model.parameters, input))
        // An empty form has no link.
        .filter((form) => form.size > 0);
      const links = forms.map((form) => toHash(model.parameters, form));
      const shown = await follow(page, planned, links, true);
      const expected = forms.map((form, at) => ({
        hash: `#${links[at] ?? ''}`,
        status: 'The model accepts this request.',
        issues: [],
        code: printers.map((print) => print(model, sampleOf(model.parameters, form))),
      }));
      expect(shown, planned.model.id).toEqual(expected);
    }
    expect(complaints).toEqual([]);
    await close();
  }, 1_800_000);

  test('says word for word what the validator says, for each kind of invalid body', async () => {
    const { page, complaints, close } = await open('index.html');
    let messages = 0;
    for (const [index, planned] of chosen) {
      const { parameters } = playgroundData(planned).model;
      const bodies = invalidBodies(parameters)
        .map((body) => ({ body, link: `try=${encodeURIComponent(JSON.stringify(body))}` }))
        .filter(({ link }) => link.length < 7900);
      const shown = await follow(
        page,
        planned,
        bodies.map(({ link }) => link),
        false,
      );
      for (const [at, { body }] of bodies.entries()) {
        const input = inputOf(parameters, formOf(parameters, body));
        const said = issuesOf(modules[index], input);
        expect(shown[at]?.issues, `${planned.model.id}: ${JSON.stringify(input)}`).toEqual(said);
        messages += said.length;
      }
    }
    // Most models have several problems with each body.
    expect(messages).toBeGreaterThan(chosen.length * 5);
    expect(complaints).toEqual([]);
    await close();
  }, 1_800_000);
});

/** Opens the playground of a model, and follows links to its forms. */
async function follow(
  page: Page,
  { names }: PlannedModel,
  links: readonly string[],
  withCode: boolean,
): Promise<readonly Shown[]> {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/models/${encodeURIComponent(names.fileName)}.html`);
  await page.getByRole('link', { name: 'Try it' }).first().click();
  await page.locator('.playground').waitFor();
  return page.evaluate(showEach, { links, withCode });
}

/** Returns the messages of the validator of a model. */
function issuesOf(model: Model<string, object> | undefined, input: object): readonly string[] {
  try {
    model?.request(input);
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !('issues' in error) || !Array.isArray(error.issues)) {
      throw error;
    }
    return error.issues.map(({ message }: { message: string }) => message).sort();
  }
}

/** Runs in the page: follows each link, and returns what the playground shows. */
async function showEach({
  links,
  withCode,
}: {
  readonly links: readonly string[];
  readonly withCode: boolean;
}): Promise<readonly Shown[]> {
  const painted = async () => {
    for (let frame = 0; frame < 2; frame++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    }
  };
  const textsOf = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const shown: Shown[] = [];
  for (const link of links) {
    if (location.hash !== `#${link}`) {
      const changed = new Promise((resolve) => {
        addEventListener('hashchange', resolve, { once: true });
      });
      location.hash = link;
      await changed;
    }
    await painted();
    const code: string[] = [];
    const tabs = document.querySelectorAll<HTMLElement>('.play-side [role=tab]');
    for (const tab of withCode ? tabs : []) {
      tab.click();
      await painted();
      code.push(...textsOf('#play-code code'));
    }
    shown.push({
      hash: location.hash,
      status: textsOf('.play-status [role=status]').join(),
      issues: textsOf('.playground .issue').sort(),
      code,
    });
  }
  return shown;
}
