import { definitionPath } from '../../generator/definition/definition-path.ts';
import { parsePage } from '../../generator/reference/parse-page.ts';
import { sourceText } from '../../generator/report/source-text.ts';
import { readAssets } from '../../generator/site/assets.ts';
import type { SiteFile } from '../../generator/site/site-file.ts';
import { buildSite } from '../../generator/site/site.ts';
import { plannedModel } from './planned-models.ts';
import { corpusModels } from './planned-models.ts';
import { corpusPages } from './shared.ts';

/** Returns the site of all real pages; of no models if the folder is missing. */
export function corpusSite(url?: string): Promise<readonly SiteFile[]> {
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

/** Texts that run, load, publish or hide something in generators that take text for a template. */
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

/** Returns the site of models whose every text is hostile. */
export function hostileSite(): Promise<readonly SiteFile[]> {
  const models = hostileTexts.map((text, index) =>
    plannedModel(
      [
        { name: text, type: 'string', description: text, required: true },
        { name: 'choice', type: 'string', allowedValues: hostileTexts, label: text, group: text },
      ],
      {
        id: `model_hostile-${index}`,
        name: text,
        description: text,
        capabilities: [text, 'img2img'],
        deprecated: { reason: text },
        names: {
          identifier: `hostile${index}`,
          inputType: `Hostile${index}Input`,
          fileName: `hostile-${index}`,
        },
        page: { provider: text, category: text },
      },
    ),
  );
  return buildSite({ models, definitions: new Map(), assets: readAssets() });
}
