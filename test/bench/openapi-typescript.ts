import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

// Writes the types of an OpenAPI document by openapi-typescript.
const [, , input = '', output = ''] = process.argv;
writeFileSync(output, astToString(await openapiTS(readFileSync(input, 'utf8'))));
