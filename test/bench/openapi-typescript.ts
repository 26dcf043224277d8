import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/** The types of all models by openapi-typescript, from an OpenAPI document with their JSON Schemas. */
const [, , schemas = '', output = ''] = process.argv;
const names = readdirSync(schemas).filter((name) => !name.includes('.schema.'));
const document = {
  openapi: '3.1.0',
  info: { title: 'models', version: '1' },
  paths: {},
  components: {
    schemas: Object.fromEntries(
      names.map((name) => [
        name.replace('.json', ''),
        JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object,
      ]),
    ),
  },
};
writeFileSync(output, astToString(await openapiTS(JSON.stringify(document))));
