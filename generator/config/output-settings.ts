/** The name of the configuration file, in the folder where a command runs. */
export const configName = 'scenario-models.config.yaml';

/** Wrong names of a configuration file, which would be silently ignored. */
export const misnamedConfigs = [
  'scenario-models.config.yml',
  'scenario-models.yaml',
  'scenario-models.config.json',
] as const;

/** The parts of the output, each of which can be generated alone. */
export const outputParts = ['sdk', 'docs', 'schema'] as const;

/** A part of the output. */
export type OutputPart = (typeof outputParts)[number];

/** The renderers of the docs: GitHub, MDX (Docusaurus, Next.js) or Vue (VitePress). */
export const docsFlavors = ['github', 'mdx', 'vue'] as const;

/** The renderer of the docs, on which the escapes depend. */
export type DocsFlavor = (typeof docsFlavors)[number];

/** The extensions of relative imports in the generated SDK. */
export const importExtensions = ['js', 'ts', 'none'] as const;

/** The extension of relative imports in the generated SDK. */
export type ImportExtension = (typeof importExtensions)[number];

/** Settings of the output, from the configuration file or else from the manifest of the last run. */
export interface OutputSettings {
  /** The name of the output folder as an npm package. Without it, the folder has no package.json. */
  readonly package?: string;
  /** Default: the extension that the nearest tsconfig.json requires. */
  readonly importExtension?: ImportExtension;
  /** Default: all parts. */
  readonly only?: readonly OutputPart[];
  /** The renderer of the docs. Default: github. */
  readonly flavor?: DocsFlavor;
  /** IDs of the models to generate. Default: all. */
  readonly modelsOnly?: readonly string[];
  /**
   * The URL that the docs are published at, for absolute links in lists of models. Default: none.
   */
  readonly url?: string;
  /** Whether pages start with their title and description as front matter. Default: false. */
  readonly frontMatter?: boolean;
  /** Whether certain facts of descriptions become limits and constraints. Default: false. */
  readonly trustDescriptions?: boolean;
}
