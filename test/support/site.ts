import { definitionPath } from '../../generator/definition/definition-path.ts';
import type { Definition } from '../../generator/model/definition.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { readAssets } from '../../generator/site/assets.ts';
import type { SiteFile } from '../../generator/site/site-file.ts';
import { buildSite } from './build-site.ts';
import { plannedModel } from './planned-models.ts';
import { corpusModels } from './planned-models.ts';
import { corpusPages } from './shared.ts';

let known: Promise<readonly SiteFile[]> | undefined;

/** Returns the site of all real pages, built once; of no models if the folder is missing. */
export function corpusSite(): Promise<readonly SiteFile[]> {
  known ??= buildCorpusSite();
  return known;
}

/** Builds the site of all real pages. */
export function buildCorpusSite(url?: string): Promise<readonly SiteFile[]> {
  const definitions = new Map(
    corpusPages().flatMap(({ name, text }) => {
      const page = parsePage(sourceText(name, text));
      return page.ok ? [[definitionPath(page.value), page.value] as const] : [];
    }),
  );
  return buildSite({
    models: corpusModels(),
    definitions,
    assets: readAssets(),
    ...(url !== undefined && { url }),
  });
}

/** Texts that run, load, publish or hide something in generators that treat text as a template. */
export const hostileTexts = [
  `{{ [].constructor.constructor('alert(1)')() }}`,
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `![tracker](https://tracker.example/x.png)`,
  `[link](javascript:alert(1))`,
  `text {onclick=alert(1)}`,
  `<<< /etc/hostname`,
  `<!--@include: /etc/hostname-->`,
  `</code></pre></td></table><svg onload=alert(1)>`,
  `"><iframe src=//evil.example></iframe>`,
  `<a id="x" onclick="alert(1)"></a>`,
  `[x](//evil.example/x) [y](data:text/html,x) <https://ok.example/'"onclick=alert(1)>`,
];

/** Returns the site of models whose every text is hostile, with the reference page of them. */
export function hostileSite(): Promise<readonly SiteFile[]> {
  const models = hostileTexts.map((text, index) => {
    const value = { [text]: text };
    return plannedModel(
      [
        {
          ...{ name: text, type: 'string', description: text, required: true },
          ...{ hint: text, placeholder: text, default: text, deprecated: { reason: text } },
        },
        {
          ...{ name: 'choice', type: 'string', allowedValues: hostileTexts, label: text },
          ...{
            group: text,
            valueLabels: Object.fromEntries(hostileTexts.map((label) => [label, text])),
          },
          provenance: { allowedValues: 'record' },
        },
        {
          name: 'file',
          type: 'file',
          kind: text,
          maskFrom: text,
          maxSize: 1,
          provenance: { maxSize: 'overlay' },
        },
        { name: 'lora', type: 'model', modelTypes: [text] },
        {
          name: 'list',
          type: 'inputs_array',
          inputs: [{ name: text, type: 'string', description: text }],
        },
      ],
      {
        id: `model_hostile-${index}`,
        name: text,
        description: text,
        capabilities: [text, 'img2img'],
        deprecated: { reason: text, replacement: text },
        constraints: [
          {
            kind: 'mutuallyExclusive',
            parameters: ['choice', text],
            reason: text,
            provenance: 'overlay',
          },
        ],
        presets: [{ label: text, values: { choice: text } }],
        examples: [{ name: text, description: text, input: value }],
        plan: text,
        license: text,
        llmMarkdown: text,
        names: {
          identifier: `hostile${index}`,
          inputType: `Hostile${index}Input`,
          fileName: `hostile-${index}`,
        },
        page: { provider: text, category: text, path: 'hostile/hostile.yaml' },
      },
    );
  });
  const definition: Definition = {
    provider: 'Hostile',
    category: 'hostile',
    source: { lastUpdated: '2026-04-09' },
    models: hostileTexts.map((text, index) => ({
      id: `model_hostile-${index}`,
      name: text,
      description: text,
      capabilities: ['img2img'],
      parameters: [{ name: 'prompt', type: 'string', description: text }],
    })),
  };
  const definitions = new Map([['hostile/hostile.yaml', definition]]);
  return buildSite({ models, definitions, assets: readAssets() });
}
