import { anchor, table } from '../reference/layout-changes/page-form.ts';

/** A docs site of invented providers, as a function of the month. */
export interface WorldModel {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly (readonly [
    name: string,
    type: string,
    required: 'Yes' | 'No',
    value: string,
    min: string,
    max: string,
    allowed: string,
    description: string,
  ])[];
}

export interface WorldPage {
  readonly provider: string;
  readonly date: string;
  readonly models: readonly WorldModel[];
}

const heads = [
  'Parameter',
  'Type',
  'Required',
  'Default',
  'Min',
  'Max',
  'Allowed Values',
  'Description',
];

/** Prints a page; `columns` gives its columns other names. */
export function printWorldPage(
  { provider, date, models }: WorldPage,
  columns: Readonly<Record<string, string>> = {},
): string {
  const named = heads.map((head) => columns[head] ?? head);
  return `---
title: ${provider} | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: ${date}.

This reference lists all available **${provider}** image generation models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).

${models.map(({ name }) => `- [${name}](#${anchor(name)})`).join('\n')}

---

${models.map((model) => printModel(model, named)).join('\n\n')}
`;
}

function printModel({ id, name, rows }: WorldModel, named: readonly string[]): string {
  return `## ${name}

Makes pictures.

**Model ID:** \`${id}\`

**Capabilities:** \`txt2img\`

**LLM Markdown:** <https://app.scenario.com/api/models/${id}/markdown>

${table(
  named,
  rows.map(([parameter, ...cells]) => [`\`${parameter}\``, ...cells]),
)}`;
}

/** A model with a prompt, a number of outputs, and more rows. */
export function worldModel(name: string, most: number, ...more: WorldModel['rows']): WorldModel {
  return {
    id: `model_${anchor(name)}`,
    name,
    rows: [
      ['prompt', 'string', 'Yes', '-', '-', '-', '-', 'Text description.'],
      ['numOutputs', 'number', 'No', '`1`', '1', String(most), '-', 'Number of images.'],
      ...more,
    ],
  };
}

/**
 * The reference of each month of a year: values, models, parameters, names, layout, a provider and URLs
 * change, a model moves to another page, and a page is new.
 */
export function pagesOfYear(): readonly ReadonlyMap<string, string>[] {
  const seed = ['seed', 'number', 'No', '-', '-', '-', '-', 'Seed.'] as const;
  const style = ['style', 'string', 'No', '`auto`', '-', '-', '`auto`, `ink`', 'Style.'] as const;
  const inks = [...style.slice(0, 6), '`auto`, `ink`, `oil`', 'Style.'] as unknown as typeof style;
  const months: readonly (readonly WorldPage['models'][])[] = [
    [[worldModel('Acme One', 4), worldModel('Acme Two', 4)], [worldModel('Zenith', 8)]],
    [[worldModel('Acme One', 2), worldModel('Acme Two', 4)], [worldModel('Zenith', 8)]],
    [[worldModel('Acme One', 2, seed), worldModel('Acme Two', 4, seed)], [worldModel('Zenith', 8)]],
    [
      [worldModel('Acme One', 2, seed), worldModel('Acme Two', 4, seed)],
      [worldModel('Zenith', 8, style)],
    ],
    [
      [worldModel('Acme One', 2, seed), worldModel('Acme Three', 4)],
      [worldModel('Zenith', 8, style)],
    ],
    [
      [worldModel('Acme One', 2, seed), worldModel('Acme Three', 4)],
      [worldModel('Zenith', 8, style)],
    ],
    [
      [worldModel('Acme One', 2, seed), worldModel('Acme Three', 4)],
      [worldModel('Zenith', 8, inks)],
    ],
    [[worldModel('Acme One', 2), worldModel('Acme Three', 4)], [worldModel('Zenith', 8, inks)]],
    [[worldModel('Acme One', 2), worldModel('Acme Three', 6)], [worldModel('Zenith', 8, inks)]],
    [
      [worldModel('Acme Three', 6)],
      [worldModel('Zenith', 8, inks), worldModel('Zenith Fast', 4), worldModel('Acme One', 2)],
    ],
    [
      [worldModel('Acme Three', 6), worldModel('Acme Four', 1)],
      [worldModel('Zenith', 8, inks), worldModel('Zenith Fast', 4), worldModel('Acme One', 3)],
    ],
    [
      [worldModel('Acme Three', 6), worldModel('Acme Four', 1)],
      [worldModel('Zenith Fast', 4), worldModel('Acme One', 3)],
    ],
  ];
  return months.map(([acme = [], zenith = []], index) => {
    const date = `2026-${String(index + 1).padStart(2, '0')}-09`;
    // From September, the generator of the pages names two columns differently.
    const columns: Readonly<Record<string, string>> =
      index < 8 ? {} : { Parameter: 'Name', 'Allowed Values': 'Options' };
    const provider = index < 2 ? 'Zenith' : 'Zenith Labs';
    const omega = { provider: 'Omega', date, models: [worldModel('Omega', 2)] };
    return new Map([
      ['/acme', printWorldPage({ provider: 'Acme', date, models: acme }, columns)],
      [
        index < 6 ? '/zenith' : '/labs/zenith',
        printWorldPage({ provider, date, models: zenith }, columns),
      ],
      ...(index < 7 ? [] : [['/omega', printWorldPage(omega, columns)] as const]),
      ['/v1/models/model_acme-one', JSON.stringify({ model: recordOfAcme(index) })],
    ]);
  });
}

/** The API record of the first model, which changes in May. */
function recordOfAcme(index: number): object {
  const isNew = index >= 4;
  const amount = { name: 'numOutputs', type: 'number', default: 1, min: 1, max: 4, step: 1 };
  return {
    ...{ id: 'model_acme-one', name: 'Acme One', capabilities: ['txt2img'] },
    updatedAt: isNew ? '2026-04-20T00:00:00Z' : '2026-01-20T00:00:00Z',
    shortDescription: 'Makes pictures.',
    inputs: [
      {
        ...{ name: 'prompt', type: 'string', required: { always: true } },
        ...{ description: 'Text description.', ...(isNew && { maxLength: 2000 }) },
      },
      { ...amount, description: 'Number of images.' },
    ],
  };
}
