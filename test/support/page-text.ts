/** A small reference page of one model. */
export const acmePage = `---
title: Acme | Scenario Docs
---

> This page is auto-generated from model configurations. Last updated: 2026-04-09.

This reference lists all available **Acme** image generation models and their parameters. Use these parameter names when calling the [Generation API](/api/postgeneratecustom/index.md).

- [Acme Edit](#acme-edit)

---

## Acme Edit

Edits images.

**Model ID:** \`model_acme-edit\`

**Capabilities:** \`img2img\`

**LLM Markdown:** <https://app.scenario.com/api/models/model_acme-edit/markdown>

| Parameter | Type   | Required | Default | Min | Max | Allowed Values | Description        |
| --------- | ------ | -------- | ------- | --- | --- | -------------- | ------------------ |
| \`image\`   | file   | Yes      | -       | -   | -   | -              | The image to edit. |
| \`amount\`  | number | No       | \`1\`     | 1   | 4   | -              | How many.          |
`;
