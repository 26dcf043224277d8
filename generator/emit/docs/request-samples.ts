import type { PlannedModel } from '../../plan/types.ts';
import { requestBody, type ExampleInput } from '../../samples/example-inputs.ts';
import { setterAccess } from '../../plan/setter-access.ts';
import {
  json,
  lineLength,
  literalText,
  python,
  typescript,
  typescriptWithFiles,
} from './literal-text.ts';

/** Where the SDK of these docs is imported from. */
const packageName = 'scenario-models';
const baseUrl = 'https://api.cloud.scenario.com/v1';

/** A whole program: from files on disk to what the model makes of them. */
export function typescriptRunSample(model: PlannedModel, input: ExampleInput): string {
  const { imported, local } = importOf(model);
  const calls = [
    '.builder()',
    ...[...input].map(
      ([name, value]) =>
        `${setterAccess(name)}(${literalText(typescriptWithFiles, value, 1, name.length + 2)})`,
    ),
    '.build()',
  ];
  const line = `const request = ${local}${calls.join('')};`;
  const chain =
    line.length <= lineLength && !line.includes('\n')
      ? line
      : `const request = ${local}${calls.map((call) => `\n  ${call}`).join('')};`;
  const opened = chain.includes('await openAsBlob(')
    ? "import { openAsBlob } from 'node:fs';\n"
    : '';
  return `${opened}${imported}
import { ScenarioClient } from '${packageName}/client/node';

${chain}

const scenario = new ScenarioClient(); // takes the keys from the environment
const { assets } = await scenario.run(request);
for (const asset of assets) console.log(await scenario.download(asset, 'results/'));`;
}

/** Builds a request from an object. */
export function typescriptObjectSample(model: PlannedModel, input: ExampleInput): string {
  const { imported, local } = importOf(model);
  return `${imported}

const request = ${local}.request(${literalText(typescript, input)});`;
}

export function curlSample(model: PlannedModel, input: ExampleInput): string {
  return `curl --fail-with-body "${urlOf(model)}" \\
  -u "$SCENARIO_SDK_API_KEY:$SCENARIO_SDK_API_SECRET" \\
  -H "Content-Type: application/json" \\
  --data-binary @- <<'JSON'
${literalText(json, requestBody(model, input))}
JSON`;
}

export function pythonSample(model: PlannedModel, input: ExampleInput): string {
  return `import os

import requests

response = requests.post(
    "${urlOf(model)}",
    auth=(os.environ["SCENARIO_SDK_API_KEY"], os.environ["SCENARIO_SDK_API_SECRET"]),
    json=${literalText(python, requestBody(model, input), 1, 'json='.length)},
    timeout=60,
)
response.raise_for_status()
print(response.json())`;
}

/** An identifier that a name in the sample would hide gets another name there. */
function importOf({ names: { identifier } }: PlannedModel): {
  readonly imported: string;
  readonly local: string;
} {
  const isUsed = /^(request|scenario|assets?|console|openAsBlob|ScenarioClient)$/.test(identifier);
  return {
    imported: `import { ${isUsed ? `${identifier} as model` : identifier} } from '${packageName}';`,
    local: isUsed ? 'model' : identifier,
  };
}

/** Safe in quotation marks of a shell and of Python. */
function urlOf({ model: { id } }: PlannedModel): string {
  const escaped = encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${baseUrl}/generate/custom/${escaped}`;
}
