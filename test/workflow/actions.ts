import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { githubScript, readPulls, writePulls, type Pull } from './fake-gh.ts';

/** The workflow that the package ships. */
export const workflowFile = join(
  import.meta.dirname,
  '../../generator/commands/templates/sync.yml',
);
const cli = join(import.meta.dirname, '../../dist/generator/cli.js');

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: boolean;
}

export interface Job {
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<'update' | 'propose', Job>>;
}

export function readWorkflow(file = workflowFile): Workflow {
  return parse(readFileSync(file, 'utf8')) as Workflow;
}

export interface Exit {
  readonly status: number;
  readonly output: string;
}

/** A repository on a local "GitHub": a bare remote, and a file of its pull requests. */
export interface Repository {
  readonly remote: string;
  readonly home: string;
  readonly pulls: () => readonly Pull[];
  /** Runs a program in a folder, as a maintainer. */
  readonly run: (folder: string, program: string, ...args: readonly string[]) => Promise<Exit>;
  /** Makes a commit of a maintainer on a branch. */
  readonly commit: (branch: string, change: (folder: string) => void) => Promise<void>;
  /** Merges the open pull request and deletes its branch. */
  readonly merge: () => Promise<void>;
  readonly close: () => void;
  /** The files of a branch by path. */
  readonly show: (branch: string, path: string) => Promise<string>;
  readonly head: (branch: string) => Promise<string>;
}

const maintainer = '[user]\n  name = Maintainer\n  email = maintainer@example.com\n';

/** Makes a repository from a project folder, with a branch `main`. */
export async function repositoryOf(project: string): Promise<Repository> {
  const home = temporaryFolder({
    'bin/gh': githubScript,
    'pulls.json': '[]',
    '.gitconfig': maintainer,
  });
  const remote = join(home, 'remote.git');
  chmodSync(join(home, 'bin/gh'), 0o755);
  const run = (folder: string, program: string, ...args: readonly string[]) =>
    execute(program, args, folder, environment(home));
  const mustRun = async (folder: string, ...args: readonly string[]) => {
    const { status, output } = await run(folder, 'git', ...args);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
    return output;
  };
  await mustRun(home, 'init', '--quiet', '--bare', '--initial-branch', 'main', remote);
  writeFileSync(join(project, '.gitignore'), 'node_modules/\n');
  await mustRun(project, 'init', '--quiet', '--initial-branch', 'main');
  await mustRun(project, 'add', '--all');
  await mustRun(project, 'commit', '--quiet', '--message', 'feat: start');
  await mustRun(project, 'push', '--quiet', remote, 'main');

  const clone = async (branch: string) => {
    const folder = temporaryFolder();
    await mustRun(folder, 'clone', '--quiet', '--branch', branch, remote, '.');
    return folder;
  };
  const open = () => readPulls(home).find(({ state }) => state === 'OPEN');
  const change = (state: Pull['state']) => {
    const number = open()?.number;
    writePulls(
      home,
      readPulls(home).map((pull) => (pull.number === number ? { ...pull, state } : pull)),
    );
  };
  return {
    remote,
    home,
    pulls: () => readPulls(home),
    run,
    show: (branch, path) => mustRun(remote, 'show', `${branch}:${path}`),
    head: async (branch) => (await mustRun(remote, 'rev-parse', branch)).trim(),
    commit: async (branch, edit) => {
      const folder = await clone(branch);
      edit(folder);
      await mustRun(folder, 'add', '--all');
      await mustRun(folder, 'commit', '--quiet', '--message', 'chore: review');
      await mustRun(folder, 'push', '--quiet', 'origin', `HEAD:${branch}`);
    },
    merge: async () => {
      const pull = open();
      if (!pull) throw new Error('There is no open pull request.');
      const folder = await clone('main');
      await mustRun(folder, 'fetch', '--quiet', 'origin', pull.head);
      await mustRun(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'FETCH_HEAD');
      await mustRun(folder, 'push', '--quiet', 'origin', 'HEAD:main', `:${pull.head}`);
      change('MERGED');
    },
    close: () => {
      change('CLOSED');
    },
  };
}

export interface WorkflowRun {
  /** Whether all steps passed. */
  readonly passes: boolean;
  readonly log: string;
  readonly summary: string;
  /** The artifact. */
  readonly artifact: (name: string) => string;
}

export interface RunOptions {
  /** The input `options`. */
  readonly options?: string;
  readonly file?: string;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Runs the shell steps of both jobs as a runner does. Actions are replaced by their results. */
export async function runWorkflow(
  { remote, home }: Repository,
  { options = '', file = workflowFile, secrets = {} }: RunOptions = {},
): Promise<WorkflowRun> {
  const workflow = readWorkflow(file);
  const temp = temporaryFolder({ summary: '', 'sync/report.md': '' });
  const outputs = new Map<string, string>([
    ['inputs.options', options],
    ['github.token', 'token'],
    ['github.server_url', 'https://github.com'],
    ['github.repository', 'acme/models'],
    ['github.run_id', '7'],
    ...Object.entries(secrets).map(([name, value]) => [`secrets.${name}`, value] as const),
  ]);
  const fill = (text: string) =>
    text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_, name: string) => outputs.get(name) ?? '');
  let log = '';
  let passes = true;
  for (const name of ['update', 'propose'] as const) {
    const job = workflow.jobs[name];
    const workspace = temporaryFolder();
    await execute('git', ['clone', '--quiet', remote, '.'], workspace, environment(home));
    if (name === 'update') install(workspace);
    let hasFailed = false;
    for (const { id, run, if: condition, env = {}, ...step } of job.steps) {
      if (run === undefined || run.startsWith('npm ci') || run === 'npm run build') continue;
      if (hasFailed && condition !== 'always()') continue;
      const output = join(temp, 'output');
      writeFileSync(output, '');
      const filled = Object.entries(env).map(([key, value]) => [key, fill(value)] as const);
      const { status, output: text } = await execute(
        'bash',
        ['-eo', 'pipefail', '-c', run],
        workspace,
        {
          ...environment(home),
          ...workflow.env,
          ...Object.fromEntries(filled),
          RUNNER_TEMP: temp,
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: join(temp, 'summary'),
        },
      );
      log += text;
      for (const line of readFileSync(output, 'utf8').split('\n').filter(Boolean)) {
        const [key = '', value = ''] = line.split('=');
        outputs.set(`steps.${id ?? ''}.outputs.${key}`, value);
      }
      outputs.set(`steps.${id ?? ''}.outcome`, status === 0 ? 'success' : 'failure');
      if (status !== 0 && step['continue-on-error'] !== true) hasFailed = true;
    }
    for (const [key, value] of Object.entries(job.outputs ?? {})) {
      outputs.set(`needs.${name}.outputs.${key}`, fill(value));
    }
    if (hasFailed) passes = false;
    if (hasFailed) break;
  }
  return {
    passes,
    log,
    summary: readFileSync(join(temp, 'summary'), 'utf8'),
    artifact: (name) => readFileSync(join(temp, 'sync', name), 'utf8'),
  };
}

/** Installs the command line, as `npm ci` does. */
function install(workspace: string): void {
  mkdirSync(join(workspace, 'node_modules/.bin'), { recursive: true });
  symlinkSync(cli, join(workspace, 'node_modules/.bin/scenario-models'));
}

function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: `${join(home, 'bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    FAKE_GITHUB: home,
    NO_COLOR: '1',
    npm_config_update_notifier: 'false',
  };
}

/** Does not block, since the docs are served by this process. */
function execute(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Exit> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const status = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ status, output: status === 0 && stderr === '' ? stdout : stdout + stderr });
    });
  });
}
