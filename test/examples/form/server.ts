/**
 * A form for a model, created from its parameters: invalid fields show the reason, and a valid form
 * starts a job.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { photaTextToImage as model } from 'scenario-models';
import { ScenarioClient } from 'scenario-models/client';
import { escaped, fieldsOf, inputOf } from './fields.js';

const scenario = new ScenarioClient();

async function respond(request: Request): Promise<Response> {
  if (request.method !== 'POST') return page(200, formOf(fieldsOf(model.parameters)));
  const input = inputOf(model.parameters, new URLSearchParams(await request.text()));
  const result = model.validate(input);
  if (!result.success) {
    return page(422, formOf(fieldsOf(model.parameters, input, result.issues)));
  }
  const { assets } = await scenario.run(model.request(result.data));
  return page(200, assets.map(({ url }) => `<img alt="" src="${escaped(url)}">`).join('\n'));
}

function formOf(fields: string): string {
  return `<form method="post">\n${fields}\n<button>Run ${escaped(model.name)}</button>\n</form>`;
}

function page(status: number, body: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(`<!doctype html>\n<title>Scenario</title>\n${body}\n`, { status, headers });
}

/** Adapts the fetch handler to `node:http`. */
const server = createServer((incoming, outgoing) => {
  void toRequest(incoming)
    .then(respond)
    .catch((error: unknown) => page(502, `<p>${escaped(error)}</p>`))
    .then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(await response.text());
    });
});

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = 'GET', url = '/', headers } = incoming;
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: headers as Record<string, string>,
    body: chunks.length > 0 ? Buffer.concat(chunks) : null,
  });
}

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? '') : ''}/`);
});
