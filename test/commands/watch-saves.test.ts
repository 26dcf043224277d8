import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { isWithin } from '../../generator/commands/watch-files.ts';
import { runOnChange, watchProject } from '../../generator/commands/watch.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { walkFolder } from '../../generator/input/walk-folder.ts';
import { successOf } from '../../generator/report/problem.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acme } from '../support/definition-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const times = 20;

/** A watched folder with one file; `seen` is what the last run read. */
function watched(interval = Infinity) {
  const project = temporaryFolder({ 'models/image/acme.yaml': 'start', '.git/HEAD': '' });
  const models = join(project, 'models');
  const folder = join(models, 'image');
  const end = new AbortController();
  const state = { seen: '', runs: 0 };
  const run = (): Promise<CommandResult> => {
    state.runs += 1;
    state.seen = textsIn(models);
    return Promise.resolve({ exitCode: 0, problems: [], json: null });
  };
  const watching = runOnChange(models, run, () => undefined, end.signal, { interval });
  /** Waits until a run read a text. The limit is that of a test that hangs. */
  const until = (text: string) =>
    vi.waitFor(
      () => {
        expect(state.seen).toBe(text);
      },
      { timeout: 60_000, interval: 2 },
    );
  const stop = async () => {
    end.abort();
    await watching;
  };
  return { project, models, folder, file: join(folder, 'acme.yaml'), state, until, stop };
}

function textsIn(models: string): string {
  if (!existsSync(models)) return 'no folder';
  return walkFolder(models)
    .filter(({ name, type }) => name.endsWith('.yaml') && type === 'file')
    .map(({ file }) => readFileSync(file, 'utf8'))
    .join('|');
}

type World = ReturnType<typeof watched>;
type Save = (world: World, text: string, index: number) => void | Promise<void>;

const git = (folder: string, ...args: readonly string[]) => {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
};

const saves: readonly (readonly [what: string, save: Save])[] = [
  [
    'writing',
    ({ file }, text) => {
      writeFileSync(file, text);
    },
  ],
  [
    'writing another file and renaming it',
    ({ file }, text) => {
      writeFileSync(`${file}.tmp`, text);
      renameSync(`${file}.tmp`, file);
    },
  ],
  [
    'truncating it and writing in steps',
    async ({ file }, text) => {
      const descriptor = openSync(file, 'w');
      for (const letter of text) {
        await turn();
        writeSync(descriptor, letter);
      }
      closeSync(descriptor);
    },
  ],
  [
    'renaming it to a backup, as editors do, with a swap file',
    ({ file, folder }, text) => {
      writeFileSync(join(folder, '.acme.yaml.swp'), 'swap');
      writeFileSync(join(folder, '4913'), '');
      rmSync(join(folder, '4913'));
      renameSync(file, `${file}~`);
      writeFileSync(file, text);
      rmSync(`${file}~`);
      rmSync(join(folder, '.acme.yaml.swp'));
    },
  ],
  [
    'removing and writing it',
    async ({ file, until }, text) => {
      rmSync(file);
      await until('');
      writeFileSync(file, text);
    },
  ],
  [
    'checking out a branch',
    ({ folder, file }, text, index) => {
      if (index === 0) git(folder, 'init', '-q', '-b', 'main');
      git(folder, 'checkout', '-q', '-B', `next-${index}`);
      writeFileSync(file, text);
      git(folder, 'add', '--all');
      git(folder, 'commit', '-q', '-m', 'next');
      git(folder, 'checkout', '-q', '-B', 'main', `next-${Math.max(0, index - 1)}`);
      git(folder, 'checkout', '-q', `next-${index}`);
    },
  ],
  [
    'moving its folder away and back',
    async ({ folder, file, project, until }, text) => {
      renameSync(folder, join(project, 'away'));
      await until('');
      renameSync(join(project, 'away'), folder);
      writeFileSync(file, text);
    },
  ],
  [
    'moving the models folder away and back',
    async ({ models, file, project, until }, text) => {
      renameSync(models, join(project, 'away'));
      await until('no folder');
      renameSync(join(project, 'away'), models);
      writeFileSync(file, text);
    },
  ],
  [
    'creating a new folder for it',
    ({ models, folder, file }, text, index) => {
      rmSync(join(models, `new-${index - 1}`), { recursive: true, force: true });
      if (index === 0) rmSync(file);
      mkdirSync(join(models, `new-${index}/deep`), { recursive: true });
      writeFileSync(join(models, `new-${index}/deep/acme.yaml`), text);
      expect(existsSync(folder)).toBe(true);
    },
  ],
  [
    'swapping a link',
    ({ folder, file }, text, index) => {
      writeFileSync(join(folder, `version-${index}`), text);
      symlinkSync(`version-${index}`, `${file}.link`);
      renameSync(`${file}.link`, file);
    },
  ],
  [
    'writing below a link to a folder',
    ({ project, models, file }, text, index) => {
      if (index === 0) {
        rmSync(file);
        mkdirSync(join(project, 'real'));
        symlinkSync('../real', join(models, 'linked'));
      }
      writeFileSync(join(project, 'real/acme.yaml'), text);
    },
  ],
];

test.each(saves)('runOnChange notices a save by %s, twenty times', async (_, save) => {
  const world = watched();
  await world.until('start');
  for (let index = 0; index < times; index += 1) {
    const text = `text ${index}`;
    await save(world, text, index);
    await world.until(text);
  }
  await world.stop();
  // A save in two steps runs twice, and a start adds one.
  expect(world.state.runs).toBeLessThanOrEqual(times * 5 + 1);
});

test('runOnChange runs nothing for files that are not definitions, and notices a save without an event', async () => {
  const world = watched(50);
  await world.until('start');
  const { runs } = world.state;
  for (let index = 0; index < times; index += 1) {
    writeFileSync(join(world.folder, '.acme.yaml.swp'), String(index));
    writeFileSync(join(world.folder, 'acme.yaml~'), String(index));
    await turn();
  }
  writeFileSync(world.file, 'next');
  await world.until('next');
  expect(world.state.runs).toBe(runs + 1);
  await world.stop();
});

test('watchProject reads a configuration that is saved while it watches, and follows its folders', async () => {
  const project = temporaryFolder({
    'models/image-generation/acme.yaml': acme,
    'other/image-generation/acme.yaml': acme.replaceAll('Acme Edit', 'Acme Draw'),
    'scenario-models.config.yaml': 'out: first\n',
  });
  const results: CommandResult[] = [];
  const end = new AbortController();
  const read = () => {
    const settings = readConfig(project);
    if (!settings.ok) return settings;
    const { models = 'models', out = 'generated' } = settings.value.config;
    return successOf({ models: join(project, models), out: join(project, out) });
  };
  const config = join(project, 'scenario-models.config.yaml');
  const watching = watchProject(
    read,
    config,
    plainStyle,
    (result) => results.push(result),
    end.signal,
  );
  const until = (check: () => void) => vi.waitFor(check, { timeout: 200_000, interval: 5 });
  const exists = (path: string) =>
    until(() => {
      expect(existsSync(join(project, path))).toBe(true);
    });
  await exists('first/manifest.json');
  writeFileSync(config, 'out: second\n');
  await exists('second/manifest.json');
  writeFileSync(config, 'ouT: second\n');
  await until(() => {
    expect(results.at(-1)?.problems[0]?.code).toMatch(/^CONFIG_/);
  });
  writeFileSync(config, 'models: nowhere\nout: third\n');
  await until(() => {
    expect(results.at(-1)?.problems[0]?.code).toBe('INPUT_NO_MODELS_FOLDER');
  });
  writeFileSync(config, 'models: other\nout: third\n');
  await exists('third/sdk/models/acme-draw.ts');
  end.abort();
  await watching;
});

test.each([
  [win32, 'C:\\work\\models', 'C:\\work\\models\\a\\b.yaml', true],
  [win32, 'C:\\Work\\Models', 'c:\\work\\models\\B.yaml', true],
  [win32, 'C:\\work\\models', 'C:\\work\\models', true],
  [win32, 'C:\\', 'C:\\models', true],
  [win32, '\\\\server\\share\\models', '\\\\server\\share\\models\\a.yaml', true],
  [win32, 'C:\\work\\models', 'C:\\work\\models-old\\a.yaml', false],
  [win32, 'C:\\work\\models', 'D:\\work\\models\\a.yaml', false],
  [win32, 'C:\\work\\models', 'C:\\work', false],
  [posix, '/work/models', '/work/models/..a/b.yaml', true],
  [posix, '/', '/models', true],
  [posix, '/work/models', '/work/Models/b.yaml', false],
  [posix, '/work/models', '/work', false],
])(
  'isWithin finds the files of a folder on each platform, case %#',
  (platform, folder, found, expected) => {
    expect(isWithin(folder, found, platform)).toBe(expected);
  },
);
