import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** What a sample asks the API for. */
export interface SentRequest {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly body: unknown;
}

/** Keys that a sample gets wrong if it does not quote them. */
const environment = { SCENARIO_SDK_API_KEY: "k'e y*", SCENARIO_SDK_API_SECRET: 's$e"c\\ret' };

export const sentKeys = {
  user: environment.SCENARIO_SDK_API_KEY,
  password: environment.SCENARIO_SDK_API_SECRET,
};

export const hasPython = spawnSync('python3', ['--version']).status === 0;

if (!hasPython) console.warn('The Python samples are not run: there is no python3');

/** Runs each sample in a shell whose `curl` notes down how it was called. */
export function runCurlSamples(samples: readonly string[]): readonly SentRequest[] {
  const script = [
    `curl() { printf '%s\\0' "$@" > "args-$sample"; cat > "body-$sample"; }`,
    ...samples.map((sample, index) => `sample=${index}\n${sample}`),
  ].join('\n');
  return inFolder((folder) => {
    writeFileSync(join(folder, 'samples.sh'), script);
    execFileSync('bash', ['-eu', 'samples.sh'], { cwd: folder, env: environment });
    return samples.map((_, index) => {
      const args = readFileSync(join(folder, `args-${index}`), 'utf8').split('\0');
      const [user = '', password = ''] = (args[args.indexOf('-u') + 1] ?? '').split(':');
      const body: unknown = JSON.parse(readFileSync(join(folder, `body-${index}`), 'utf8'));
      return { url: args.find((arg) => arg.startsWith('https:')) ?? '', user, password, body };
    });
  });
}

const runPython = `
import base64, json, sys, types

sent = {}

class Response:
    def raise_for_status(self): pass
    def json(self): return {"job": {"jobId": "job_1"}}

def post(url, auth, json, timeout):
    sent.update(url=url, user=auth[0], password=auth[1], body=json)
    return Response()

sys.modules["requests"] = types.SimpleNamespace(post=post)
results = []
for sample in json.load(open("samples.json")):
    sent = {}
    exec(compile(sample, "sample", "exec"), {"print": lambda *_: None})
    results.append(sent)
json.dump(results, open("sent.json", "w"))
`;

/** Runs each sample in one Python whose \`requests\` notes down what it is asked to post. */
export function runPythonSamples(samples: readonly string[]): readonly SentRequest[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'samples.json'), JSON.stringify(samples));
    writeFileSync(join(folder, 'run.py'), runPython);
    execFileSync('python3', ['run.py'], { cwd: folder, env: { ...process.env, ...environment } });
    // What json.dump of Python writes, of the samples alone.
    return JSON.parse(readFileSync(join(folder, 'sent.json'), 'utf8')) as SentRequest[];
  });
}

/** Runs a sample that imports `model`; gives the request that it makes. */
export async function runTypeScriptSample(
  sample: string,
  model: object,
): Promise<{ readonly modelId: string; readonly body: unknown }> {
  const [, name = ''] =
    /^import { (?:\w+ as )?(\w+) } from 'scenario-models';$/m.exec(sample) ?? [];
  const code = sample.replaceAll(/^import .*$/gm, '');
  class ScenarioClient {
    readonly run = () => ({ assets: [{}] });
    readonly download = () => 'results/picture.png';
  }
  const request = (await runInNewContext(`(async () => {${code}\nreturn request;\n})()`, {
    ScenarioClient,
    console: { log: () => undefined },
    // The asset that the docs name in its place.
    openAsBlob: (file: string) => Promise.resolve(`asset_${file.replace(/\.\w+$/, '')}`),
    [name]: model,
  })) as { readonly modelId: string; readonly body: unknown };
  return request;
}

function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-models-samples-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
