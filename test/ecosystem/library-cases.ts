import type { EcosystemCase } from './cases.ts';

/** Libraries that accept a schema or a tool: each program compiles, rejects a typo and runs. */
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: ['node'],
    skipLibCheck: true,
    outDir: 'out',
  },
  include: ['program.ts'],
});

const typescript = ['typescript@6.0.3', '@types/node@20.19.43'];

function library(
  name: string,
  tool: string,
  install: readonly string[],
  program: string,
  prints: string,
): EcosystemCase {
  return {
    name,
    tool,
    install: [...install, ...typescript],
    files: { 'program.ts': program, 'tsconfig.json': tsconfig },
    commands: ['tsc', 'node out/program.js'],
    prints,
  };
}

const input = "{ prompt: 'a', referenceImages: ['asset_a'] }";
const message = 'must be at most 4 (got 9)';

/** The same issues and the same JSON Schema in each form, with any zod 4. */
const zodProgram = `import { photaEdit } from 'scenario-models';
import { zodSchema } from 'scenario-models/zod';
import * as classic from 'zod';
import * as mini from 'zod/mini';

type Words = { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] };
const wrong = { prompt: 'a', referenceImages: ['./a.jpg'], numOutputs: 9.5, promt: 1 };
const wordsOf = (error: Words | undefined, from = 0): string =>
  JSON.stringify(error?.issues.map(({ path, message }) => [path.slice(from), message]));
const { error } = photaEdit.schema.safeParse(wrong);
const nested = { edit: wrong };
const words = [
  wordsOf(error),
  wordsOf(classic.safeParse(photaEdit.schema, wrong).error),
  wordsOf(zodSchema(photaEdit).safeParse(wrong).error),
  wordsOf(classic.object({ edit: zodSchema(photaEdit) }).safeParse(nested).error, 1),
  wordsOf(classic.object({ edit: photaEdit.schema }).safeParse(nested).error, 1),
  wordsOf(mini.object({ edit: mini.optional(photaEdit.schema) }).safeParse(nested).error, 1),
];
const json = (['input', 'output'] as const).flatMap((io) =>
  [photaEdit.schema, zodSchema(photaEdit)].flatMap((schema) => [
    classic.toJSONSchema(schema, { io }),
    classic.toJSONSchema(classic.object({ edit: schema }), { io }).properties?.['edit'],
  ]),
);
const text = (schema: object): string => JSON.stringify({ ...schema, $schema: undefined, '~standard': undefined });
const forms = new Set(json.map((schema) => text(schema as object)).concat(text(photaEdit.jsonSchema)));
console.log(error?.issues.length, new Set(words).size, forms.size);
`;

const zodCases = ['4.0.0', '4.1.0', '4.3.0', '4.6.7'].map((version) =>
  library(`zod-${version}`, 'zod', [`zod@${version}`], zodProgram, '4 1 1'),
);

export const libraryCases: readonly EcosystemCase[] = [
  ...zodCases,
  library(
    'react-hook-form',
    'react-hook-form',
    ['react-hook-form@7.92.0', '@hookform/resolvers@7.0.7', 'react@19.3.1', '@types/react@19.3.0'],
    `import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { photaEdit, type PhotaEditInput } from 'scenario-models';
import { zodSchema } from 'scenario-models/zod';

export function useEdit(): UseFormReturn<PhotaEditInput>[] {
  const standard = useForm<PhotaEditInput>({ resolver: standardSchemaResolver(photaEdit.schema) });
  const zod = useForm<PhotaEditInput>({ resolver: zodResolver(zodSchema(photaEdit)) });
  standard.register('numOutputs');
  // @ts-expect-error: a typo
  standard.register('numOutput');
  return [standard, zod];
}
const values = { ...${input}, numOutputs: 9 };
const options = { fields: {}, shouldUseNativeValidation: false };
for (const resolver of [standardSchemaResolver(photaEdit.schema), zodResolver(zodSchema(photaEdit))]) {
  const { errors } = await resolver(values as never, undefined, options);
  console.log(String((errors as Record<string, { message?: string }>)['numOutputs']?.message));
}
`,
    `${message}\n${message}`,
  ),
  library(
    'trpc',
    '@trpc/server',
    ['@trpc/server@11.25.2'],
    `import { initTRPC } from '@trpc/server';
import { photaEdit } from 'scenario-models';

const t = initTRPC.create();
const router = t.router({
  edit: t.procedure.input(photaEdit.schema).mutation(({ input }) => photaEdit.request(input).modelId),
});
const caller = t.createCallerFactory(router)({});
console.log(await caller.edit(${input}));
// @ts-expect-error: a typo
await caller.edit({ ...${input}, numOutput: 1 } satisfies Parameters<typeof caller.edit>[0]).catch(() => undefined);
await caller.edit({ ...${input}, numOutputs: 9 }).catch((error: Error) => console.log(error.message));
`,
    message,
  ),
  library(
    'hono',
    'hono',
    ['hono@4.13.19', '@hono/standard-validator@0.4.0', '@hono/zod-validator@0.9.1'],
    `import { sValidator } from '@hono/standard-validator';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { testClient } from 'hono/testing';
import { photaEdit } from 'scenario-models';
import { zodSchema } from 'scenario-models/zod';

const app = new Hono()
  .post('/standard', sValidator('json', photaEdit.schema), (c) => c.json(photaEdit.request(c.req.valid('json')).modelId))
  .post('/zod', zValidator('json', zodSchema(photaEdit)), (c) => c.json(photaEdit.request(c.req.valid('json')).modelId));
const client = testClient(app);
console.log(await (await client.standard.$post({ json: ${input} })).json());
// @ts-expect-error: a typo
void client.standard.$post({ json: { ...${input}, promt: 1, prompt: 2 } });
for (const call of [client.standard, client.zod]) {
  const response = await call.$post({ json: { ...${input}, numOutputs: 9 } });
  console.log(response.status, (await response.text()).includes('${message}'));
}
`,
    'model_phota-edit\n400 true\n400 true',
  ),
  library(
    'ai-sdk',
    'ai',
    ['ai@7.0.173'],
    `import { asSchema, jsonSchema, tool } from 'ai';
import { photaEdit } from 'scenario-models';
import { toolFor } from 'scenario-models/tools';
import { zodSchema } from 'scenario-models/zod';

const { name, description, schema, parse } = toolFor(photaEdit, { provider: 'openai' });
const execute = async (args: unknown) => parse(args).body;
const tools = { [name]: tool({ description, inputSchema: jsonSchema(schema), execute }) };
console.log(Object.keys(tools), await execute({ ...${input}, numOutputs: null }));
for (const known of [photaEdit.schema, zodSchema(photaEdit)]) {
  const made = await asSchema(known as never).jsonSchema;
  console.log(Object.keys(made.properties ?? {}).length, String(made.required));
}
`,
    '5 referenceImages,prompt\n5 referenceImages,prompt',
  ),
  library(
    'mcp-server',
    '@modelcontextprotocol/sdk',
    ['@modelcontextprotocol/sdk@1.32.2'],
    `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { photaEdit } from 'scenario-models';
import { toolFor } from 'scenario-models/tools';
import { zodSchema } from 'scenario-models/zod';

const { name, description, schema: inputSchema, parse } = toolFor(photaEdit, { provider: 'mcp' });
const server = new Server({ name: 'scenario', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name, description, inputSchema }] }));
server.setRequestHandler(CallToolRequestSchema, ({ params }) => ({
  content: [{ type: 'text', text: parse(params.arguments).modelId }],
}));
const ready = new McpServer({ name: 'scenario', version: '1' });
ready.registerTool('edit', { description, inputSchema: zodSchema(photaEdit) }, () => ({ content: [] }));
for (const each of [server, ready]) {
  const [one, other] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'client', version: '1' });
  await Promise.all([each.connect(one), client.connect(other)]);
  const { tools } = await client.listTools();
  console.log(Object.keys(tools[0]?.inputSchema.properties ?? {}).length, String(tools[0]?.inputSchema.required));
  if (each === server) console.log(JSON.stringify((await client.callTool({ name, arguments: ${input} })).content));
  await client.close();
}
`,
    '5 referenceImages,prompt\n[{"type":"text","text":"model_phota-edit"}]\n5 referenceImages,prompt',
  ),
];
