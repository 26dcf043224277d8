import { outputParts } from '../../config/output-settings.ts';
import type { GeneratedFile } from '../generated-file.ts';
import { entryPoints } from './entry-points.ts';

/** The npm package that the output folder is. */
export interface PackageInfo {
  readonly name: string;
  readonly version: string;
  /** The fields that the package inherits from the project's package.json, such as `license`. */
  readonly inherited: Readonly<Record<string, unknown>>;
}

/**
 * The zod versions that the SDK supports: all of zod 4, as the SDK implements the checks of its
 * schemas. `test/ecosystem` compiles and runs the SDK with the oldest and the newest version.
 */
const zodRange = '^4.0.0';

/** Returns `package.json` of the output folder. */
export function emitPackageJson(
  { name, version, inherited }: PackageInfo,
  parts: ReadonlySet<string>,
): GeneratedFile {
  const hasSdk = parts.has('sdk');
  const hasSchemas = parts.has('schema');
  const content = {
    name,
    version,
    description: "Typed request builders, validators and docs for Scenario's AI models.",
    ...inherited,
    type: 'module',
    ...(hasSdk && { sideEffects: false }),
    exports: {
      ...(hasSdk && sdkExports()),
      ...(hasSchemas && { './schema/*.json': './schema/*.json' }),
      './package.json': './package.json',
    },
    files: outputParts
      .filter((part) => parts.has(part))
      .map((part) => (part === 'sdk' ? 'dist' : part)),
    ...(hasSdk && {
      scripts: { prepack: 'scenario-models build --out .' },
      dependencies: { zod: zodRange },
      engines: { node: '>=20.19' },
    }),
  };
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` };
}

function sdkExports(): Readonly<Record<string, object>> {
  const of = (module: string) => ({
    types: `./dist/${module}.d.ts`,
    default: `./dist/${module}.js`,
  });
  return Object.fromEntries([
    ...entryPoints.map(({ subpath, module }) => [subpath, of(module)] as const),
    ['./models/*', of('models/*')] as const,
  ]);
}
