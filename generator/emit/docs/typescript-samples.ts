import { setterAccess } from '../../plan/setter-access.ts';
import type { PlannedModel } from '../../plan/types.ts';
import type { ExampleInput } from '../../samples/example-inputs.ts';
import {
  lineLength,
  literalText,
  typescriptLanguage,
  typescriptWithFiles,
} from './literal-text.ts';
import type { SampleOptions } from './sample-options.ts';

/** The package that the samples import by default. */
const defaultName = 'scenario-models';

/** Returns a complete program: from files on disk to downloaded results. */
export function typescriptRunSample(
  model: PlannedModel,
  input: ExampleInput,
  { packageName = defaultName, baseUrl }: SampleOptions = {},
): string {
  const { imported, local } = importOf(model, packageName);
  const options = baseUrl === undefined ? '' : `{ baseUrl: ${typescriptLanguage.text(baseUrl)} }`;
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

const scenario = new ScenarioClient(${options}); // reads the key from the environment
const { assets } = await scenario.run(request);
for (const asset of assets) console.log(await scenario.download(asset, 'results/'));`;
}

/** Returns a sample that builds a request from an object. */
export function typescriptObjectSample(
  model: PlannedModel,
  input: ExampleInput,
  { packageName = defaultName }: SampleOptions = {},
): string {
  const { imported, local } = importOf(model, packageName);
  return `${imported}

const request = ${local}.request(${literalText(typescriptLanguage, input)});`;
}

/** Returns the import of a model, renamed if a name in the sample would shadow it. */
function importOf(
  { names: { identifier } }: PlannedModel,
  packageName: string,
): {
  readonly imported: string;
  readonly local: string;
} {
  const isUsed = /^(request|scenario|assets?|console|openAsBlob|ScenarioClient)$/.test(identifier);
  return {
    imported: `import { ${isUsed ? `${identifier} as model` : identifier} } from '${packageName}';`,
    local: isUsed ? 'model' : identifier,
  };
}
