import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document } from 'yaml';
import { configName } from '../config/output-settings.ts';
import { configSchema, type Config } from '../config/schema.ts';
import { slugOf } from '../definition/definition-path.ts';
import { pathStats } from '../input/path-stats.ts';
import { readText } from '../input/read-file.ts';
import { packageRoot } from '../package-root.ts';
import { decodeText } from '../report/decode-text.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import { parseJson } from '../yaml/parse-json.ts';

/** A file of a project that `init` writes: new, with lines added, or unchanged. */
export interface ProjectFile {
  /** The path below the root. */
  readonly path: string;
  readonly text: string;
  readonly change: 'new' | 'added to' | 'kept';
}

const workflows = {
  'sync.yml': '.github/workflows/scenario-models-sync.yml',
  'check.yml': '.github/workflows/scenario-models-check.yml',
  'pages.yml': '.github/workflows/scenario-models-pages.yml',
} as const;

/** The files at the root of a project that `init` may write. */
export const projectFileNames: readonly string[] = [
  configName,
  ...Object.values(workflows),
  '.gitattributes',
  '.gitignore',
  'package.json',
];

/**
 * Returns the files that a project needs in addition to definitions and output. Keeps existing
 * content.
 */
export function projectFiles(root: string, config: Config): Result<readonly ProjectFile[]> {
  const { models = 'models', out = 'generated' } = config;
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) return failureOf(parsed.error.issues.map(invalidSetting));
  const files = [
    newFile(root, configName, configText(parsed.data)),
    ...Object.entries(workflows).map(([template, path]) =>
      newFile(
        root,
        path,
        readFileSync(join(packageRoot, 'generator/commands/templates', template), 'utf8'),
      ),
    ),
    withLines(root, '.gitattributes', [
      `${models}/** text eol=lf`,
      `${out}/** text eol=lf linguist-generated=true`,
    ]),
    withLines(root, '.gitignore', [
      'node_modules/',
      `${config.site?.out ?? 'dist/site'}/`,
      ...(config.package === undefined ? [] : [`${out}/dist/`]),
    ]),
    packageFile(root),
  ];
  const problems = files.flatMap((file) => file.problems);
  if (problems.some(({ severity }) => severity === 'error')) return failureOf(problems);
  return successOf(files.flatMap((file) => (file.ok ? file.value : [])));
}

/** Prints a configuration in the order of the schema, with a line for editors. */
function configText(config: Config): string {
  const document = new Document(config, { version: '1.2' });
  const { only, out = 'generated' } = config;
  const folder =
    only === undefined || only.includes('schema')
      ? `./${out}/schema`
      : './node_modules/scenario-models-cli/generated/schema';
  document.commentBefore = ` yaml-language-server: $schema=${encodeURI(folder)}/config.schema.json`;
  return document.toString({ lineWidth: 0 });
}

/** Returns the text of a file; undefined if it does not exist. */
function readFile(root: string, path: string): Result<string | undefined> {
  const file = join(root, path);
  const [parent = ''] = path.split('/');
  const isInFolder = parent !== path && existsSync(join(root, parent));
  if (isInFolder && !statSync(join(root, parent)).isDirectory())
    return failureOf([notFile(parent)]);
  const stats = pathStats(file);
  if (!stats) return successOf(undefined);
  if (!stats.isFile()) return failureOf([notFile(path)]);
  const text = readText(file, path);
  return text.ok ? successOf(text.value.text) : text;
}

function newFile(root: string, path: string, text: string): Result<ProjectFile> {
  const existing = readFile(root, path);
  if (!existing.ok) return existing;
  const kept = existing.value;
  return successOf(
    kept === undefined ? { path, text, change: 'new' } : { path, text: kept, change: 'kept' },
  );
}

/** Adds lines that the file lacks. */
function withLines(root: string, path: string, lines: readonly string[]): Result<ProjectFile> {
  const existing = readFile(root, path);
  if (!existing.ok) return existing;
  const text = existing.value ?? '';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const known = new Set(text.split(/\r\n|\r|\n/).map(plainLine));
  const missing = lines.filter(
    (line) => !withParents(plainLine(line)).some((path) => known.has(path)),
  );
  if (missing.length === 0) return successOf({ path, text, change: 'kept' });
  const start = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
  return successOf({
    path,
    text: start + missing.map((line) => `${line}${end}`).join(''),
    change: existing.value === undefined ? 'new' : 'added to',
  });
}

/** Normalizes a line: `/node_modules/` and `node_modules` ignore the same folder. */
function plainLine(line: string): string {
  return line
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^\/|\/$/g, '');
}

/** A file of git that names a folder holds for everything in it: `dist`, `dist/site`. */
function withParents(line: string): readonly string[] {
  const parts = line.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const scripts = {
  sync: 'scenario-models sync',
  generate: 'scenario-models generate',
  check: 'scenario-models generate --check',
} as const;

/** Adds scripts and dependencies that package.json lacks. Creates the file if it is missing. */
function packageFile(root: string): Result<ProjectFile> {
  const path = 'package.json';
  const existing = readFile(root, path);
  if (!existing.ok) return existing;
  const text = existing.value;
  const source = text === undefined ? undefined : decodeText(path, Buffer.from(text));
  const parsed = source?.ok
    ? parseJson(source.value, 'INPUT_PACKAGE_JSON', 'Correct the file, and run init again.')
    : successOf<unknown>({ name: packageName(basename(root)), private: true, type: 'module' });
  if (!parsed.ok) return parsed;
  const fields = Object(parsed.value) as Readonly<Record<string, unknown>>;
  const own = versionsOf();
  const all = { ...objectAt(fields, 'dependencies'), ...objectAt(fields, 'devDependencies') };
  const lacks = (name: string) => !Object.hasOwn(all, name);
  const dependencies = lacks('zod') ? { zod: own.zod } : {};
  const tools = lacks('scenario-models-cli') ? { 'scenario-models-cli': `^${own.version}` } : {};
  const complete = {
    ...fields,
    scripts: withScripts(objectAt(fields, 'scripts')),
    ...merged(fields, 'dependencies', dependencies),
    ...merged(fields, 'devDependencies', tools),
  };
  const before = JSON.stringify(parsed.value);
  if (text !== undefined && JSON.stringify(complete) === before) {
    return successOf({ path, text, change: 'kept' });
  }
  const indent = /^[ \t]+(?=")/m.exec(text ?? '')?.[0] ?? '  ';
  const printed = `${JSON.stringify(complete, null, indent)}\n`;
  const isWindows = text?.includes('\r\n') ?? false;
  return successOf({
    path,
    text: isWindows ? printed.replaceAll('\n', '\r\n') : printed,
    change: text === undefined ? 'new' : 'added to',
  });
}

/** Returns a package name for a folder: npm allows fewer characters than file systems. */
function packageName(folder: string): string {
  return slugOf(folder).replace(/[^a-z0-9-]/g, '') || 'models';
}

/**
 * Adds the scripts under their names, or under longer ones if the project uses these for other
 * scripts.
 */
function withScripts(
  existing: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const commands = Object.values(existing);
  const added = Object.entries(scripts).flatMap(([name, command]) => {
    if (commands.includes(command)) return [];
    const unused = [name, `models:${name}`].find(
      (candidate) => !Object.hasOwn(existing, candidate),
    );
    return unused === undefined ? [] : [[unused, command] as const];
  });
  return { ...existing, ...Object.fromEntries(added) };
}

function merged(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return Object.keys(added).length === 0 ? {} : { [name]: { ...objectAt(fields, name), ...added } };
}

function objectAt(
  fields: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  return Object(fields[name] ?? {}) as Readonly<Record<string, unknown>>;
}

/** Returns the versions of this program and of zod, which generated code depends on. */
function versionsOf(): { readonly version: string; readonly zod: string } {
  const { version, dependencies } = JSON.parse(
    readFileSync(join(packageRoot, 'package.json'), 'utf8'),
  ) as { readonly version: string; readonly dependencies: Readonly<Record<string, string>> };
  return { version, zod: dependencies['zod'] ?? '^4' };
}

function invalidSetting({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Problem {
  return {
    code: 'CONFIG_WRONG_VALUE',
    severity: 'error',
    file: configName,
    message: `\`${path.map(String).join('.')}\` ${message}.`,
    fix: 'Correct the flag.',
  };
}

function notFile(path: string): Problem {
  return {
    code: 'OUTPUT_WOULD_OVERWRITE',
    severity: 'error',
    file: path,
    message: 'This path exists, but is of another kind. Nothing was written.',
    fix: 'Move it.',
  };
}
