import { formatContentType } from '../../model/file-formats.ts';
import type { PlannedModel } from '../../plan/types.ts';
import { fileKind } from '../../runtime/file-kind.ts';
import { requestBody } from '../../samples/request-body.ts';
import type { ExampleInput } from '../../samples/types.ts';
import type { ExampleFile } from '../../samples/types.ts';
import { jsonLanguage, literalText, pythonLanguage, type Language } from './literal-text.ts';
import type { SampleOptions } from './sample-options.ts';

const defaultUrl = 'https://api.cloud.scenario.com/v1';

/** Returns the body of a request as JSON. */
export function jsonSample(model: PlannedModel, input: ExampleInput): string {
  return literalText(jsonLanguage, requestBody(model, input));
}

/**
 * Returns a Bash program that uploads the files of a request, submits it, waits for the job and
 * downloads the results. It requires curl 7.68 and jq.
 */
export function curlProgram(
  model: PlannedModel,
  input: ExampleInput,
  { baseUrl = defaultUrl }: SampleOptions = {},
): string {
  const variables = new Map<ExampleFile['fileName'], string>();
  const variableOf = ({ fileName }: ExampleFile): string => {
    const known = variables.get(fileName);
    if (known !== undefined) return known;
    const word = fileName.replace(/^your-|\.\w+$/g, '').replace(/\W+/g, '_');
    const name = /^\d/.test(word) ? `file_${word}_id` : `${word}_id`;
    variables.set(fileName, name);
    return name;
  };
  // The heredoc replaces variables if the body contains any, and is literal otherwise.
  const inHeredoc = (text: string): string => text.replace(/[\\$`]/g, '\\$&');
  const jsonWithVariables: Language = {
    ...jsonLanguage,
    text: (text) => inHeredoc(jsonLanguage.text(text)),
    key: (name) => inHeredoc(jsonLanguage.key(name)),
    file: (file) => `"$${variableOf(file)}"`,
  };
  const body = literalText(jsonWithVariables, requestBody(model, input));
  const uploads = [...variables].map(
    ([fileName, name]) => `${name}=$(upload ${fileName} ${uploadTypeOf(fileName).join(' ')})\n`,
  );
  const [delimiter, text] =
    uploads.length > 0 ? ['JSON', body] : ["'JSON'", jsonSample(model, input)];
  return `set -euo pipefail
api=\${SCENARIO_SDK_BASE_URL:-${shellWord(baseUrl)}}

call() {
  curl -sS -u "$SCENARIO_SDK_API_KEY:$SCENARIO_SDK_API_SECRET" -H 'Content-Type: application/json' "$@"
}
get() { jq -er "$1 // error(tostring)"; }

# Polls until an upload or a job has ended, and prints it.
wait_for() {
  local response
  while response=$(call --fail --retry 5 "$api/$1"); do
    case $(jq -r '.[].status' <<< "$response") in
      imported | success) echo "$response" && return ;;
      failed | failure | canceled) echo "$response" >&2 && return 1 ;;
    esac
    sleep 3
  done
  return 1
}
${uploads.length > 0 ? curlUpload : ''}
submit() {
  call "$api/generate/custom/${encodedId(model)}" -d @- <<${delimiter}
${text}
JSON
}

${uploads.join('')}job=$(submit | get .job.jobId)
mkdir -p results
${model.outputKinds.includes('text') ? curlText : `wait_for "jobs/$job"`} | jq -r '.job.metadata.assetIds[]?' | while read -r id; do
  asset=$(call --fail --retry 5 "$api/assets/$id")
  extension=$(jq -r '.asset.mimeType | ${extensionTable(model)}[.] // split("/")[1]' <<< "$asset")
  curl -sS --fail --retry 5 -o "results/$id.$extension" "$(get .asset.url <<< "$asset")"
  echo "results/$id.$extension"
done`;
}

/** The extensions of MIME types that do not end in their extension, by the kind of a result. */
const extensions = {
  image: { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' },
  video: { 'video/quicktime': 'mov' },
  audio: { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/x-wav': 'wav' },
  '3d': { 'model/gltf-binary': 'glb', 'image/jpeg': 'jpg' },
} as const;

/** Returns the extensions of a model's results as an object, the same in JSON and in Python. */
function extensionTable({ outputKinds }: PlannedModel): string {
  const kinds = outputKinds.flatMap((kind) => (kind === 'text' ? [] : [kind]));
  const known = kinds.length === 0 ? (['image', 'audio'] as const) : kinds;
  const rows = new Map(known.flatMap((kind) => Object.entries(extensions[kind])));
  const pairs = [...rows].map(([type, extension]) => `"${type}": "${extension}"`);
  return `{${pairs.join(', ')}}`;
}

/** Returns a URL as a part of a word in Bash. */
function shellWord(url: string): string {
  return url.replace(/[^\w:/.?&=%~+@,;-]/gu, encoded).replace(/[&;?]/g, '\\$&');
}

/** The commands for a result that is text: it is not a file, so it is printed. */
const curlText = `result=$(wait_for "jobs/$job")
jq '.job.metadata.output // empty' <<< "$result"
echo "$result"`;

const curlUpload = `
# Uploads a file and prints the ID of its asset.
upload() {
  local announced id
  announced=$(call "$api/uploads" -d "{\\"fileName\\": \\"$1\\", \\"contentType\\": \\"$2\\", \\"kind\\": \\"$3\\", \\"fileSize\\": $(wc -c < "$1"), \\"parts\\": 1}")
  id=$(get .upload.id <<< "$announced")
  curl -sS --fail -T "$1" "$(get '.upload.parts[0].url' <<< "$announced")" > /dev/null
  call "$api/uploads/$id/action" -d '{"action": "complete"}' > /dev/null
  wait_for "uploads/$id" | get .upload.entityId
}
`;

/**
 * Returns a Python program that uploads the files of a request, submits it, waits for the job and
 * downloads the results. It requires the package `requests`.
 */
export function pythonProgram(
  model: PlannedModel,
  input: ExampleInput,
  { baseUrl = defaultUrl }: SampleOptions = {},
): string {
  const pythonWithFiles: Language = {
    ...pythonLanguage,
    file: ({ fileName }) =>
      `upload(${[fileName, ...uploadTypeOf(fileName)].map(pythonLanguage.text).join(', ')})`,
  };
  const body = literalText(pythonWithFiles, requestBody(model, input));
  return `import os
import time

import requests

api = os.environ.get("SCENARIO_SDK_BASE_URL", ${pythonLanguage.text(baseUrl)})
keys = (os.environ["SCENARIO_SDK_API_KEY"], os.environ["SCENARIO_SDK_API_SECRET"])


def call(method, path, body=None):
    response = requests.request(method, f"{api}/{path}", auth=keys, json=body, timeout=60)
    if not response.ok:
        raise SystemExit(f"{response.status_code}: {response.text}")
    return response.json()


def wait_for(kind, path):
    while True:
        found = call("GET", path)[kind]
        if found["status"] in ("imported", "success"):
            return found
        if found["status"] in ("failed", "failure", "canceled"):
            raise SystemExit(found)
        time.sleep(3)

${body.includes('upload(') ? pythonUpload : ''}
body = ${body}
job = call("POST", "generate/custom/${encodedId(model)}", body)["job"]
job = wait_for("job", f"jobs/{job['jobId']}")
${model.outputKinds.includes('text') ? 'print(job["metadata"].get("output"))\n' : ''}
extensions = ${extensionTable(model)}
os.makedirs("results", exist_ok=True)
for asset_id in job["metadata"].get("assetIds", []):
    asset = call("GET", f"assets/{asset_id}")["asset"]
    extension = extensions.get(asset["mimeType"], asset["mimeType"].split("/")[1])
    response = requests.get(asset["url"], timeout=600)
    response.raise_for_status()
    with open(f"results/{asset_id}.{extension}", "wb") as file:
        file.write(response.content)
    print(file.name)`;
}

const pythonUpload = `
def upload(name, content_type, kind):
    """Uploads a file and returns the ID of its asset."""
    size = os.path.getsize(name)
    file = {"fileName": name, "contentType": content_type, "kind": kind, "fileSize": size, "parts": 1}
    announced = call("POST", "uploads", file)["upload"]
    with open(name, "rb") as data:
        requests.put(announced["parts"][0]["url"], data=data, timeout=600).raise_for_status()
    call("POST", f"uploads/{announced['id']}/action", {"action": "complete"})
    return wait_for("upload", f"uploads/{announced['id']}")["entityId"]

`;

/** Returns the content type of a file, and its kind in the API. */
function uploadTypeOf(fileName: string): readonly [contentType: string, kind: string] {
  const contentType = formatContentType(fileName);
  return [contentType, fileKind(fileName, contentType)];
}

/** Returns the ID as a part of a URL, without characters that a shell or Python would interpret. */
function encodedId({ model: { id } }: PlannedModel): string {
  return encoded(id);
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
