import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** The request of a sample. */
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

if (!hasPython) console.warn('The Python samples are not run: python3 is missing');

export const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;

if (!hasRequests) console.warn('The Python programs are not run: the package requests is missing');

export const hasJq = spawnSync('jq', ['--version']).status === 0;

if (!hasJq) console.warn('The cURL programs are not run: jq is missing');

/** A `curl` that responds like the API, and records how the request was submitted. */
const stubCurl = `
curl() {
  local url='' data='' user='' file=''
  while [ $# -gt 0 ]; do
    case "$1" in
      -u) user=$2; shift ;;
      -d) data=$2; shift ;;
      -T) file=$2; shift ;;
      -H | -o | --retry) shift ;;
      http*) url=$1 ;;
    esac
    shift
  done
  case "$url" in
    */generate/custom/*)
      printf '%s' "$url" > "url-$sample"
      printf '%s' "$user" > "user-$sample"
      cat > "body-$sample"
      echo '{"job": {"jobId": "job_1"}}' ;;
    */jobs/*) echo '{"job": {"status": "success", "metadata": {"assetIds": []}}}' ;;
    */uploads) printf '{"upload": {"id": %s, "parts": [{"url": "http://storage"}]}}' "$(jq .fileName <<< "$data")" ;;
    */uploads/*/action) [ "$data" = '{"action": "complete"}' ] ;;
    */uploads/*) url=\${url##*/}; printf '{"upload": {"status": "imported", "entityId": "asset_%s"}}' "\${url%.*}" ;;
    http://storage) [ -f "$file" ] ;;
    *) return 1 ;;
  esac
}`;

/** Runs each program in a shell with a `curl` that records the request. */
export function runCurlPrograms(programs: readonly string[]): readonly SentRequest[] {
  const script = [
    stubCurl,
    ...programs.map((program, index) => `(\nsample=${index}\n${program}\n)`),
  ].join('\n');
  return inFolder((folder) => {
    for (const [, file = ''] of script.matchAll(/\$\(upload (\S+) /g)) {
      writeFileSync(join(folder, file), 'file');
    }
    writeFileSync(join(folder, 'programs.sh'), script);
    const env = { PATH: process.env['PATH'], ...environment };
    execFileSync('bash', ['-eu', 'programs.sh'], { cwd: folder, env });
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    return programs.map((_, index) => {
      const [user = '', password = ''] = read(`user-${index}`).split(':');
      const body: unknown = JSON.parse(read(`body-${index}`));
      return { url: read(`url-${index}`), user, password, body };
    });
  });
}

const runPython = `
import builtins, io, json, os, sys, types

sent = {}

class Response:
    ok = True
    content = b""
    def __init__(self, value=None): self.value = value
    def raise_for_status(self): pass
    def json(self): return self.value

def request(method, url, auth, json, timeout):
    path = url.split("/v1/")[1]
    if path.startswith("generate/"):
        sent.update(url=url, user=auth[0], password=auth[1], body=json)
        return Response({"job": {"jobId": "job_1"}})
    if path.startswith("jobs/"):
        return Response({"job": {"status": "success", "metadata": {"assetIds": []}}})
    if path == "uploads":
        assert json["fileSize"] == 4
        return Response({"upload": {"id": json["fileName"], "parts": [{"url": "http://storage"}]}})
    name = path.split("/")[1]
    return Response({"upload": {"status": "imported", "entityId": "asset_" + name.rsplit(".", 1)[0]}})

def put(url, data, timeout):
    return Response()

os.path.getsize = lambda name: 4
sys.modules["requests"] = types.SimpleNamespace(request=request, put=put)
results = []
for sample in json.load(open("samples.json")):
    sent = {}
    exec(compile(sample, "sample", "exec"), {"print": lambda *_: None, "open": lambda *_: io.BytesIO(b"file")})
    results.append(sent)
json.dump(results, builtins.open("sent.json", "w"))
`;

/** Runs each program in one Python whose \`requests\` records the submitted requests. */
export function runPythonPrograms(programs: readonly string[]): readonly SentRequest[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'samples.json'), JSON.stringify(programs));
    writeFileSync(join(folder, 'run.py'), runPython);
    execFileSync('python3', ['run.py'], { cwd: folder, env: { ...process.env, ...environment } });
    // The output of json.dump of Python, with the programs alone.
    return JSON.parse(readFileSync(join(folder, 'sent.json'), 'utf8')) as SentRequest[];
  });
}

/** Runs a sample that imports `model`, and returns the request that it makes. */
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
