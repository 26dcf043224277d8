import { join } from 'node:path';
import { pathStats, targetStats } from '../input/path-stats.ts';
import { leavesProject } from '../input/project-root.ts';
import { readText } from '../input/read-file.ts';
import { failureOf, successOf, type Problem, type Result } from '../report/problem.ts';
import type { SourceText } from '../report/source-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { configName, misnamedConfigs, type OutputSettings } from './output-settings.ts';
import { configSchema, type Config } from './schema.ts';

/** The settings of a project. */
export interface ProjectSettings {
  readonly config: Config;
  /** Undefined if there is no configuration file: the settings of the last run then apply. */
  readonly output?: OutputSettings;
}

/** Reads the configuration file of a folder. Without one, the configuration is empty. */
export function readConfig(folder: string): Result<ProjectSettings> {
  const file = join(folder, configName);
  if (!pathStats(file)) {
    const wrongName = findMisnamed(folder);
    return wrongName === undefined ? successOf({ config: {} }) : failureOf([misnamed(wrongName)]);
  }
  const isFile = targetStats(file)?.isFile() ?? false;
  if (!isFile || leavesProject(file)) return failureOf([notFile(file)]);
  const source = readText(file);
  if (!source.ok) return source;
  const config = parseConfig(source.value);
  return config.ok
    ? successOf({ config: config.value, output: outputSettings(config.value) })
    : config;
}

function parseConfig(source: SourceText): Result<Config> {
  const lines = source.text.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (lines.every((line) => line === '' || line.startsWith('#'))) return successOf({});
  const read = readYaml<Config>(source, configSchema, 'CONFIG');
  if (!read.ok) return read;
  const { value, locate } = read.value;
  if (value.newPages === undefined || value.index !== undefined) return successOf(value);
  return failureOf([
    {
      code: 'CONFIG_NO_INDEX',
      severity: 'error',
      message: '`newPages` requires `index`.',
      location: locate(['newPages'], 'key'),
      why: 'New pages are those that the index of the docs links to and no definition tracks.',
      fix: 'Set `index` to a page, llms.txt or sitemap that links to the reference pages.',
    },
  ]);
}

/** Returns the settings of the output in a configuration. */
export function outputSettings(config: Config): OutputSettings {
  const { package: name, importExtension, only, modelsOnly, flavor, trustDescriptions } = config;
  const { url, frontMatter } = config;
  return {
    ...(name !== undefined && { package: name }),
    ...(importExtension && { importExtension }),
    ...(only && { only }),
    ...(flavor && { flavor }),
    ...(modelsOnly && { modelsOnly }),
    ...(url !== undefined && { url }),
    ...(frontMatter && { frontMatter }),
    ...(trustDescriptions && { trustDescriptions }),
  };
}

function findMisnamed(folder: string): string | undefined {
  return misnamedConfigs
    .map((name) => join(folder, name))
    .find((file) => targetStats(file)?.isFile());
}

function misnamed(file: string): Problem {
  return {
    code: 'CONFIG_NAME',
    severity: 'error',
    file,
    message: `The configuration must be named ${configName}.`,
    fix: 'Rename the file.',
  };
}

function notFile(file: string): Problem {
  return {
    code: 'CONFIG_NAME',
    severity: 'error',
    file,
    message:
      'The configuration must be a file (got a folder, a device, or a link that is broken or points outside of the project).',
    fix: 'Replace it with a file.',
  };
}
