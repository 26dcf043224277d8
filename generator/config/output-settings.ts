/** The name of the configuration file, in the folder where a command runs. */
export const configName = 'scenario-models.config.yaml';

/** Names that look right and would be ignored without a message. */
export const misnamedConfigs = [
  'scenario-models.config.yml',
  'scenario-models.yaml',
  'scenario-models.config.json',
] as const;

/** The parts of the output folder that can be generated alone. */
export const outputParts = ['sdk', 'docs', 'schema'] as const;

/** A part of the output. */
export type OutputPart = (typeof outputParts)[number];

/** Where the docs are rendered: plain Markdown, MDX (Docusaurus, Next.js), or Vue (VitePress). */
export const docsFlavors = ['github', 'mdx', 'vue'] as const;

/** The Markdown dialect of the docs. */
export type DocsFlavor = (typeof docsFlavors)[number];

/** The extension of relative imports in the generated SDK. */
export const importExtensions = ['js', 'ts', 'none'] as const;

/** The ending of relative imports in the SDK. */
export type ImportExtension = (typeof importExtensions)[number];

/** Settings of the output: of the configuration file, or else of the last run, in its manifest. */
export interface OutputSettings {
  /** The npm package that the output folder is; without it, the folder has no package.json. */
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
  /** Whether pages start with their title and description as front matter. Default: no. */
  readonly frontMatter?: boolean;
  /** Makes certain facts of descriptions limits and constraints. Default: no. */
  readonly trustDescriptions?: boolean;
}
