import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runImport } from '../../generator/commands/import.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly rows?: readonly string[];
}

export const columns =
  '| Parameter | Type | Required | Default | Min | Max | Allowed Values | Description |';

export function pageOf(models: readonly Model[]): string {
  return `---
title: Acme | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: 2026-04-09.

This reference lists all available **Acme** image generation models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).

${models.map(({ name }) => `- [${name}](#${name})`).join('\n')}

---

${models
  .map(
    ({ id, name, rows = ['| `prompt` | string | Yes | - | - | - | - | - |'] }) => `## ${name}

**Model ID:** \`${id}\`

**Capabilities:** \`txt2img\`

${columns}
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`,
  )
  .join('\n')}`;
}

export function recordOf(input: string): string {
  return `{"model":{"id":"model_a","name":"A","complianceMetadata":{"modelProvider":"Acme"},"inputs":[${input}]}}`;
}

export async function imported(content: string | Uint8Array, name = 'input.json') {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const models = join(folder, 'models');
  const result = await runImport([join(folder, name)], { models }, plainStyle);
  return { result, folder, models };
}
