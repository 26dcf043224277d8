import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

// Serves the pages of a folder on a free port, which it prints. Usage: page-server.ts FOLDER
const [folder = '.'] = process.argv.slice(2);

const server = createServer((request, response) => {
  try {
    const page = readFileSync(
      join(folder, new URL(request.url ?? '', 'http://localhost').pathname),
    );
    response.writeHead(200, { 'content-type': 'text/markdown; charset=utf-8' }).end(page);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? (address?.port ?? 0) : 0}\n`);
});
