import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createProgram } from '../../generator/cli/program.ts';
import type { CommandResult } from '../../generator/commands/command-result.ts';
import { reportException, reportResult } from '../../generator/commands/report-result.ts';
import { watchProject } from '../../generator/commands/watch.ts';
import { configName } from '../../generator/config/output-settings.ts';
import { readConfig } from '../../generator/config/read-config.ts';
import { stateFile } from '../../generator/output/state-file.ts';
import { successOf } from '../../generator/report/problem.ts';
import { plainStyle } from '../../generator/report/style.ts';
import { acmePage } from '../support/page-text.ts';
import {
  commands,
  oddRuns,
  places,
  type Command,
  type OddRun,
  type Place,
} from './odd-files-table.ts';

/*
 * Runs commands on projects with an odd file, in a separate process: a read that never ends blocks
 * it, and the superuser may read every file. Prints a line of JSON before and after each run; starts
 * at the run whose number it is given.
 */

const page = acmePage.replace('2026-04-09', '2026-06-15').replace('| 4 ', '| 2 ');
const docsPath = '/gen/image-generation/image-generation-other/';
const otherPage = page.replaceAll('Acme', 'Other').replaceAll('acme', 'other');

async function makeProject(folder: string, docs: string): Promise<void> {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('.git/HEAD', '');
  put('package.json', '{ "version": "1.4.2" }\n');
  put('CHANGELOG.md', '# Changelog\n\n## 1.4.2 (2026-04-09)\n\n- The first.\n');
  put('accepted-breaks.yaml', '[]\n');
  put('tsconfig.json', '{ "extends": "./base.json" }');
  put('base.json', '{}');
  put('.gitignore', 'own/\n');
  put('pages/acme.md', acmePage);
  process.chdir(folder);
  await run(['import', 'pages/acme.md']);
  put('pages/acme.md', page);
  await run(['sync', '--from', 'pages']);
  put('pages/acme.md', acmePage.replace('2026-04-09', '2026-06-16').replace('| 4 ', '| 3 '));
  put('other.md', otherPage);
  put('registry.js', 'export const models = {};\n');
  put('models/image-generation/acme.overlay.yaml', 'models: {}\n');
  put('models/scenario-models.lock.yaml', 'reader: "1"\npages: {}\n');
  put(configName, `out: generated\nindex: ${docs}/llms.txt\n`);
  put('before.yaml', readFileSync(join(folder, 'models/image-generation/acme.yaml'), 'utf8'));
}

/** Runs a command line in this process, and returns its exit code and what it prints. */
async function run(args: readonly string[]) {
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = (text: string | Uint8Array) => {
      printed.push(String(text));
      return true;
    };
  }
  process.exitCode = 0;
  try {
    if (args[0] === 'watch') await watchOnce();
    else await createProgram().parseAsync(['node', 'scenario-models', ...args]);
  } catch (error) {
    process.exitCode = reportException(error, 'text');
  }
  streams.forEach((stream, index) => {
    const write = writes[index];
    if (write) stream.write = write;
  });
  const status = process.exitCode;
  process.exitCode = 0;
  return { status, output: printed.join('') };
}

/** Watches until the first report. */
async function watchOnce(): Promise<void> {
  const end = new AbortController();
  const report = (result: CommandResult) => {
    process.exitCode = reportResult(result, 'text');
    end.abort();
  };
  const read = () => {
    const settings = readConfig('.');
    return settings.ok ? successOf({ models: 'models', out: 'generated' }) : settings;
  };
  await watchProject(read, configName, plainStyle, report, end.signal);
}

async function makeOdd(file: string, kind: OddRun['kind'], folder: string): Promise<void> {
  const text = existsSync(file) ? readFileSync(file) : Buffer.from('{}\n');
  rmSync(file, { force: true });
  const make: Readonly<Record<OddRun['kind'], () => void | Promise<void>>> = {
    fifo: () => void execFileSync('mkfifo', [file]),
    socket: async () => {
      const short = mkdtempSync(join(tmpdir(), 's'));
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(short, 's'), resolve));
      renameSync(join(short, 's'), file);
      await new Promise((resolve) => server.close(resolve));
      rmSync(short, { recursive: true });
    },
    folder: () => {
      mkdirSync(file);
    },
    'link to itself': () => {
      symlinkSync(file, file);
    },
    'broken link': () => {
      symlinkSync(join(folder, 'nothing'), file);
    },
    'link to a device': () => {
      symlinkSync('/dev/zero', file);
    },
    unreadable: () => {
      writeFileSync(file, text);
      chmodSync(file, 0);
    },
    huge: () => {
      writeFileSync(file, text);
      truncateSync(file, 3 * 1024 ** 3);
    },
    empty: () => {
      writeFileSync(file, '');
    },
    'invalid UTF-8': () => {
      writeFileSync(file, Buffer.concat([text, Buffer.from('# caf\xe9\n', 'latin1')]));
    },
    'UTF-16': () => {
      writeFileSync(file, Buffer.from(`\ufeff${text.toString()}`, 'utf16le'));
    },
    'NUL bytes': () => {
      writeFileSync(file, Buffer.concat([text, Buffer.from('# \0\0\0\n')]));
    },
  };
  mkdirSync(dirname(file), { recursive: true });
  await make[kind]();
}

function fileOf(folder: string, place: Place): string {
  if (place === 'journal' || place === 'lock') return stateFile(join(folder, 'models'), place);
  return join(folder, places[place]);
}

const print = (value: object) => writeSync(3, `${JSON.stringify(value)}\n`);

const [first = '0', nth = '1', offset = '0'] = process.argv.slice(2);
const base = mkdtempSync(join(tmpdir(), 'odd-'));
process.env['XDG_STATE_HOME'] = join(base, 'state');
process.on('exit', () => {
  process.chdir(tmpdir());
  rmSync(base, { recursive: true, force: true });
});
const original = join(base, 'original');
const server = createHttpServer(({ url = '' }, response) => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (url === '/llms.txt') response.end(`- [P](${origin}${docsPath})\n`);
  else if (url.startsWith(docsPath)) response.end(otherPage);
  else response.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const docs = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
await makeProject(original, docs);
for (const [index, { command, place, kind }] of oddRuns.entries()) {
  if (index < Number(first) || index % Number(nth) !== Number(offset)) continue;
  print({ index });
  const folder = join(base, `work-${index}`);
  cpSync(original, folder, { recursive: true });
  process.chdir(folder);
  if (command === 'init') {
    for (const path of [configName, 'models', 'generated'])
      rmSync(join(folder, path), { recursive: true });
  }
  const file = fileOf(folder, place);
  await makeOdd(file, kind, folder);
  const { status, output } = await run(
    commandLine(command).map((word) => word.replace('DOCS', docs)),
  );
  print({ index, status, output });
  process.chdir(base);
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(base, 'state'), { recursive: true, force: true });
}
process.exit(0);

function commandLine(command: Command): readonly string[] {
  return commands[command];
}
