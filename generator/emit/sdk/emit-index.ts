import type { ModelSummary } from '../../plan/summary.ts';
import { namesFrom } from '../../typescript/names-in-code.ts';
import { generatedHeader } from '../generated-file.ts';

/** The types of the runtime that a user may want to name, and those that they refer to. */
const runtimeTypes = [
  'AnyModel',
  'BuilderName',
  'ConstraintFields',
  'FileContent',
  'FileInput',
  'JsonSchema',
  'MissingParameter',
  'Model',
  'ModelFacts',
  'ModelParameters',
  'ModelRequest',
  'OutputKind',
  'ParameterData',
  'ParameterLimits',
  'ParameterOf',
  'ParseResult',
  'PresetData',
  'RemoteFile',
  'RenamedSetters',
  'RequestBuilder',
  'RequestOptions',
  'RequestSchema',
  'RequiredKeys',
  'Setters',
  'StandardIssue',
  'StandardPathSegment',
  'StandardResult',
  'StandardSchema',
  'StandardTypes',
  'Validation',
  'ValidationIssue',
  'ZodInternals',
];

/** Prints `sdk/index.ts`: every model by its name. A bundler keeps only the ones that are used. */
export function emitIndex(models: readonly ModelSummary[]): string {
  const lines = [
    generatedHeader('models/'),
    "export { InvalidRequestError } from './runtime/invalid-request-error.js';",
    "export { ScenarioError, type ErrorDetails, type Submission } from './runtime/scenario-error.js';",
    namesFrom('export type', runtimeTypes, './runtime/model.js'),
    ...models.map((model) => modelNames('export', model)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Returns an import or export of a model and its input. */
export function modelNames(
  keyword: string,
  { identifier, inputType, fileName }: ModelSummary,
): string {
  return namesFrom(keyword, [identifier, `type ${inputType}`], `./models/${fileName}.js`);
}
